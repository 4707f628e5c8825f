/** The words of one text, and of the others that say the same. */
export interface Restatement {
  readonly text: readonly string[];
  readonly others: readonly string[];
}

/**
 * Which words go with which: how much more often, 0 to 1, `word` stands in a text when `other` stands in one of those which say
 * the same, than it stands in any text. 0 for words that were not learned.
 */
export type WordAssociations = (word: string) => (other: string) => number;

/** Learns from texts that say the same in different words. Takes time by the sum of words times other words. */
export function learnAssociations(restatements: readonly Restatement[]): WordAssociations {
  const among = new Map<string, number>();
  const beside = new Map<string, number>();
  const together = new Map<string, Map<string, number>>();
  for (const { text, others } of restatements) {
    const around = new Set(others);
    for (const other of around) count(beside, other);
    for (const word of new Set(text)) {
      count(among, word);
      let row = together.get(word);
      if (!row) {
        row = new Map();
        together.set(word, row);
      }
      for (const other of around) count(row, other);
    }
  }
  return (word) => {
    const row = together.get(word);
    if (!row) return () => 0;
    const share = (among.get(word) ?? 0) / restatements.length;
    return (other) => Math.max(0, (row.get(other) ?? 0) / (beside.get(other) ?? 1) - share);
  };
}

function count(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}
