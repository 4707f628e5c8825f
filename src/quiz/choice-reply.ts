import { namedBy, soleTextWith } from './lenient-match.ts';
import { coresOf, isHedged } from './reply-wording.ts';

const LETTERS = 'abcdefghij';
const IN_WORDS = [
  ['first', 'one'],
  ['second', 'two'],
  ['third', 'three'],
  ['fourth', 'four'],
  ['fifth', 'five'],
];
/** Which choice a reply begins with, before its text: `b) Fargate`. */
const LABELLED = /^\(?(\d{1,2}|[a-j])[.):]\s+(\S.*)$/is;

/**
 * Which choice a reply names: by number (`2`, `option 2`), by letter (`b`, `it's B`), or by its text, leniently.
 * @param choices Markdown, as shown.
 * @returns index in `choices`, or nothing when it names none or more than one.
 */
export function readChoice(reply: string, choices: readonly string[]): number | undefined {
  const cores = [...coresOf(reply)];
  const within = (index: number): index is number => index >= 0 && index < choices.length;
  const label = cores.map(labelOf).find(within);
  if (label !== undefined) return isHedged(reply) ? undefined : label;
  const forms = choices.map((choice) => [choice]);
  const [, begun, rest] = LABELLED.exec(reply.trim()) ?? [];
  if (begun !== undefined && rest !== undefined && within(labelOf(begun))) {
    const named = namedBy(rest, forms);
    if (named !== undefined) return named === labelOf(begun) ? named : undefined;
  }
  const named = namedBy(reply, forms);
  if (typeof named === 'number') return named;
  if (named === 'several' || isHedged(reply)) return undefined;
  const words = cores.map((core) => core.toLowerCase().replace(/[^\p{L}]/gu, ''));
  const ordinal = IN_WORDS.findIndex((names) => names.some((name) => words.includes(name)));
  return within(ordinal) ? ordinal : soleTextWith(reply, choices);
}

/** Index of the choice with this number or letter, -1 when it is neither. */
function labelOf(text: string): number {
  const [, number, letter] = /^\(?(?:(\d{1,2})|([a-j]))[.):!?]*$/.exec(text.trim().toLowerCase()) ?? [];
  if (number !== undefined) return Number(number) - 1;
  return letter === undefined ? -1 : LETTERS.indexOf(letter);
}
