/** Words that turn a statement into its opposite or its rule into an exception. */
const NEGATIONS = new Set(
  "not no never without cannot don't doesn't isn't aren't can't won't unless except rarely seldom hardly barely only".split(
    ' ',
  ),
);

/** Words that may be said or left out, or put for one another, without saying anything else. */
const FILLERS = new Set(
  'a an the that which who is are be been of to in on for with and or as by it its this these also then so than very just'.split(
    ' ',
  ),
);

/** How alike the words, and the pairs of words in their order, must be (Jaccard) to say nearly the same. */
const ALIKE_WORDS = 0.75;
const ALIKE_PAIRS = 0.5;
const SAME_ORDER = 0.9;

/**
 * Whether two texts say the same in nearly the same words: most words are shared and in the same order, no telling word
 * stands for another ("enabled", "disabled"), and neither has a number or a negation of its own.
 */
export function saySame(a: string, b: string): boolean {
  const [left, right] = [wordsIn(a), wordsIn(b)];
  const [fewer, more] = left.set.size < right.set.size ? [left.set, right.set] : [right.set, left.set];
  // Not even with every word of the shorter text in the longer one could they be alike.
  if (more.size === 0 || fewer.size < ALIKE_WORDS * more.size) return false;
  const onlyLeft = [...left.set].filter((word) => !right.set.has(word));
  const onlyRight = [...right.set].filter((word) => !left.set.has(word));
  if ([...onlyLeft, ...onlyRight].some((word) => NEGATIONS.has(word) || /\d/.test(word))) return false;
  if (onlyLeft.some(isTelling) && onlyRight.some(isTelling)) return false;
  // The same words in another order may swap who does what to whom.
  const alikePairs = onlyLeft.length + onlyRight.length === 0 ? SAME_ORDER : ALIKE_PAIRS;
  return jaccard(left.set, right.set) >= ALIKE_WORDS && jaccard(left.pairs, right.pairs) >= alikePairs;
}

const isTelling = (word: string) => !FILLERS.has(word);

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  let shared = 0;
  for (const item of a) if (b.has(item)) shared += 1;
  return shared / (a.size + b.size - shared);
}

interface Words {
  readonly set: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

/** Passages of common sections are compared over and over; past this many the memory is emptied and fills again. */
const REMEMBERED_TEXTS = 2_000;
const remembered = new Map<string, Words>();

function wordsIn(text: string): Words {
  let words = remembered.get(text);
  if (!words) {
    const plain = text.normalize('NFKC').toLowerCase().replace(/[’]/g, "'");
    const list = plain.match(/[\p{L}\p{N}][\p{L}\p{N}'.-]*(?<![.'-])/gu) ?? [];
    words = { set: new Set(list), pairs: new Set(list.slice(1).map((word, at) => `${list[at]} ${word}`)) };
    if (remembered.size >= REMEMBERED_TEXTS) remembered.clear();
    remembered.set(text, words);
  }
  return words;
}
