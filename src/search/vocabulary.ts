import SearchableMap from 'minisearch/SearchableMap';

/**
 * Numbers the index terms, and remembers in what words they were written. Grows only: ids stay what they are, so that
 * every version of an index can share one vocabulary. Whether a term still occurs is the index's to say.
 */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #words = new SearchableMap<Word>();

  get size(): number {
    return this.#ids.size;
  }

  idOf(term: string): number | undefined {
    return this.#ids.get(term);
  }

  /** The term's id, a new one when the term is new. */
  add(term: string): number {
    let id = this.#ids.get(term);
    if (id === undefined) {
      id = this.#ids.size;
      this.#ids.set(term, id);
    }
    return id;
  }

  /** Remembers a word as written (`CrashLoopBackOff`) under its folded spelling. The first way of writing it stays. */
  addWord(folded: string, written: string, term: number): void {
    if (folded && !this.#words.has(folded)) this.#words.set(folded, { written, term });
  }

  hasWord(folded: string): boolean {
    return this.#words.has(folded);
  }

  /** Words within an edit distance (Levenshtein, at most `distance`). */
  near(folded: string, distance: number): readonly { folded: string; word: Word }[] {
    return [...this.#words.fuzzyGet(folded, distance)].map(([near, [word]]) => ({ folded: near, word }));
  }

  /** Words that begin with a folded prefix. */
  *startingWith(prefix: string): Iterable<Word> {
    yield* this.#words.atPrefix(prefix).values();
  }
}

export interface Word {
  readonly written: string;
  /** Id of the index term. */
  readonly term: number;
}
