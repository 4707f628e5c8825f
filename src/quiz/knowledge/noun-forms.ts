/** Singular of a word in lower case, by rules alone; a word that the rules do not know stays as it is. */
export function singularOf(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(?:ch|sh|x|ss|zz)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

/** Whether a word looks like a noun in the plural: `layers`, `VMs`, not `serverless`, `Kubernetes` or `always`. */
export function isPlural(word: string): boolean {
  if (/^\p{Lu}{2,}s$/u.test(word)) return true;
  return /^\p{Ll}[\p{L}-]{2,}s$/u.test(word) && !/(?:ss|us|is|ics)$/.test(word) && !NOT_PLURAL.has(word);
}

const NOT_PLURAL: ReadonlySet<string> = new Set(
  'always besides sometimes perhaps series species means news lens gas alias canvas atlas as does has was its whereas less thus yes'.split(
    ' ',
  ),
);

/** Plural of a singular name: of its last word, `task definition` → `task definitions`. */
export function pluralOf(name: string): string {
  if (/\p{Lu}$/u.test(name)) return `${name}s`;
  if (/(?:s|x|z|ch|sh)$/.test(name)) return `${name}es`;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}
