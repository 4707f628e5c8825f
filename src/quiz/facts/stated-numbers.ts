import type { Knowledge } from '../knowledge.ts';
import { overlapOf } from './content-words.ts';
import { type Quantity, quantitiesIn, sameAmount } from './quantity.ts';
import { type Statement, statementsOf } from './statement.ts';

/** A number that the notes state somewhere. */
export interface StatedNumber {
  readonly statement: Statement;
  readonly quantity: Quantity;
}

/** Two sentences that share this part of their words may well speak about the same thing. */
const sameThing = 0.6;

const remembered = new WeakMap<Knowledge, readonly StatedNumber[]>();

/** All numbers that the notes state, in their order. */
export function statedNumbers(knowledge: Knowledge): readonly StatedNumber[] {
  let numbers = remembered.get(knowledge);
  if (!numbers) {
    numbers = knowledge.sections.flatMap((section) =>
      statementsOf(section).flatMap((statement) =>
        quantitiesIn(statement.inline).map((quantity) => ({ statement, quantity })),
      ),
    );
    remembered.set(knowledge, numbers);
  }
  return numbers;
}

/** Whether another sentence of the notes states an amount for what may be the same thing. */
export function isStatedElsewhere(
  amount: Pick<Quantity, 'value' | 'unit'>,
  { sentence, words }: Statement,
  numbers: readonly StatedNumber[],
): boolean {
  return numbers.some(
    ({ statement, quantity }) =>
      statement.sentence !== sentence && sameAmount(amount, quantity) && overlapOf(words, statement.words) >= sameThing,
  );
}

/** Whether an earlier section already states the same amount of the same thing: it is asked for there. */
export function isStatedBefore(
  amount: Quantity,
  { section, words }: Statement,
  numbers: readonly StatedNumber[],
): boolean {
  for (const { statement, quantity } of numbers) {
    if (statement.section === section) return false;
    if (sameAmount(amount, quantity) && overlapOf(words, statement.words) >= sameThing) return true;
  }
  return false;
}
