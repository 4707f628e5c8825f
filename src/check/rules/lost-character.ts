import { lineAt } from '../line-at.ts';
import type { Rule } from '../rule.ts';

/** U+FFFD stands where a character could not be decoded: which one it was is lost. */
const lost = /\ufffd+/g;

/** Where English has an apostrophe and nothing else. */
const contraction =
  /(?<=\b(?:ca|do|does|did|is|are|was|were|has|have|had|would|could|should|wo)n)\ufffd(?=t\b)|(?<=\bI)\ufffd(?=(?:m|ve|ll|d)\b)|(?<=\b(?:you|we|they))\ufffd(?=(?:re|ve|ll|d)\b)|(?<=\b(?:it|that|there|what|let|here|who))\ufffd(?=s\b)/i;

export const lostCharacter: Rule = {
  code: 'lost-character',
  summary: 'a character is lost: `\ufffd` stands in its place',
  look: ({ corpus, text }) =>
    corpus.notes.flatMap(({ path }) => {
      const written = text(path);
      return [...written.matchAll(lost)].map(({ index, 0: found }) => {
        const around = written.slice(Math.max(index - 12, 0), index + found.length + 8);
        const isApostrophe = new RegExp(contraction, 'iy');
        isApostrophe.lastIndex = index;
        const certain = found.length === 1 && isApostrophe.test(written);
        return {
          severity: 'warning',
          code: 'lost-character',
          path,
          line: lineAt(written, index),
          message: `a character is lost: "${around.replace(/\s+/g, ' ').trim()}"`,
          remedy: certain
            ? 'Write an apostrophe.'
            : 'Write what stood there; an older version of the file may have it.',
          ...(certain && { fix: [{ start: index, end: index + 1, text: "'" }] }),
        };
      });
    }),
};
