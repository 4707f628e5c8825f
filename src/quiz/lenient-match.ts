import { editDistance } from '../search/edit-distance.ts';
import { fold } from '../search/stemming.ts';
import { type Quantity, quantitiesIn, sameAmount } from './facts/quantity.ts';
import { plainText } from './plain-text.ts';
import type { Grade } from './prompt.ts';
import { coresOf, isHedged, isUndecided } from './reply-wording.ts';

/** A shorter word with one letter changed is another word: ECS, EKS and ECR. */
const shortestMistyped = 5;
/** A reply with more words than the answer and this many besides says something that is not understood. */
const mostExtraWords = 3;

/** A text, read in the ways in which texts are compared. */
interface Reading {
  readonly exact: string;
  /** Without case, outer punctuation and article, words run together: `10 GB` is `10gb`, `Read-only` is `readonly`. */
  readonly key: string;
  readonly words: readonly Word[];
  readonly quantities: readonly Quantity[];
}

interface Word {
  readonly text: string;
  readonly singular: string;
  /** Written in capitals: a slip in it makes another acronym, and so does an `s`. */
  readonly acronym: boolean;
}

type Comparison = (reply: Reading, form: Reading) => boolean;

/** From strict to lenient: what is nearer to the letter decides before what is only like it. */
const COMPARISONS: readonly Comparison[] = [
  (reply, form) => reply.exact === form.exact,
  (reply, form) => reply.key === form.key,
  (reply, form) => samePlurals(reply, form) || sameQuantity(reply, form),
  (reply, form) => sameButForSlips(reply.words, form.words),
];

/**
 * Which of several things a reply names: by any of the forms given for each, whatever the case, punctuation, article,
 * plural or spelling of a number, and with a slip of one letter in a longer word.
 * @returns index of the thing; `several` when it fits more than one alike; nothing when it names none.
 */
export function namedBy(reply: string, things: readonly (readonly string[])[]): number | 'several' | undefined {
  const readings = things.map((forms) => forms.map(read));
  const cores = isUndecided(reply) ? [reply] : coresOf(reply);
  for (const core of cores) {
    const found = compared(read(core), readings);
    if (found !== undefined) return found;
  }
  return isUndecided(reply) || isHedged(reply) ? undefined : contained(read(reply), readings);
}

/** The one text in which what a reply says stands: `fargate` for `AWS Fargate`. Nothing when it stands in none or in several. */
export function soleTextWith(reply: string, texts: readonly string[]): number | undefined {
  if (isUndecided(reply) || isHedged(reply)) return undefined;
  const { words } = read([...coresOf(reply)].at(-1)!);
  if (!words.some(({ text }) => /\p{L}{2}/u.test(text))) return undefined;
  const found = texts.flatMap((text, index) => (positionsIn(read(text).words, words).length > 0 ? [index] : []));
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Grades what was typed for a prompt without choices.
 * @param accepted forms of the right answer.
 * @param others things near to it that are not the answer, so that they are not taken for slips.
 */
export function gradeTyped(reply: string, accepted: readonly string[], others: readonly string[]): Grade {
  const named = namedBy(reply, [accepted, ...others.map((other) => [other])]);
  if (named === 0) return 'right';
  if (named === 'several') return 'unclear';
  if (named !== undefined) return 'wrong';
  return saysSomethingElse(reply, accepted) ? 'wrong' : 'unclear';
}

function saysSomethingElse(reply: string, accepted: readonly string[]): boolean {
  if (isUndecided(reply) || isHedged(reply)) return false;
  const { words, quantities } = read([...coresOf(reply)].at(-1)!);
  const forms = accepted.map(read);
  if (forms.some((form) => form.quantities.length === 1)) return quantities.length === 1;
  return words.length <= Math.max(...forms.map((form) => form.words.length)) + mostExtraWords;
}

function compared(reply: Reading, things: readonly (readonly Reading[])[]): number | 'several' | undefined {
  for (const fits of COMPARISONS) {
    const named = things.flatMap((forms, index) => (forms.some((form) => fits(reply, form)) ? [index] : []));
    if (named.length > 0) return named.length === 1 ? named[0] : 'several';
  }
  return undefined;
}

/** The one thing whose name stands somewhere in the reply. A name within a longer one (`ECS` in `ECS Anywhere`) is not it. */
function contained(reply: Reading, things: readonly (readonly Reading[])[]): number | 'several' | undefined {
  const found: { index: number; from: number; to: number }[] = [];
  for (const [index, forms] of things.entries()) {
    for (const form of forms) {
      if (form.quantities.length > 0) {
        if (reply.quantities.length === 1 && sameButForUnit(reply.quantities[0]!, form)) {
          found.push({ index, from: 0, to: reply.words.length });
        }
        continue;
      }
      for (const from of positionsIn(reply.words, form.words)) {
        found.push({ index, from, to: from + form.words.length });
      }
    }
  }
  const longest = found.filter(
    (each) =>
      !found.some(
        (other) => other.from <= each.from && other.to >= each.to && other.to - other.from > each.to - each.from,
      ),
  );
  const named = new Set(longest.map(({ index }) => index));
  if (named.size === 0) return undefined;
  return named.size === 1 ? [...named][0] : 'several';
}

/** Where a run of words stands in others. */
function positionsIn(words: readonly Word[], run: readonly Word[]): readonly number[] {
  if (run.length === 0) return [];
  return words.flatMap((_, from) =>
    from + run.length <= words.length && run.every((word, at) => sameWord(words[from + at]!, word)) ? [from] : [],
  );
}

function read(text: string): Reading {
  const plain = plainText(text)
    .normalize('NFKC')
    .replace(/[’‘]/g, "'")
    .replace(/^[\s.,;:!?'"`*()[\]{}…“”]+|[\s.,;:!?'"`*()[\]{}…“”]+$/g, '');
  const bare = plain.replace(/^(?:an?|the)\s+(?=\S)/i, '').replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  const key = bare.toLowerCase().replace(/(?<=[\p{L}])[\s_-]+|[\s_-]+(?=[\p{L}])/gu, '');
  return { exact: text.trim(), key, words: wordsOf(bare), quantities: quantitiesIn(plain) };
}

function wordsOf(text: string): readonly Word[] {
  return (text.match(/[\p{L}\p{N}+#%$€°'.:/@-]+/gu) ?? []).flatMap((run) =>
    run
      .split(/[-/](?=\p{L})/u)
      .map((part) => part.replace(/^['.:]+|['.:]+$/g, ''))
      .filter((part) => part !== '')
      .map(wordOf),
  );
}

function wordOf(written: string): Word {
  const text = fold(written) || written;
  const acronym = /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(written);
  return { text, singular: acronym ? text : singularOf(text), acronym };
}

function singularOf(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:s|x|z|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

function sameWord(reply: Word, form: Word): boolean {
  if (reply.text === form.text) return true;
  // Three letters and an s are a plural (AMIs); four are another name (HTTPS).
  if (form.acronym) return form.text.length <= 3 && reply.text === `${form.text}s`;
  return !reply.acronym && reply.singular === form.singular;
}

function samePlurals(reply: Reading, form: Reading): boolean {
  return (
    reply.words.length > 0 &&
    reply.words.length === form.words.length &&
    reply.words.every((word, at) => sameWord(word, form.words[at]!))
  );
}

function sameQuantity(reply: Reading, form: Reading): boolean {
  if (reply.quantities.length !== 1 || form.quantities.length !== 1) return false;
  if (!sameButForUnit(reply.quantities[0]!, form)) return false;
  const known = new Set(form.words.map(({ singular }) => singular));
  const numbers = quantityWords(reply.quantities[0]!);
  return reply.words.every(({ text, singular }) => known.has(singular) || numbers.has(text) || APPROXIMATE.has(text));
}

const APPROXIMATE = new Set(
  'about around roughly circa approximately up to at most least exactly a an the of'.split(' '),
);

function quantityWords({ text }: Quantity): ReadonlySet<string> {
  return new Set([text, ...text.split(/[\s-]+/)].map((word) => fold(word) || word));
}

/** The same amount; or the same number, where the reply has no unit or one that people use alike (GB and GiB, m for minutes). */
function sameButForUnit(reply: Quantity, form: Reading): boolean {
  const [quantity] = form.quantities;
  if (quantity === undefined || form.quantities.length > 1) return false;
  if (sameAmount(reply, quantity)) return true;
  if (reply.value !== quantity.value) return false;
  if (reply.unit === undefined) return true;
  if (quantity.unit === undefined) return false;
  const [own, other] = [reply.unitText.toLowerCase(), quantity.unitText.toLowerCase()];
  return own === other.replace('i', '') || other === own.replace('i', '') || own === other[0];
}

/** Each word the same or with one slip. Never in numbers, names with digits, and acronyms. */
function sameButForSlips(reply: readonly Word[], form: readonly Word[]): boolean {
  if (reply.length !== form.length || form.length === 0) return false;
  return reply.every((word, at) => sameWord(word, form[at]!) || isSlip(word.text, form[at]!));
}

function isSlip(typed: string, { text, acronym }: Word): boolean {
  if (text.length < shortestMistyped || (acronym && text.length <= shortestMistyped)) return false;
  if (/[^\p{L}]/u.test(text) || /[^\p{L}]/u.test(typed)) return false;
  return Math.abs(typed.length - text.length) <= 1 && editDistance(typed, text) === 1;
}
