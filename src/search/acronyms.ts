/** Words that an acronym may leave out: IAM is Identity *and* Access Management. */
const SMALL_WORDS = new Set('a an and as at by for from in of on or the to with'.split(' '));
const VENDORS = /^(?:amazon|aws|google|azure|microsoft|the|an?)\s+(?=\S)/i;
const ACRONYM = /^\p{Lu}[\p{L}\p{N}]{1,9}$/u;

const WORDS = "[\\p{L}\\p{N}][\\p{L}\\p{N}'’&/-]*";
const EXPANSION_THEN_ACRONYM = new RegExp(`((?:${WORDS}\\s+){1,7}?${WORDS})\\s*\\(([^()]{2,24})\\)`, 'gu');
const ACRONYM_THEN_EXPANSION = /([\p{L}\p{N}/]{2,12})\s*\(([^()]{5,80})\)/gu;
const STANDS_FOR =
  /([\p{L}\p{N}]{2,10})(?:,| is| are)?\s+(?:stands? for|short for|abbreviation (?:of|for)|=|[-–—:])\s+((?:[\p{L}\p{N}'’&/-]+\s*){1,8})/gu;

/**
 * Pairs of a long name and its acronym that a text states: `Elastic Container Service (ECS)`, `ECS (Elastic Container
 * Service)`, `ECR stands for …`, `OCI - Open Container Initiative`. Only pairs whose letters agree are given.
 */
export function acronymsIn(text: string): readonly (readonly [long: string, short: string])[] {
  const pairs: (readonly [string, string])[] = [];
  const take = (long: string, short: string, anchored: 'start' | 'end') => {
    const pair = pairOf(long, short.trim().replace(VENDORS, ''), anchored);
    if (pair) pairs.push(pair);
  };
  for (const match of text.matchAll(EXPANSION_THEN_ACRONYM)) take(match[1]!, match[2]!, 'end');
  for (const match of text.matchAll(ACRONYM_THEN_EXPANSION)) take(match[2]!, match[1]!, 'start');
  for (const match of text.matchAll(STANDS_FOR)) take(match[2]!, match[1]!, 'start');
  return pairs;
}

/** Whether a short name is made of a long one's initials; also `k8s`, first and last letter and how many lie between. */
export function isAcronymOf(short: string, long: string): boolean {
  const words = wordsOf(long.replace(VENDORS, ''));
  const letters = lettersOf(short.replace(VENDORS, ''));
  return letters !== undefined && (spells(letters, words) || isNumeronym(short, long));
}

function pairOf(long: string, short: string, anchored: 'start' | 'end'): readonly [string, string] | undefined {
  const letters = lettersOf(short);
  if (!letters) return undefined;
  const words = long.trim().replace(VENDORS, '').split(/\s+/);
  // The name is the run of words next to the acronym that spells it; the sentence around it is not part of the name.
  for (let count = 1; count <= words.length; count++) {
    const name = (anchored === 'end' ? words.slice(-count) : words.slice(0, count)).join(' ');
    if (spells(letters, wordsOf(name))) return [name, singular(short)];
  }
  return undefined;
}

/** Letters of an acronym in lower case: `VMs` → `vm`, `EC2` → `ecc`, `S3` → `sss`; undefined when it does not look like one. */
function lettersOf(short: string): string | undefined {
  if (!ACRONYM.test(short)) return undefined;
  const stem = singular(short);
  if (stem.length < 2 || stem !== stem.toUpperCase()) return undefined;
  return stem
    .toLowerCase()
    .replace(/(\p{L})([2-4])/gu, (_, letter: string, times: string) => letter.repeat(Number(times)));
}

function singular(short: string): string {
  return short.replace(/(?<=\p{Lu}{2})e?s$/u, '').replace(/(?<=\p{Lu})s$/u, '');
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .split(/[\s/&-]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}

/** Whether the words' initials are the letters, each small word left out or not. */
function spells(letters: string, words: readonly string[]): boolean {
  if (words.length < 2 || SMALL_WORDS.has(words[0]!)) return false;
  const match = (letter: number, word: number): boolean => {
    if (word === words.length) return letter === letters.length;
    const text = words[word]!;
    if (SMALL_WORDS.has(text) && match(letter, word + 1)) return true;
    return text[0] === letters[letter] && match(letter + 1, word + 1);
  };
  return match(0, 0);
}

function isNumeronym(short: string, long: string): boolean {
  const parts = /^(\p{L})(\d+)(\p{L})$/u.exec(short);
  const word = long.trim().toLowerCase();
  return (
    parts !== null &&
    word.length === Number(parts[2]) + 2 &&
    word.startsWith(parts[1]!.toLowerCase()) &&
    word.endsWith(parts[3]!.toLowerCase())
  );
}
