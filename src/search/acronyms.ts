/** Words that an acronym may leave out: IAM is Identity *and* Access Management. */
const SMALL_WORDS = new Set('a an and as at by for from in of on or the to with'.split(' '));
const VENDOR = /^(?:amazon|aws|google|azure|microsoft)\s+(?=\S)/i;
const ARTICLE = /^(?:the|an?)\s+(?=\S)/i;
const ACRONYM = /^\p{Lu}[\p{L}\p{N}/]{1,9}$/u;
const LONGEST_NAME = 8;

const IN_BRACKETS = /\(([^()]{2,80})\)/g;
const STANDS_FOR =
  /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}/]{1,9})(?:,| is| are)?\s*(?:stands? for|short for|an abbreviation (?:of|for)|[=:–—]|\s-)\s+([\p{L}\p{N}'’&/ -]{5,80})/gu;

/**
 * Groups of names that a text states to be one: `Elastic Container Service (ECS)`, `ECS (Elastic Container Service)`,
 * `ECR stands for …`, `OCI - Open Container Initiative`. Only names whose letters agree with the acronym are believed. A
 * name that is written with its vendor (`Amazon ECS`) is given with it and without.
 */
export function acronymsIn(text: string): readonly (readonly string[])[] {
  const groups: (readonly string[])[] = [];
  const take = (long: string, short: string, side: 'before' | 'after') => {
    const group = groupOf(long, short, side);
    if (group) groups.push(group);
  };
  if (text.includes('(')) {
    for (const match of text.matchAll(IN_BRACKETS)) {
      const words = text
        .slice(Math.max(0, match.index - 120), match.index)
        .trim()
        .split(/\s+/);
      take(words.slice(-LONGEST_NAME).join(' '), match[1]!, 'before');
      take(match[1]!, words.slice(-2).join(' '), 'after');
    }
  }
  for (const match of text.matchAll(STANDS_FOR)) take(match[2]!, match[1]!, 'after');
  return groups;
}

/** Whether a short name is made of a long one's initials; or like `k8s`, its ends and how many letters lie between. */
export function isAcronymOf(short: string, long: string): boolean {
  const letters = lettersOf(withoutVendor(short));
  return (letters !== undefined && spells(letters, wordsOf(withoutVendor(long)))) || isNumeronym(short, long);
}

function groupOf(long: string, short: string, side: 'before' | 'after'): readonly string[] | undefined {
  const acronym = acronymIn(short, side);
  const letters = acronym && lettersOf(acronym);
  if (!letters) return undefined;
  const words = long.trim().split(/\s+/);
  // The name is the run of words next to the acronym that spells it; the sentence around it is not part of it.
  for (let count = 1; count <= Math.min(words.length, LONGEST_NAME); count++) {
    const name = withoutVendor((side === 'before' ? words.slice(-count) : words.slice(0, count)).join(' '));
    if (!spells(letters, wordsOf(name))) continue;
    const vendor = vendorIn(short) ?? vendorIn(words.slice(-count - 1).join(' '));
    const plain = [name, singular(acronym)];
    return vendor ? [...plain, ...plain.map((each) => `${vendor} ${each}`)] : plain;
  }
  return undefined;
}

/** The acronym alone in brackets or with its vendor; before brackets it is the last word. */
function acronymIn(short: string, side: 'before' | 'after'): string | undefined {
  const words = withoutVendor(short.trim()).split(/\s+/);
  if (side === 'before' && words.length > 1) return undefined;
  return words.at(-1)?.replace(/[^\p{L}\p{N}/]/gu, '');
}

/** `Amazon ECS` → `ECS`; an article goes too. */
export function withoutVendor(name: string): string {
  return name.replace(ARTICLE, '').replace(VENDOR, '');
}

function vendorIn(name: string): string | undefined {
  return VENDOR.exec(name.trim().replace(ARTICLE, ''))?.[0].trim();
}

/** Its letters in lower case: `VMs` → `vm`, `EC2` → `ecc`, `S3` → `sss`; undefined when it does not look like an acronym. */
function lettersOf(short: string): string | undefined {
  if (!ACRONYM.test(short)) return undefined;
  const stem = singular(short).replaceAll('/', '');
  if (stem.length < 2 || stem !== stem.toUpperCase()) return undefined;
  return stem
    .toLowerCase()
    .replace(/(\p{L})([2-4])/gu, (_, letter: string, times: string) => letter.repeat(Number(times)));
}

function singular(acronym: string): string {
  return acronym.replace(/(?<=\p{Lu}{2})e?s$/u, '');
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}

/** Whether the words' initials are the letters, each small word counted or left out. */
function spells(letters: string, words: readonly string[]): boolean {
  if (words.length < 2 || words.length > LONGEST_NAME || SMALL_WORDS.has(words[0]!)) return false;
  const match = (letter: number, word: number): boolean => {
    const text = words[word];
    if (text === undefined) return letter === letters.length;
    if (SMALL_WORDS.has(text) && match(letter, word + 1)) return true;
    return text[0] === letters[letter] && match(letter + 1, word + 1);
  };
  return match(0, 0);
}

function isNumeronym(short: string, long: string): boolean {
  const parts = /^(\p{L})(\d{1,2})(\p{L})$/u.exec(short.toLowerCase());
  const word = long.trim().toLowerCase();
  return (
    parts !== null && word.length === Number(parts[2]) + 2 && word.startsWith(parts[1]!) && word.endsWith(parts[3]!)
  );
}
