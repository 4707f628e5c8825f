type Grades = ReadonlyMap<string, number>;

/** Normalised discounted cumulative gain of the first k documents; the gain of a document is its grade, as in trec_eval. */
export function ndcg(ranked: readonly string[], grades: Grades, k = 10): number {
  const discounted = (gains: readonly number[]) =>
    gains.slice(0, k).reduce((sum, gain, rank) => sum + Math.max(0, gain) / Math.log2(rank + 2), 0);
  const ideal = discounted([...grades.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : discounted(ranked.map((id) => grades.get(id) ?? 0)) / ideal;
}

/** One by the rank of the first relevant document among the first k, 0 when there is none. */
export function reciprocalRank(ranked: readonly string[], grades: Grades, k = 10): number {
  const rank = ranked.slice(0, k).findIndex((id) => (grades.get(id) ?? 0) > 0);
  return rank < 0 ? 0 : 1 / (rank + 1);
}

/** Share of the relevant documents that are among the first k. */
export function recall(ranked: readonly string[], grades: Grades, k = 100): number {
  const relevant = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  const found = new Set(ranked.slice(0, k));
  return relevant.length === 0 ? 0 : relevant.filter((id) => found.has(id)).length / relevant.length;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Nearest rank: the smallest value that at least the share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
