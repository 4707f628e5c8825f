const LETTERS = 'abcdefghij';

/**
 * Which choice a reply names: by number (`2`, `2.`), by letter (`b`, `B)`), or by its text.
 * @returns index in `choices`, or nothing when it names none or more than one.
 */
export function readChoice(reply: string, choices: readonly string[]): number | undefined {
  const written = reply.trim().toLowerCase();
  const [, number, letter] = /^\(?(?:(\d{1,2})|([a-j]))[.):]?$/.exec(written) ?? [];
  const index = number === undefined ? (letter === undefined ? -1 : LETTERS.indexOf(letter)) : Number(number) - 1;
  if (index >= 0 && index < choices.length) return index;
  const named = choices.flatMap((choice, at) => (choice.toLowerCase() === written ? [at] : []));
  return named.length === 1 ? named[0] : undefined;
}
