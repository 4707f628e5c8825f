import { setImmediate as nextTurn } from 'node:timers/promises';
import { buildSegment, type FieldWeights } from './build-segment.ts';
import { parseQuery } from './parse-query.ts';
import { createPostingsIndex, type IndexedSegment } from './postings-index.ts';
import type { TextIndex } from './query.ts';
import { rank } from './ranking.ts';
import type { SearchDocument } from './segment.ts';
import { createSynonyms, type Synonyms } from './synonyms.ts';
import { parseTyped } from './typed-query.ts';
import { Vocabulary } from './vocabulary.ts';

/** What an occurrence counts beside one in the text. Measured in docs/retrieval.md. */
export const fieldWeights: FieldWeights = { title: 2, headings: 2 };

/** Small enough that a changed note is indexed again with its segment in a moment, large enough that few are walked. */
export const SEGMENT_DOCUMENTS = 4096;

export interface TextIndexOptions {
  readonly synonyms?: Synonyms;
  readonly segmentDocuments?: number;
}

/** Indexes texts that are no notes. */
export function createTextIndex(
  documents: readonly SearchDocument[],
  { synonyms = createSynonyms([]), segmentDocuments = SEGMENT_DOCUMENTS }: TextIndexOptions = {},
): TextIndex {
  const vocabulary = new Vocabulary();
  return textIndexOf(vocabulary, [...segmentsOf(documents, vocabulary, segmentDocuments)], synonyms);
}

/** The same, letting other work go on meanwhile: the questions of thousands of notes take a good part of a second. */
export async function createTextIndexInTurns(
  documents: readonly SearchDocument[],
  { synonyms = createSynonyms([]), segmentDocuments = SEGMENT_DOCUMENTS }: TextIndexOptions = {},
): Promise<TextIndex> {
  const vocabulary = new Vocabulary();
  const segments: IndexedSegment[] = [];
  for (const segment of segmentsOf(documents, vocabulary, segmentDocuments)) {
    segments.push(segment);
    await nextTurn();
  }
  return textIndexOf(vocabulary, segments, synonyms);
}

function* segmentsOf(
  documents: readonly SearchDocument[],
  vocabulary: Vocabulary,
  segmentDocuments: number,
): Generator<IndexedSegment> {
  for (let from = 0; from < documents.length; from += segmentDocuments) {
    const segment = buildSegment(documents.slice(from, from + segmentDocuments), vocabulary, fieldWeights);
    yield { segment, numbers: Uint32Array.from({ length: segment.size }, (_, i) => from + i) };
  }
}

function textIndexOf(vocabulary: Vocabulary, segments: readonly IndexedSegment[], synonyms: Synonyms): TextIndex {
  const index = createPostingsIndex(vocabulary, segments);
  return {
    parse: (text) => parseQuery(text, index, synonyms),
    parseTyped: (text) => parseTyped(text, index, synonyms),
    rank: (query, limit) => rank(index, query, limit),
  };
}
