import { addDays } from '../../quiz/local-date.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

export const verifiedOld: Rule = {
  code: 'verified-old',
  summary: 'nobody has checked the note for longer than `verifiedWithinDays` (365 when not set)',
  look: ({ corpus, frontMatter, today, settings }) => {
    const oldest = addDays(today, -settings.verifiedWithinDays);
    return corpus.notes.flatMap(({ path, verified }): Finding[] => {
      if (verified === undefined || verified >= oldest) return [];
      const line = frontMatter(path)?.entries.find(({ key }) => key === 'verified')?.line ?? 1;
      return [
        {
          severity: 'warning',
          code: 'verified-old',
          path,
          line,
          message: `was last verified on ${verified}, more than ${settings.verifiedWithinDays} days ago`,
          remedy: 'Hold the note against its sources, mend it, and write the day of that as `verified`.',
        },
      ];
    });
  },
};
