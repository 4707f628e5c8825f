/** A piece of a message: code, with its back-ticks, or what is not. */
export interface Piece {
  readonly text: string;
  readonly isCode: boolean;
}

/**
 * Cuts a message into code and the rest, as Discord shows it: as many back-ticks end code as began it, and those that nothing ends
 * are text. Together the pieces are the message.
 */
export function splitAtCode(text: string): readonly Piece[] {
  const runs = [...text.matchAll(/(?<!\\)`+/g)].map(({ index, 0: { length } }) => ({ index, length }));
  const pieces: Piece[] = [];
  const push = (from: number, to: number, isCode: boolean) => {
    if (to > from) pieces.push({ text: text.slice(from, to), isCode });
  };
  // Where the next run of each length stands, so that many back-ticks do not take the square of their number.
  const nextOf = nextRuns(runs);
  let [at, run] = [0, 0];
  while (run < runs.length) {
    const open = runs[run];
    const close = nextOf[run];
    const end = close === undefined ? undefined : runs[close];
    if (open === undefined || close === undefined || end === undefined) {
      run += 1;
      continue;
    }
    push(at, open.index, false);
    at = end.index + end.length;
    push(open.index, at, true);
    run = close + 1;
  }
  push(at, text.length, false);
  return pieces;
}

/** For each run, the index of the next one of its length. */
function nextRuns(runs: readonly { readonly length: number }[]): readonly (number | undefined)[] {
  const seen = new Map<number, number>();
  return runs
    .map(({ length }, index) => ({ length, index }))
    .reverse()
    .map(({ length, index }) => {
      const next = seen.get(length);
      seen.set(length, index);
      return next;
    })
    .reverse();
}
