import porter2 from 'wink-porter2-stemmer';

const PLURAL_ACRONYM = /^(\p{Lu}{2,})(?:e?s)$/u;
const COMBINING_MARKS = /[\u0300-\u036f]/g;

/** Case and compatibility forms folded, accents dropped: `Ｋｕｂｅ` → `kube`, `Straße` → `strasse`, `naïve` → `naive`. */
export function fold(word: string): string {
  // Almost every word of a note is plain ASCII.
  if (isAscii(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(COMBINING_MARKS, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}

/**
 * The index term of one word: Porter2, except that acronyms and names keep their letters.
 * - A plural acronym loses its `s` alone: `VMs` → `vm`, `OSes` → `os`.
 * - A word with a digit is left as it is: `k8s`, `t3`, `1.25`.
 * - A word of three letters keeps a final `s`, whichever case it is typed in: `aws`, `EKS`, `dns`, `gas`.
 */
export function stemOf(word: string): string {
  const plural = PLURAL_ACRONYM.exec(word);
  if (plural) return fold(plural[1]!);
  const folded = fold(word);
  if (/\d/.test(folded)) return folded;
  if (folded.length <= 3 && folded.endsWith('s')) return folded;
  return porter2(folded);
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 127) return false;
  return true;
}
