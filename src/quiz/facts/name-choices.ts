import type { Sentence } from '../../corpus/note.ts';
import { isEnglishWord } from '../../search/english-words.ts';
import { kinshipIn } from '../knowledge/kinship.ts';
import { isPlural, pluralOf } from '../knowledge/noun-forms.ts';
import { overlaps } from '../knowledge/siblings.ts';
import type { Knowledge, Term } from '../knowledge.ts';
import { plainText } from '../plain-text.ts';
import type { Random } from '../random.ts';
import { contentWords, overlapOf, wordsOf } from './content-words.ts';
import { areJoined } from './joined-notes.ts';
import type { NameSlot } from './name-slot.ts';
import type { Statement } from './statement.ts';
import { sentencesNaming } from './terms-named.ts';
import { shapeOf, type WrittenCode, writtenCode } from './written-code.ts';

const wanted = 3;
const fewest = 2;
/** Where the notes say of another thing this much of what the stem says, that thing may be right as well. */
const sayable = 0.5;

/** The choices for a slot, in an order of chance; nothing where the notes know too few things like it. */
export function nameChoices(
  slot: NameSlot,
  stem: string,
  statement: Statement,
  knowledge: Knowledge,
  random: Random,
): readonly string[] | undefined {
  const said = contentWords(stem);
  const startsLike = /\ban? \\_/i.test(stem) ? vowelOf(slot.written) : undefined;
  const hasSiblings = slot.term !== undefined && slot.role !== 'format' && !slot.written.startsWith('`');
  const others = (hasSiblings ? siblingsOf(slot, said, statement, knowledge) : [])
    .concat(alikeCode(slot, said, statement, knowledge))
    .filter((other) => !isNamed(plainText(other), plainText(stem), knowledge))
    .filter((other) => startsLike === undefined || vowelOf(other) === startsLike);
  const chosen = [...new Set(others)].slice(0, wanted);
  return chosen.length < fewest ? undefined : random.shuffle([slot.written, ...chosen]);
}

/** Whether a text names a thing, by whatever name, or what it is a part of: `kube-apiserver` where it says API server. */
function isNamed(other: string, text: string, knowledge: Knowledge): boolean {
  const [name, whole] = [lettersOf(other), lettersOf(text)];
  if (text.toLowerCase().includes(other.toLowerCase()) || (name.length >= shortestName && whole.includes(name)))
    return true;
  if (runsOfWords(text).some((run) => run.length >= shortestName && name.endsWith(run))) return true;
  const named = knowledge.termsIn(text).map(({ term }) => term);
  if (named.some(({ names }) => names.some((each) => isWithin(lettersOf(each), name)))) return true;
  const [own] = knowledge.termsIn(other);
  if (own === undefined || own.end - own.start < other.length) return false;
  return (
    named.includes(own.term) ||
    kinshipIn(knowledge)
      .definitionsOf(own.term)
      .some(
        ({ meaning }) => PART_OF.test(meaning) && knowledge.termsIn(meaning).some(({ term }) => named.includes(term)),
      )
  );
}

/** Two or three words in a row, run together: `apiserver`. */
function runsOfWords(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((_, at) =>
    [2, 3].flatMap((count) => (at + count <= words.length ? [words.slice(at, at + count).join('')] : [])),
  );
}

const PART_OF = /\b(?:parts?|components?|pieces?|layers?|members?|elements?) (?:of|in)\b/i;
/** Shorter names stand in longer words by chance. */
const shortestName = 5;

const isWithin = (short: string, long: string): boolean => short.length >= shortestName && long.includes(short);

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const vowelOf = (written: string): boolean => /^`?[aeiou]/i.test(written);

function siblingsOf(
  { term, written, role }: NameSlot,
  said: ReadonlySet<string>,
  { sentence, section }: Statement,
  knowledge: Knowledge,
): string[] {
  const { mayAlsoBe } = kinshipIn(knowledge);
  const own = term!;
  const chosen: Term[] = [];
  for (const other of knowledge.siblings(own)) {
    if (other.proper !== own.proper || mayAlsoBe(own, other) || chosen.some((each) => overlaps(each, other))) continue;
    if (!own.proper && role === 'means' && headOf(other.kind) !== headOf(own.kind)) continue;
    if (/\d/.test(other.name) && !/\d/.test(own.name)) continue;
    const namings = sentencesNaming(other, knowledge);
    const mayBeSaid = namings.some(
      (each) => each.sentence !== sentence && sharedOf(said, wordsOf(each.sentence)) >= sayable,
    );
    if (mayBeSaid) continue;
    const isOfKind = own.kind !== undefined && own.kind === other.kind;
    if (!isOfKind && !namings.some((each) => areJoined(each.section, section))) continue;
    chosen.push(other);
  }
  return chosen.map((other) => likeWritten(other, own, written));
}

const headOf = (kind: string | undefined): string | undefined => kind?.split(' ').at(-1);

/** Which part of the first words stand among the second. */
function sharedOf(said: ReadonlySet<string>, words: ReadonlySet<string>): number {
  return said.size > words.size ? overlapOf(said, words) * (words.size / said.size) : overlapOf(said, words);
}

/** A sibling in the form of the answer: short beside short, plural beside plural. */
function likeWritten(other: Term, own: Term, written: string): string {
  const short = /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(written);
  const name = (short ? other.names.find((each) => /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(each)) : undefined) ?? other.name;
  const plural = !own.proper && isPlural(written.split(' ').at(-1)!) && !own.names.includes(written);
  return plural && !isPlural(name.split(' ').at(-1)!) ? pluralOf(name) : name;
}

/** Code of the same shape, from the same section first. */
function alikeCode(
  { written }: NameSlot,
  said: ReadonlySet<string>,
  { section, sentence }: Statement,
  knowledge: Knowledge,
): string[] {
  const shape = shapeOf(written);
  if (shape === undefined) return [];
  const codes = writtenCode(knowledge);
  const mayBeSaid = (other: string): boolean =>
    codes
      .written(other)
      .some((each) => each.sentence !== sentence && sharedOf(said, wordsOf(each.sentence)) >= sayable);
  const alike = codes
    .ofShape(shape)
    .filter(
      (other) =>
        other.written !== written &&
        areJoined(other.section, section) &&
        (EVERYWHERE.test(shape) || isBeside(other, sentence)),
    );
  const here = alike.filter((other) => other.section === section);
  return [...new Set([...here, ...alike].map((other) => other.written))].filter((other) => !mayBeSaid(other));
}

/** Shapes that say enough of what the code is; other code is alike where it stands in one paragraph. */
const EVERYWHERE = /^(?:error|(?:short )?option|capitals \p{Lu}+)$/u;

function isBeside({ section, sentence }: WrittenCode, other: Sentence): boolean {
  return section.blocks.some(({ sentences }) => sentences.includes(sentence) && sentences.includes(other));
}

/** Whether a name is one ordinary word, which fits in too many places. */
export function isOrdinary({ written, term }: NameSlot): boolean {
  if (written.startsWith('`') || term?.proper || /\s/.test(written)) return false;
  const word = written.toLowerCase();
  return isEnglishWord(word) || isEnglishWord(word.replace(/s$/, ''));
}
