import type { Block, Note, Sentence } from '../../corpus/note.ts';
import { contentWords } from '../../quiz/facts/content-words.ts';
import { numberRolesIn } from '../../quiz/facts/number-role.ts';
import { type Quantity, quantitiesIn } from '../../quiz/facts/quantity.ts';
import { leansOnOthers } from '../../quiz/facts/statement.ts';
import { inlineMarkdownOf } from '../../quiz/knowledge/inline-markdown.ts';
import { sectionId } from '../../quiz/section.ts';
import { stemOf } from '../../search/stemming.ts';
import type { ProperNames } from './proper-names.ts';

/** A number which a note states of something, with what is needed to tell whether another note states it of the same. */
export interface StatedAmount {
  readonly path: string;
  readonly line: number;
  /** See `sectionId`. */
  readonly section: string;
  /** Plain text of the sentence, or of the table's cell with its row and column. */
  readonly text: string;
  readonly quantity: Quantity;
  /** What may be compared with it: a dimension of units (`time`, `data`) or the stem of what is counted. */
  readonly measure: string;
  readonly bound: Bound;
  /** Whether the sentence holds for a case that it opens with: "If two subnets are given, …". */
  readonly conditional: boolean;
  /** Every number of the sentence, this one among them. */
  readonly beside: readonly Quantity[];
  /**
   * Stems of the telling words around the number: of the sentence, or of the part of it between semicolons, or of the clause
   * alone where the sentence has several numbers of that kind.
   */
  readonly words: ReadonlySet<string>;
  /** Stems of the note's title and the section's heading. */
  readonly setting: ReadonlySet<string>;
  /** Proper names in the sentence. */
  readonly names: ReadonlySet<string>;
  /** What makes a longer name of a name in the sentence: `public` of "ECR Public". */
  readonly epithets: ReadonlySet<string>;
  /** What stands in code marks in the sentence. */
  readonly codes: ReadonlySet<string>;
  /** Proper names in the note's title, its aliases and the section's heading. */
  readonly namesAbove: ReadonlySet<string>;
}

/** Which end of a range a number is; a default is neither. */
type Bound = 'most' | 'least' | 'default' | undefined;

const MOST =
  /\b(?:up to|at most|no more than|not more than|maximum(?: of)?|max\.?|limit(?:s|ed)?(?: to| of| is)?|under|less than|fewer than|within)\b[^.;:,]{0,20}$/i;
const LEAST =
  /\b(?:at least|no fewer than|no less than|not less than|more than|over|minimum(?: of)?|min\.?)\b[^.;:,]{0,20}$/i;
const MOST_AFTER = /^[^.;:,]{0,20}\b(?:or (?:less|fewer)|at most|maximum)\b/i;
const LEAST_AFTER = /^[^.;:,]{0,20}\b(?:or (?:more|longer)|at least|minimum)\b/i;
const DEFAULT = /\bdefaults?\b/i;
/** One end of a range, or one of several values. */
const SEVERAL_BEFORE = /\b(?:between|from)(?: about)? $|\d\S*(?: \p{L}+)? (?:to|or|and|–|-) $|\d\S*(?: \p{L}+)?, $/u;
const SEVERAL_AFTER = /^(?: ?(?:to|or|–|-) |, )[^.;]{0,12}\d/;
/** A sentence with more of a kind reckons, or lists. */
const mostOfAKind = 3;
/** An interval is no duration. */
const EVERY = /\bevery (?=(?:about |roughly )?$)/i;
/** How much more one thing is than another says nothing of either. */
const DIFFERENCE = /^ (?:more|less|fewer|longer|shorter|extra|additional|later|earlier|off)\b/;
/** A price of one thing is none of another. */
const PER = /^ (?:per|an?|each|for each) \p{L}+(?:(?: and| per|-) ?\p{L}+)?/u;
const EXAMPLE = /\b(?:examples?|for instance|e\.g\.|suppose|sample)\b/i;
const CONDITION = /^(?:if|when|whenever|where|with|without|unless|after|before|during|while)\b/i;
/** Where the clause around a number ends. */
const PART_END = /; /;
const CLAUSE_END = /[;:()]|, | (?:and|but|while|whereas) /;

/** The numbers that a note states of something, in its order. Ranges, examples, versions, dates and codes are none. */
export function statedAmounts(note: Note, properNames: ProperNames): readonly StatedAmount[] {
  return note.chunks.flatMap((chunk) => {
    const above = [note.title, ...note.aliases, chunk.headings.at(-1) ?? ''].join('. ');
    const place = {
      path: note.path,
      section: sectionId({ path: note.path, anchor: chunk.anchor }),
      setting: contentWords([note.title, chunk.headings.at(-1) ?? ''].join('. ')),
      namesAbove: properNames(above),
    };
    return chunk.blocks.flatMap((block) =>
      statementsOf(block).flatMap(({ text, line }) => {
        const beside = quantitiesIn(text);
        const sentence = {
          ...{ line, text, beside },
          conditional: CONDITION.test(text),
          ...{ names: properNames(text), epithets: epithetsIn(text), codes: new Set(text.match(/`[^`]+`/g)) },
        };
        return measuredIn(text, beside).map(({ quantity, measure }) => {
          const alike = beside.filter(({ unit }) => unit?.dimension === quantity.unit?.dimension);
          const words = wordsAround(text, quantity, alike.length > 1 ? CLAUSE_END : PART_END);
          return { ...place, ...sentence, quantity, measure, bound: boundOf(text, quantity), words };
        });
      }),
    );
  });
}

type Measured = Pick<StatedAmount, 'quantity' | 'measure'>;

interface Statement {
  readonly text: string;
  readonly line: number;
}

function statementsOf(block: Block): readonly Statement[] {
  if (block.kind === 'code') return [];
  if (block.kind !== 'table-row') return block.sentences.map(statementOf);
  const [key = '', ...cells] = block.cells;
  // What a row is about by its number ("0.25 vCPU") is not told apart from other numbers of it.
  if (/\d/.test(key)) return [];
  return cells.flatMap((cell, index) => {
    const text = `${key}: ${block.header[index + 1] ?? ''}: ${cell}`;
    return quantitiesIn(cell).length === 1 ? { text, line: block.startLine } : [];
  });
}

/** A line that leads in a list, gives an example or leans on the one before states nothing that holds elsewhere. */
const statementOf = (sentence: Sentence): Statement => {
  const text = inlineMarkdownOf(sentence);
  const states = !text.trimEnd().endsWith(':') && !EXAMPLE.test(text) && !leansOnOthers(text);
  return { text: states ? text : '', line: sentence.startLine };
};

/** The numbers with a unit, and the counts that the sentence is about. */
function measuredIn(text: string, quantities: readonly Quantity[]): readonly Measured[] {
  const roles = new Map(numberRolesIn(text).map((role) => [role.quantity.start, role]));
  return quantities.flatMap((quantity) => {
    const { unit, start, end } = quantity;
    if (unit) {
      const isOneOfSeveral = SEVERAL_BEFORE.test(text.slice(0, start)) || SEVERAL_AFTER.test(text.slice(end));
      const saysLittle =
        quantity.value === 0 || DIFFERENCE.test(text.slice(end)) || (quantity.value === 1 && quantity.spelled);
      const isReckoned = quantities.filter((each) => each.unit?.dimension === unit.dimension).length > mostOfAKind;
      if (isOneOfSeveral || isReckoned || saysLittle) return [];
      const every = EVERY.exec(text.slice(0, start))?.[0] ?? '';
      const per = PER.exec(text.slice(end))?.[0] ?? '';
      return { quantity, measure: every + unit.dimension + per };
    }
    const role = roles.get(start);
    return role?.kind === 'count' ? { quantity, measure: stemOf(role.noun.split(' ').at(-1)!) } : [];
  });
}

function boundOf(text: string, { start, end }: Quantity): Bound {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (MOST.test(before) || MOST_AFTER.test(after)) return 'most';
  if (LEAST.test(before) || LEAST_AFTER.test(after)) return 'least';
  return DEFAULT.test(around(text, { start, end }, CLAUSE_END).join(' ')) ? 'default' : undefined;
}

/** What stands before and after a number, as far as it goes on without a break. */
function around(
  text: string,
  { start, end }: Pick<Quantity, 'start' | 'end'>,
  breaks: RegExp,
): readonly [string, string] {
  return [text.slice(0, start).split(breaks).at(-1)!, text.slice(end).split(breaks)[0]!];
}

/** Other numbers and their units say nothing of what this one is about. */
function wordsAround(text: string, quantity: Quantity, breaks: RegExp): ReadonlySet<string> {
  const rest = around(text, quantity, breaks).join(' ');
  const spans = quantitiesIn(rest);
  return contentWords(spans.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), rest));
}

/** A name that is spelled out before its abbreviation is no longer than that. */
function epithetsIn(text: string): ReadonlySet<string> {
  const names = text.match(/(?<![.:] )(?<!^)\b\p{Lu}[\p{L}\p{N}]*(?: \p{Lu}[\p{L}\p{N}]*)+(?! \()/gu) ?? [];
  const opening = /^\p{Lu}{2,}(?: \p{Lu}[\p{L}\p{N}]*)+(?! \()/u.exec(text)?.[0] ?? '';
  return new Set([...names, opening].flatMap((name) => name.split(' ').slice(1)).map((word) => stemOf(word)));
}
