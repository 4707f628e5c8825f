import { isAcronymOf } from '../../search/acronyms.ts';
import type { Term } from '../knowledge.ts';
import { tellingWords } from './telling-words.ts';

/** Shorter parts of a word stand in it by chance. */
const SHORTEST_PART = 3;

/** Words of a text (as their stems) by which somebody could guess a name without knowing the thing. */
export function giveaways(name: string, { names }: Term, text: string): readonly string[] {
  // What an acronym stands for is known to those who do not know what it is.
  const readAs = [name, ...names.filter((other) => isAcronymOf(name, other) || isAcronymOf(other, name))];
  const own = readAs.flatMap(tellingWords);
  return [...new Set(tellingWords(text))].filter((word) => own.some((part) => areAkin(word, part)));
}

/** `docker` and `file` stand in `dockerfile`, `contain` in `containeris`. */
function areAkin(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= SHORTEST_PART && (long.startsWith(short) || long.endsWith(short));
}
