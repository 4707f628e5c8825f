/** What points to a person or a place of theirs, and what is shown for it. Tokens of Slack and Discord stand in angle brackets. */
const masks: readonly (readonly [pattern: RegExp, shown: string])[] = [
  [/<mailto:[^\s<>]*>|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/giu, '[address]'],
  [/<(?:@[!&]?|#|!)[^<>\s]{1,80}>/gu, '[name]'],
  [/<?\b[a-z][a-z0-9+.-]*:\/\/[^\s<>]+>?|\bwww\.[^\s<>]+/giu, '[link]'],
  [/(?<![\p{L}\p{N}:/])@[\p{L}\p{N}][\p{L}\p{N}._-]*/gu, '[name]'],
  // Of an account, a customer, a telephone.
  [/\b\d{9,}\b|\+\d[\d ()-]{7,}\d/gu, '[number]'],
];

/** A question in one line, without what tells of whom it is: addresses, links, mentions and long numbers are masked. */
export function maskedQuestion(question: string): string {
  const line = question.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return masks.reduce((text, [pattern, shown]) => text.replace(pattern, shown), line);
}

export const isMasked = (question: string): boolean => /\[(?:address|name|link|number)\]/.test(question);
