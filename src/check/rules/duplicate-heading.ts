import { outlineOf } from '../outline.ts';
import type { Rule } from '../rule.ts';

/** The same heading below two different ones is told apart by those. */
export const duplicateHeading: Rule = {
  code: 'duplicate-heading',
  summary: 'a note has the same heading twice in the same place',
  look: ({ corpus, tree }) =>
    corpus.notes.flatMap(({ path }) => {
      const first = new Map<string, number>();
      return outlineOf(tree(path)).flatMap(({ text, above, line }) => {
        const key = [...above, text].map((part) => part.toLowerCase().replace(/\s+/g, ' ')).join('\n');
        const before = first.get(key);
        if (before === undefined) first.set(key, line);
        if (before === undefined || text === '') return [];
        return {
          severity: 'warning',
          code: 'duplicate-heading',
          path,
          line,
          message: `the heading "${text}" stands in line ${before} already`,
          remedy: 'Say in the heading what is different here, or put the two sections together.',
        };
      });
    }),
};
