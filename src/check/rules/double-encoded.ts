import { mendDoubleEncoding } from '../../corpus/double-encoding.ts';
import type { Rule } from '../rule.ts';

/** Found by the reader, which mends it for reading; the same can be done to the file. */
export const doubleEncoded: Rule = {
  code: 'double-encoded',
  summary: 'characters were encoded twice, such as `â€™` for an apostrophe',
  look: ({ problems, text }) =>
    problems
      .filter(({ code }) => code === 'double-encoded')
      .map((problem) => {
        const written = text(problem.path);
        return { ...problem, fix: [{ start: 0, end: written.length, text: mendDoubleEncoding(written).text }] };
      }),
};
