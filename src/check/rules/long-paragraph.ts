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
          // As src/answer counts it: the characters of the sentences, without the spaces between them.
          const characters = sentences.reduce((sum, { text }) => sum + text.length, 0);
          if (kind !== 'paragraph' || characters <= quotedWhole) return [];
          const words = sentences.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
          return [
            {
              severity: characters > longestPassage ? 'warning' : 'note',
              code: 'long-paragraph',
              path,
              line: startLine,
              message: `a paragraph of ${characters} characters (${words} words, ${sentences.length} ${sentences.length === 1 ? 'sentence' : 'sentences'}) is not quoted whole`,
              remedy: `Cut it where the subject changes, or make a list of it; up to ${quotedWhole} characters are quoted together.`,
            },
          ];
        }),
      ),
    ),
};
