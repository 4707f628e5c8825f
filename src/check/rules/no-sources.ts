import { againstConvention } from '../convention.ts';
import type { Rule } from '../rule.ts';

export const noSources: Rule = {
  code: 'no-sources',
  summary: 'a note has no `sources`, though others have',
  look: (vault) =>
    againstConvention(vault, {
      code: 'no-sources',
      key: 'sources',
      has: ({ sources }) => sources.length > 0,
      missing: 'does not say what it rests on',
      remedy: 'List in the front matter what it was written from, by address: `sources: [https://…]`.',
    }),
};
