import SearchableMap from 'minisearch/SearchableMap';
import { fold } from './stemming.ts';
import type { RunForms, WordForm } from './word-forms.ts';

/** The index terms of a run of characters as numbers. */
export interface RunIds {
  readonly parts: readonly number[];
  readonly wholes: readonly number[];
}

export interface Word {
  /** As it stands where it was met first. */
  readonly written: string;
  /** Id of its index term. */
  readonly term: number;
}

/** Words longer than this are hashes and encoded data: nobody types them, so they are not offered. */
const LONGEST_WORD = 40;

/**
 * Numbers the index terms, and keeps the words that they were written as in MiniSearch's radix tree, for prefixes and near
 * misses. Grows only: ids never change, so every version of an index can share one vocabulary. Whether a term still
 * occurs is the index's to say.
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

  /** Numbers the terms of runs for as long as a text is indexed; terms not met before get a new number. */
  numbering(): (run: RunForms) => RunIds {
    // The analysis hands out the same object for the same run, so most of a text finds its numbers here in one step.
    const known = new Map<RunForms, RunIds>();
    return (run) => {
      let ids = known.get(run);
      if (!ids) {
        ids = { parts: run.parts.map((form) => this.#add(form)), wholes: run.wholes.map((form) => this.#add(form)) };
        known.set(run, ids);
      }
      return ids;
    };
  }

  /** Words with the same first letter within an edit distance (Levenshtein, at most `distance`). */
  near(folded: string, distance: number): readonly { readonly folded: string; readonly word: Word }[] {
    const first = folded.slice(0, 1);
    const rests = this.#words.atPrefix(first).fuzzyGet(folded.slice(1), distance);
    return [...rests].map(([rest, [word]]) => ({ folded: first + rest, word }));
  }

  startingWith(prefix: string): readonly Word[] {
    return [...this.#words.atPrefix(prefix).values()];
  }

  #add({ term, written }: WordForm): number {
    let id = this.#ids.get(term);
    if (id === undefined) {
      id = this.#ids.size;
      this.#ids.set(term, id);
    }
    const folded = fold(written);
    if (folded && written.length <= LONGEST_WORD && !this.#words.has(folded))
      this.#words.set(folded, { written, term: id });
    return id;
  }
}
