/** A document with its score. Better: the higher score, between equals the lower number. */
export interface ScoredDocument {
  readonly score: number;
  /** Number in the index. */
  readonly number: number;
  readonly segment: number;
  /** Number in its segment. */
  readonly document: number;
}

/** Keeps the best of many in a heap with the worst of them on top. */
export class BestDocuments {
  readonly #heap: ScoredDocument[] = [];
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** A document must reach this score to get in. */
  get threshold(): number {
    return this.#heap.length < this.#capacity ? 0 : (this.#heap[0]?.score ?? 0);
  }

  add(candidate: ScoredDocument): void {
    const heap = this.#heap;
    if (heap.length < this.#capacity) {
      heap.push(candidate);
      this.#rise(heap.length - 1);
    } else if (heap.length > 0 && isBetter(candidate, heap[0]!)) {
      heap[0] = candidate;
      this.#sink();
    }
  }

  /** Best first. */
  sorted(): ScoredDocument[] {
    return [...this.#heap].sort((a, b) => (isBetter(a, b) ? -1 : 1));
  }

  #rise(from: number): void {
    const heap = this.#heap;
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >>> 1;
      if (!isBetter(heap[parent]!, heap[at]!)) return;
      [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
      at = parent;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const right = left + 1;
      let worst = at;
      if (left < heap.length && isBetter(heap[worst]!, heap[left]!)) worst = left;
      if (right < heap.length && isBetter(heap[worst]!, heap[right]!)) worst = right;
      if (worst === at) return;
      [heap[worst], heap[at]] = [heap[at]!, heap[worst]!];
      at = worst;
    }
  }
}

export function isBetter(a: ScoredDocument, b: ScoredDocument): boolean {
  return a.score > b.score || (a.score === b.score && a.number < b.number);
}
