import { cut, isSelfContained, LONGEST_MEANING_CHARS, type Meaning } from './meaning.ts';
import { nounPhraseOf } from './noun-phrase.ts';
import { tellingWords } from './telling-words.ts';

const FEWEST_TELLING_WORDS = 4;

/**
 * Reads what follows `X means`: `that the kernel killed a process …`, `building applications for …`.
 * @returns nothing where it is no whole thought, or speaks of something that stands elsewhere.
 */
export function readSense(rest: string): Meaning | undefined {
  const { core } = cut(rest);
  const begins = /^(?:that\s|\p{Ll}+ing\s)/u.test(core) || (nounPhraseOf(core)?.determiner ?? '') !== '';
  if (!begins || core.length > LONGEST_MEANING_CHARS || !isSelfContained(core)) return undefined;
  return tellingWords(core).length < FEWEST_TELLING_WORDS ? undefined : { meaning: core };
}
