/**
 * Edits that turn one word into another: insertions, deletions, replacements, and swaps of two neighbours, one each
 * (optimal string alignment, which Damerau described for typing errors in 1964).
 */
export function editDistance(a: string, b: string): number {
  return distancesToBeginnings(a, b)[b.length]!;
}

/** The fewest edits that turn a word into a beginning of another. */
export function distanceToBeginning(begun: string, word: string): number {
  return Math.min(...distancesToBeginnings(begun, word));
}

/** Edits that turn a word into each beginning of another, the empty one first. */
function distancesToBeginnings(a: string, b: string): readonly number[] {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = last[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      let edits = Math.min(replaced, last[column]! + 1, current[column - 1]! + 1);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && column > 1 && swapped) edits = Math.min(edits, beforeLast[column - 2]! + 1);
      current.push(edits);
    }
    beforeLast = last;
    last = current;
  }
  return last;
}
