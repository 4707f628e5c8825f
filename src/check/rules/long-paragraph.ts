import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** Up to here an answer may quote a paragraph whole; beyond, sentence by sentence. In characters of plain text. */
const quotedWhole = 480;
/** The longest run that is put together into one passage. */
const longestPassage = 900;

export const longParagraph: Rule = {
  code: 'long-paragraph',
  summary: `a paragraph has more than ${longestPassage} characters; a hint above ${quotedWhole}, where it is no longer quoted whole`,
  look: ({ corpus }) =>
    corpus.notes.flatMap(({ path, chunks }) =>
      chunks.flatMap(({ blocks }) =>
        blocks.flatMap(({ kind, sentences, startLine }): Finding[] => {
          const text = sentences.map((sentence) => sentence.text).join(' ');
          if (kind !== 'paragraph' || text.length <= quotedWhole) return [];
          const words = text.split(/\s+/).length;
          return [
            {
              severity: text.length > longestPassage ? 'warning' : 'note',
              code: 'long-paragraph',
              path,
              line: startLine,
              message: `a paragraph of ${text.length} characters (${words} words, ${sentences.length} ${sentences.length === 1 ? 'sentence' : 'sentences'}) is not quoted whole`,
              remedy: `Cut it where the subject changes, or make a list of it; up to ${quotedWhole} characters are quoted together.`,
            },
          ];
        }),
      ),
    ),
};
