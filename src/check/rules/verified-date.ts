import { addDays } from '../../quiz/local-date.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** A date is written as YYYY-MM-DD, and is not in the future. */
export const verifiedDate: Rule = {
  code: 'verified-date',
  summary: '`verified` is no day, is written in another notation than 2025-01-31, or is in the future',
  look: ({ corpus, frontMatter, today }) =>
    corpus.notes.flatMap(({ path, verified }): Finding[] => {
      const yaml = frontMatter(path);
      const entry = yaml?.entries.find(({ key }) => key === 'verified');
      if (!yaml || !entry?.node || typeof entry.value === 'object') return [];
      const about = { severity: 'warning', code: 'verified-date', path, line: entry.line } as const;
      const written = String(entry.value).trim();
      if (verified === undefined) {
        const day = dayIn(written);
        const [start, end] = yaml.rangeOf(entry.node);
        return [
          {
            ...about,
            message: `front matter: \`verified\` is "${written}", which is not read as a day`,
            remedy: day === undefined ? 'Write it as 2025-01-31.' : `Write ${day}.`,
            ...(day !== undefined && { fix: [{ start, end, text: day }] }),
          },
        ];
      }
      // Where the author is, tomorrow may have begun.
      if (verified <= addDays(today, 1)) return [];
      return [
        {
          ...about,
          message: `front matter: \`verified\` is ${verified}, which is in the future`,
          remedy: 'Write the day on which somebody last checked the note.',
        },
      ];
    }),
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day that a text names in a notation which can be read in one way only. */
function dayIn(text: string): string | undefined {
  const yearFirst = /^(\d{4})([-/. ]?)(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (yearFirst && (yearFirst[2] !== '' || text.length === 8)) {
    return toDay(yearFirst[1]!, Number(yearFirst[3]), Number(yearFirst[4]));
  }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[-\s]+([a-z]{3})[a-z]*\.?,?[-\s]+(\d{4})$/i.exec(text);
  if (dayFirst) return toDay(dayFirst[3]!, monthOf(dayFirst[2]!), Number(dayFirst[1]));
  const monthFirst = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(text);
  if (monthFirst) return toDay(monthFirst[3]!, monthOf(monthFirst[1]!), Number(monthFirst[2]));
  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (!yearLast) return undefined;
  const [first, second] = [Number(yearLast[1]), Number(yearLast[3])];
  // The day may come before the month or after it: only above 12 does it show.
  if (first > 12) return toDay(yearLast[4]!, second, first);
  return second > 12 || first === second ? toDay(yearLast[4]!, first, second) : undefined;
}

const monthOf = (name: string): number => months.indexOf(name.toLowerCase()) + 1;

function toDay(year: string, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(Number(year), month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}
