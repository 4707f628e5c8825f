const SMALL = new Map(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen`
    .split(/\s+/)
    .map((word, value) => [word, value] as const),
);
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, 20 + 10 * at] as const),
);
const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
]);

const anyOf = (words: Iterable<string>): string => [...words].join('|');

/** Source of a pattern for a number in words (`twelve`, `twenty-five`, `two hundred`), for use with the flag `i`. */
export const spelledNumber = `(?:(?:${anyOf(TENS.keys())})(?:[- ](?:${anyOf([...SMALL.keys()].slice(1, 10))}))?|${anyOf(
  [...SMALL.keys()].reverse(),
)}|a(?=[ -](?:${anyOf(SCALES.keys())})))(?:[ -](?:${anyOf(SCALES.keys())}))*`;

/** Source of a pattern for what a number in digits may be multiplied by: `10 million`. */
export const scaleWord = `(?:${anyOf(SCALES.keys())})`;

/** Value of what `spelledNumber` or `scaleWord` matches. */
export function valueOfWords(words: string): number {
  let value = 0;
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    const scale = SCALES.get(word);
    if (scale !== undefined) value = (value || 1) * scale;
    else value += SMALL.get(word) ?? TENS.get(word) ?? 0;
  }
  return value;
}

/** A whole number below a hundred in words; nothing for others. */
export function inWords(value: number): string | undefined {
  if (!Number.isInteger(value) || value < 0 || value > 99) return undefined;
  const small = [...SMALL.keys()][value];
  if (small !== undefined) return small;
  const ten = [...TENS.keys()][Math.floor(value / 10) - 2]!;
  return value % 10 === 0 ? ten : `${ten}-${[...SMALL.keys()][value % 10]!}`;
}
