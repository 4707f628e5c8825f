import { addTo } from '../knowledge/multi-map.ts';
import type { Knowledge } from '../knowledge.ts';
import { overlapOf, wordsOf } from './content-words.ts';
import { numberRolesIn } from './number-role.ts';
import { type Quantity, quantitiesIn, sameAmount } from './quantity.ts';
import { type Statement, statementsOf } from './statement.ts';
import { withoutAsides } from './text-asides.ts';

/** A number that the notes state somewhere. */
export interface StatedNumber {
  readonly statement: Statement;
  readonly quantity: Quantity;
}

/** The numbers of all notes, found by note and by amount. */
export interface StatedNumbers {
  /** Of the note with this path, in its order. */
  inNote(path: string): readonly StatedNumber[];
  /** Bare numbers after a word (`code 137`), in the order of the notes; the word in lower case. */
  after(word: string): readonly StatedNumber[];
  /** Whether another sentence states an amount for what may be the same thing. */
  isStatedElsewhere(amount: Amount, statement: Statement): boolean;
  /** Whether an earlier section states the same amount of the same thing: it is asked for there. */
  isStatedBefore(amount: Amount, statement: Statement): boolean;
}

type Amount = Pick<Quantity, 'value' | 'unit'>;

/** Two sentences that share this part of their words may well speak about the same thing. */
const sameThing = 0.6;

const remembered = new WeakMap<Knowledge, StatedNumbers>();

export function statedNumbers(knowledge: Knowledge): StatedNumbers {
  let numbers = remembered.get(knowledge);
  if (!numbers) {
    numbers = createStatedNumbers(knowledge);
    remembered.set(knowledge, numbers);
  }
  return numbers;
}

function createStatedNumbers({ sections }: Knowledge): StatedNumbers {
  const byNote = new Map<string, StatedNumber[]>();
  const byWord = new Map<string, StatedNumber[]>();
  const byAmount = new Map<string, StatedNumber[]>();
  for (const section of sections) {
    for (const statement of statementsOf(section)) {
      for (const quantity of quantitiesIn(statement.inline)) {
        const number = { statement, quantity };
        addTo(byNote, section.note.path, number);
        addTo(byAmount, keyOf(quantity), number);
        const word = /(\p{L}+) $/u.exec(statement.inline.slice(0, quantity.start))?.[1];
        if (word !== undefined && quantity.unit === undefined) addTo(byWord, word.toLowerCase(), number);
      }
    }
  }
  const alsoStating = (amount: Amount, { sentence }: Statement): readonly Statement[] =>
    (byAmount.get(keyOf(amount)) ?? []).flatMap(({ statement }) =>
      overlapOf(wordsOf(sentence), wordsOf(statement.sentence)) >= sameThing ? [statement] : [],
    );
  return {
    inNote: (path) => byNote.get(path) ?? [],
    after: (word) => byWord.get(word) ?? [],
    isStatedElsewhere: (amount, statement) =>
      alsoStating(amount, statement).some(({ sentence }) => sentence !== statement.sentence),
    isStatedBefore(amount, statement) {
      const first = alsoStating(amount, statement).find(({ inline }) => asks(inline, amount));
      return first !== undefined && first.section !== statement.section;
    },
  };
}

/** Whether a statement is one in which this amount is asked for. */
function asks(inline: string, amount: Amount): boolean {
  return numberRolesIn(withoutAsides(inline)).some(({ quantity }) => sameAmount(quantity, amount));
}

/** The same for equal amounts, whatever their units. */
function keyOf({ value, unit }: Amount): string {
  return unit === undefined ? String(value) : `${unit.dimension} ${(value * unit.factor).toPrecision(9)}`;
}
