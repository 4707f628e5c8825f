import { editDistance } from '../../search/edit-distance.ts';
import type { Finding } from '../finding.ts';
import { knownKeys } from '../front-matter-keys.ts';
import type { Rule } from '../rule.ts';

/** A word of fewer letters is too near to other words. */
const shortestSlip = 5;

/** Other keys are fine: other programs read them. */
export const frontMatterKey: Rule = {
  code: 'front-matter-key',
  summary: 'a key of the front matter looks like a slip of one that is read',
  look: ({ corpus, frontMatter }) =>
    corpus.notes.flatMap(({ path }) => {
      const entries = frontMatter(path)?.entries ?? [];
      const taken = new Set(entries.map(({ key }) => key));
      return entries.flatMap(({ key, keyRange: [start, end], line }): Finding[] => {
        const meant = knownKeyNear(key);
        if (meant === undefined) return [];
        return [
          {
            severity: 'warning',
            code: 'front-matter-key',
            path,
            line,
            message: `front matter: \`${key}\` is not read`,
            remedy: taken.has(meant)
              ? `If \`${meant}\` is meant, put it there, where the note has one already.`
              : `Write \`${meant}\`.`,
            ...(!taken.has(meant) && { fix: [{ start, end, text: meant }] }),
          },
        ];
      });
    }),
};

function knownKeyNear(key: string): string | undefined {
  if (knownKeys.includes(key)) return undefined;
  const lower = key.toLowerCase();
  if (knownKeys.includes(lower)) return lower;
  const near = knownKeys.filter((known) => known.length >= shortestSlip && editDistance(lower, known) === 1);
  return near.length === 1 ? near[0] : undefined;
}
