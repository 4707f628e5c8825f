import fc from 'fast-check';

/** A note in plain Markdown in which every word stands once. */
export interface PlainNote {
  readonly markdown: string;
  /** All words in reading order; those of headings apart. */
  readonly words: readonly string[];
  readonly headingWords: readonly string[];
}

type Piece = (word: () => string) => { readonly lines: readonly string[]; readonly heading?: true };

const sentence = (word: () => string, count: number): string =>
  Array.from({ length: count }, (_, index) =>
    index === 1 ? `**${word()}**` : index === 3 ? `[${word()}](x.md)` : word(),
  ).join(' ');

const count = fc.integer({ min: 1, max: 30 });

const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.tuple(count, count).map(
    ([a, b]): Piece =>
      (word) => ({ lines: [`${sentence(word, a)}.`, `${sentence(word, b)}!`, ''] }),
  ),
  fc.integer({ min: 1, max: 4 }).map(
    (level): Piece =>
      (word) => ({ lines: [`${'#'.repeat(level)} ${sentence(word, 2)}`, ''], heading: true }),
  ),
  fc.array(fc.tuple(count, fc.boolean()), { minLength: 1, maxLength: 12 }).map(
    (items): Piece =>
      (word) => ({
        lines: [
          ...items.map(([size, nested], index) => `${nested && index > 0 ? '  ' : ''}- ${sentence(word, size)}`),
          '',
        ],
      }),
  ),
  fc.integer({ min: 1, max: 8 }).map(
    (rows): Piece =>
      (word) => ({
        lines: [
          '| A | B |',
          '|---|---|',
          ...Array.from({ length: rows }, () => `| ${word()} | ${sentence(word, 3)} |`),
          '',
        ],
      }),
  ),
  count.map(
    (size): Piece =>
      (word) => ({ lines: ['```', ...Array.from({ length: size }, () => word()), '```', ''] }),
  ),
  count.map(
    (size): Piece =>
      (word) => ({ lines: [`> ${sentence(word, size)}.`, ''] }),
  ),
);

export const plainNote: fc.Arbitrary<PlainNote> = fc.array(piece, { minLength: 1, maxLength: 25 }).map((pieces) => {
  const words: string[] = [];
  const headingWords: string[] = [];
  let next = 0;
  const lines = pieces.flatMap((make) => {
    const own: string[] = [];
    const made = make(() => {
      own.push(`w${next++}x`);
      return own.at(-1) as string;
    });
    (made.heading ? headingWords : words).push(...own);
    return made.lines;
  });
  return { markdown: lines.join('\n'), words, headingWords };
});
