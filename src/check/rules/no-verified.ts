import { againstConvention } from '../convention.ts';
import type { Rule } from '../rule.ts';

export const noVerified: Rule = {
  code: 'no-verified',
  summary: 'a note has no `verified`, though others have',
  look: (vault) =>
    againstConvention(vault, {
      code: 'no-verified',
      key: 'verified',
      has: ({ verified }) => verified !== undefined,
      missing: 'does not say when somebody last checked it',
      remedy: 'Hold it against its sources and write the day in the front matter: `verified: 2025-01-31`.',
    }),
};
