/**
 * Orders items so that no two neighbours have the same key where that can be avoided, and else as few as can be; apart from
 * that the order stays as it was.
 */
export function spaced<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const left = [...items];
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  const ordered: T[] = [];
  let last: string | undefined;
  while (left.length > 0) {
    const at = nextIndex(left.map(keyOf), counts, last);
    const [item] = left.splice(at, 1);
    last = keyOf(item!);
    counts.set(last, counts.get(last)! - 1);
    ordered.push(item!);
  }
  return ordered;
}

function nextIndex(keys: readonly string[], counts: ReadonlyMap<string, number>, last: string | undefined): number {
  // A key that stands for more than half of what is left must be used up whenever it may be.
  const most = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  if (most[0] !== last && most[1] * 2 > keys.length) return keys.indexOf(most[0]);
  const other = keys.findIndex((key) => key !== last);
  return Math.max(other, 0);
}
