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
  const [fewer, more] = left.size < right.size ? [left, right] : [right, left];
  // Not even with every word of the shorter text in the longer one could they be alike.
  if (fewer.size < ALIKE * more.size || more.size === 0) return false;
  let shared = 0;
  for (const word of left) {
    if (right.has(word)) shared += 1;
    else if (NEGATIONS.has(word) || /\d/.test(word)) return false;
  }
  for (const word of right) if (!left.has(word) && (NEGATIONS.has(word) || /\d/.test(word))) return false;
  return shared / (left.size + right.size - shared) >= ALIKE;
}

/** Passages of common sections are compared over and over; past this many the memory is emptied and fills again. */
const REMEMBERED_TEXTS = 2_000;
const remembered = new Map<string, ReadonlySet<string>>();

function wordSet(text: string): ReadonlySet<string> {
  let words = remembered.get(text);
  if (!words) {
    const plain = text.normalize('NFKC').toLowerCase().replace(/[’]/g, "'");
    words = new Set(plain.match(/[\p{L}\p{N}][\p{L}\p{N}'.-]*(?<![.'-])/gu) ?? []);
    if (remembered.size >= REMEMBERED_TEXTS) remembered.clear();
    remembered.set(text, words);
  }
  return words;
}
