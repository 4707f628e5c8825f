import { buildSegment, type FieldWeights } from './build-segment.ts';
import { parseQuery } from './parse-query.ts';
import { createPostingsIndex, type IndexedSegment } from './postings-index.ts';
import type { Query } from './query.ts';
import { rank } from './ranking.ts';
import type { SearchDocument } from './segment.ts';
import { createSynonyms, type Synonyms } from './synonyms.ts';
import { Vocabulary } from './vocabulary.ts';

/** What an occurrence counts beside one in the text. Measured in docs/retrieval.md. */
export const fieldWeights: FieldWeights = { title: 2, headings: 2 };

/** Small enough that a changed note is indexed again with its segment in a moment, large enough that few are walked. */
export const SEGMENT_DOCUMENTS = 4096;

/** Search over texts that are no notes. */
export interface TextIndex {
  parse(text: string): Query;
  /** Numbers of the best documents with their scores, best first. */
  rank(query: Query, limit: number): readonly { readonly number: number; readonly score: number }[];
}

export interface TextIndexOptions {
  readonly synonyms?: Synonyms;
  readonly segmentDocuments?: number;
}

export function createTextIndex(
  documents: readonly SearchDocument[],
  { synonyms = createSynonyms([]), segmentDocuments = SEGMENT_DOCUMENTS }: TextIndexOptions = {},
): TextIndex {
  const vocabulary = new Vocabulary();
  const segments: IndexedSegment[] = [];
  for (let from = 0; from < documents.length; from += segmentDocuments) {
    const segment = buildSegment(documents.slice(from, from + segmentDocuments), vocabulary, fieldWeights);
    segments.push({ segment, numbers: Uint32Array.from({ length: segment.size }, (_, i) => from + i) });
  }
  const index = createPostingsIndex(vocabulary, segments);
  return { parse: (text) => parseQuery(text, index, synonyms), rank: (query, limit) => rank(index, query, limit) };
}
