/** Words that turn a statement into its opposite: two texts which differ in one of them do not say the same. */
const NEGATIONS = new Set([
  'not',
  'no',
  'never',
  'without',
  'cannot',
  "don't",
  "doesn't",
  "isn't",
  "aren't",
  "can't",
  "won't",
  'unless',
  'except',
]);

/** How alike two word sets must be (Jaccard) to say nearly the same. */
const ALIKE = 0.75;

/** Whether two texts say the same in nearly the same words: by shared words, with equal numbers and equal negations. */
export function saySame(a: string, b: string): boolean {
  const left = wordSet(a);
  const right = wordSet(b);
  if (left.size === 0 || right.size === 0) return false;
  let shared = 0;
  for (const word of left) {
    if (right.has(word)) shared += 1;
    else if (NEGATIONS.has(word) || /\d/.test(word)) return false;
  }
  for (const word of right) if (!left.has(word) && (NEGATIONS.has(word) || /\d/.test(word))) return false;
  return shared / (left.size + right.size - shared) >= ALIKE;
}

function wordSet(text: string): ReadonlySet<string> {
  return new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[’]/g, "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'.-]*(?<![.'-])/gu) ?? [],
  );
}
