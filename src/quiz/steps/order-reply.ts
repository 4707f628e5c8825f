const LETTERS = 'ABCDEFGH';

export const letterOf = (place: number): string => LETTERS[place]!;

/** `CADB` as it is shown: `C → A → D → B`. */
export const orderInWords = (letters: string): string => [...letters].join(' → ');

/**
 * The order of all steps that a reply gives, as letters: `c a d b`, `CADB`, `3, 1, 4, 2`, `first c, then a, d and b`. Nothing
 * where it gives none or not every step once.
 */
export function readOrder(reply: string, steps: number): string | undefined {
  const tokens = tokensOf(reply);
  const singles = tokens.filter(({ length }) => length === 1);
  // `a) C → A → D → B` begins with the letter of the choice.
  const candidates = [
    ...tokens.filter(({ length }) => length === steps),
    ...[singles, singles.slice(1)].map((each) => each.join('')),
  ];
  for (const candidate of candidates) {
    const letters = [...candidate].map(letterIn).join('');
    if ([...letters].sort().join('') === LETTERS.slice(0, steps)) return letters;
  }
  return undefined;
}

/** Whether a reply names some steps, but gives no order of all: no choice is meant by `a b`. */
export const namesSomeSteps = (reply: string, steps: number): boolean =>
  tokensOf(reply).filter((token) => token.length === 1 && LETTERS.slice(0, steps).includes(letterIn(token))).length > 1;

const tokensOf = (reply: string): readonly string[] => reply.toUpperCase().match(/[A-Z0-9]+/g) ?? [];

/** `A` for `A` and for `1`. */
const letterIn = (token: string): string => LETTERS[Number(token) - 1] ?? token;
