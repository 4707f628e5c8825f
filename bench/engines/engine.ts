import type { BenchDocument } from '../collection.ts';

/** A search library with the settings under which it is measured. */
export interface Engine {
  readonly name: string;
  /** Indexes the documents. What it returns gives the ids of the best documents for a question, best first. */
  build(documents: readonly BenchDocument[]): (question: string, limit: number) => readonly string[];
}
