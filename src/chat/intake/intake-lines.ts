/** Everything that people are told in place of an answer, as Markdown. */
export const intakeLines = {
  tooLong: (length: number, limit: number): string =>
    `That is ${inFull(length)} characters, and I read at most ${inFull(limit)}. Please ask in fewer words.`,
  tooFast: (waitSeconds: number): string =>
    `That is more than I can take from one person at once. Please ask again in ${waitSeconds === 1 ? 'a second' : `${inFull(waitSeconds)} seconds`}.`,
  busy: 'I have more questions waiting than I can answer soon. Please ask again in a few minutes.',
  stopping: 'I am being restarted. Please ask again in a minute.',
  failed: 'Sorry, that went wrong on my side. Please try again.',
  notKept:
    'I was restarted before I could answer you. What you wrote looked as if it held a password or a key, so I had not written it down. Please ask again, without it.',
} as const;

const inFull = (count: number): string => count.toLocaleString('en');
