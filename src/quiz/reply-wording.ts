/** What people say around an answer: "I think it's Fargate, right?" */
const AROUND = new Set(
  `a an the i id im think guess believe suppose say said would will go going for with is it its it's that thats this was must
  should be has to my answer pick choose choice option number letter nr no probably maybe perhaps definitely surely sure
  certainly possibly pretty quite fairly rather please right correct hm hmm um uh er well ok okay so oh ah then one`.split(
    /\s+/,
  ),
);

const UNDECIDED =
  /^(?:\?+|(?:i )?(?:really )?(?:do ?n[o']?t|dont|do not|have no|no|not) (?:know|sure|idea|clue)\b.*|i have no (?:idea|clue)\b.*|idk|dunno|no idea|pass|skip|next|help|hint|what|hm+|uh+|um+|none|anything|something|whatever|.*\bno idea\b.*)[\s.?!]*$/i;
const HEDGED =
  /\b(?:not|never|neither|nor|or|either|both|except|instead|rather than|vs|versus|isn'?t|aren'?t|won'?t|can'?t|doesn'?t|don'?t)\b|\?\s*\S/i;

/** Whether a reply gives no answer: it is empty, a sign, or says that one does not know. */
export function isUndecided(reply: string): boolean {
  return !/[\p{L}\p{N}]/u.test(reply) || UNDECIDED.test(reply.trim());
}

/** Whether a reply names something without choosing it: "not EC2", "Fargate or EC2". */
export function isHedged(reply: string): boolean {
  return HEDGED.test(reply.replace(/[’‘]/g, "'"));
}

/**
 * The reply without the words that people say around an answer, less and less of it: the whole first, since an answer may
 * itself begin with such a word.
 */
export function* coresOf(reply: string): Iterable<string> {
  const words = reply.trim().split(/\s+/);
  const plain = words.map((word) =>
    word
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .replace(/[^\p{L}\p{N}']/gu, ''),
  );
  const isAround = (at: number): boolean => plain[at] === '' || AROUND.has(plain[at]!);
  let front = 0;
  while (front < words.length - 1 && isAround(front)) front++;
  let back = 0;
  while (back < words.length - 1 - front && isAround(words.length - 1 - back)) back++;
  for (let dropped = 0; dropped <= front + back; dropped++) {
    for (let fromEnd = Math.max(0, dropped - front); fromEnd <= Math.min(back, dropped); fromEnd++) {
      yield words.slice(dropped - fromEnd, words.length - fromEnd).join(' ');
    }
  }
}
