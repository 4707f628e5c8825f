/**
 * Inverse document frequency in the form of Robertson and Spärck Jones as Lucene smooths it, which is never negative:
 * ln(1 + (N - n + 0.5) / (n + 0.5)) for a term in n of N documents.
 */
export function rarityOf(documentFrequency: number, size: number): number {
  return Math.log(1 + (size - documentFrequency + 0.5) / (documentFrequency + 0.5));
}
