import type { RunForms, WordForm } from './word-forms.ts';
import { WordTrees } from './word-trees.ts';

/** The index terms of a run of characters as numbers. */
export interface RunIds {
  readonly parts: readonly number[];
  readonly wholes: readonly number[];
}

/**
 * Numbers the index terms, and keeps the words that they were written as. Grows only: ids never change, so every version of
 * an index can share one vocabulary. Whether a term still occurs is the index's to say.
 */
export class Vocabulary {
  readonly words = new WordTrees();
  readonly #ids = new Map<string, number>();

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

  #add({ term, written }: WordForm): number {
    let id = this.#ids.get(term);
    if (id === undefined) {
      id = this.#ids.size;
      this.#ids.set(term, id);
    }
    this.words.add(written, id);
    return id;
  }
}
