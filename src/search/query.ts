import type { Chunk } from '../corpus/note.ts';

/** A word (or a name of several words) of the question, as the index understands it. */
export interface QueryTerm {
  /** As typed. */
  readonly surface: string;
  /** UTF-16 offsets of the surface in `Query.text`, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** What counts as this term in a text; the first is the term itself. A phrase has several index terms, in order. */
  readonly alternatives: readonly Alternative[];
  /**
   * How telling the term is: ln(1 + (N - n + 0.5) / (n + 0.5)) with N chunks in the index of which n hold the term in any
   * alternative (the BM25 inverse document frequency); a term that no chunk holds has n = 0.
   */
  readonly rarity: number;
  /** Factor for what the term counts in ranking, 1 when not set: for askers who know more of the question. */
  readonly boost?: number;
  /** Whether any chunk holds the term in any alternative. */
  readonly known: boolean;
}

export interface Alternative {
  readonly terms: readonly string[];
  readonly source: 'word' | 'part' | 'synonym' | 'correction';
  /** How it reads, for people: "Elastic Container Service". */
  readonly label: string;
}

/** A word outside the index's vocabulary that was taken for a near word inside it. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

export interface Query {
  readonly text: string;
  /** In the order of the text, each different term once, question words left out. */
  readonly terms: readonly QueryTerm[];
  /** Words left out of the search because they only make the question a question (what, how, is, the, …). */
  readonly dropped: readonly string[];
  readonly corrections: readonly Correction[];
}

/** Where a term of the query stands in a text that was given to `match`. */
export interface TermMatch {
  /** Index in `Query.terms`. */
  readonly term: number;
  /** UTF-16 offsets in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface Hit {
  readonly chunk: Chunk;
  /** Comparable within one result list only. */
  readonly score: number;
  /** Indexes in `Query.terms` of the terms that the chunk holds in its text, headings or note title. */
  readonly matched: readonly number[];
}

/** An index over one version of a corpus. Immutable: a changed corpus gives a new index that shares what did not change. */
export interface SearchIndex {
  readonly chunkCount: number;
  /** Analyses a question against this index's vocabulary. Never throws, whatever the text. */
  parse(text: string): Query;
  /** Best first, at most `limit` hits (default 20). */
  search(query: Query, options?: SearchOptions): readonly Hit[];
  /** All places in any text where a term of the query stands, in order of start; overlapping ones are all given. */
  match(query: Query, text: string): readonly TermMatch[];
  /** An index of other texts, in which names mean the same as in the notes. Other work goes on while it is made. */
  over(texts: readonly string[]): Promise<TextIndex>;
}

/** Search over texts that are no notes. */
export interface TextIndex {
  parse(text: string): Query;
  /** The same for a text that is still being typed: its last word stands for all that begin with it. */
  parseTyped(text: string): Query;
  /** Numbers of the best documents with their scores, best first. */
  rank(query: Query, limit: number): readonly { readonly number: number; readonly score: number }[];
}

interface SearchOptions {
  readonly limit?: number;
}
