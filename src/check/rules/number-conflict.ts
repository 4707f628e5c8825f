import { numberConflicts } from '../numbers/conflicts.ts';
import type { Rule } from '../rule.ts';

/** Where two sections state different amounts of the same thing, one of them is wrong. */
export const numberConflict: Rule = {
  code: 'number-conflict',
  summary: 'two sections that state different numbers of what looks like the same thing',
  look: ({ corpus }) =>
    numberConflicts(corpus.notes).map(({ one, other }) => ({
      severity: 'warning',
      code: 'number-conflict',
      path: other.path,
      line: other.line,
      message: `says ${other.quantity.text} where ${one.path}:${one.line} says ${one.quantity.text} of what looks like the same`,
      remedy: `Mend the wrong one of "${shortened(one.text)}" and "${shortened(other.text)}", or name in each what it is about.`,
    })),
};

const longestQuote = 120;

const shortened = (text: string): string =>
  text.length <= longestQuote ? text : `${text.slice(0, longestQuote).trimEnd()}…`;
