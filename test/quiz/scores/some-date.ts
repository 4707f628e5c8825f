import fc from 'fast-check';

const first = Date.parse('2019-12-30');
const last = Date.parse('2029-01-05');

/** Any local date of ten years, three of them leap years. */
export const someDate = fc
  .integer({ min: first / 86_400_000, max: last / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
