import type { Chunk, Note } from '../corpus/note.ts';
import { fieldNames } from './field-names.ts';
import { namesInNotes } from './note-names.ts';
import { type NoteSegment, segmentNotes } from './note-segments.ts';
import { parseQuery } from './parse-query.ts';
import { createPostingsIndex, type PostingsIndex } from './postings-index.ts';
import type { Query, SearchIndex } from './query.ts';
import { rank } from './ranking.ts';
import { indexIn } from './segment.ts';
import { createSynonyms } from './synonyms.ts';
import { createTermMatcher, type TermMatcher } from './term-matcher.ts';
import { createTextIndexInTurns } from './text-index.ts';
import { Vocabulary } from './vocabulary.ts';

const DEFAULT_LIMIT = 20;
/** Some ten milliseconds of work. */
const TEXTS_IN_A_TURN = 1_024;

export interface SearchIndexOptions {
  /** Groups of names for one thing that the corpus adds to those in its notes and those of the field. */
  readonly synonyms?: readonly (readonly string[])[];
  /** The index of an earlier version of the corpus: notes that are still the same objects are not indexed again. */
  readonly previous?: SearchIndex;
  /** About how many chunks are indexed together. Only the cost depends on it, no result does. */
  readonly segmentDocuments?: number;
}

/** What an index hands on to the next version of it. */
interface Inheritance {
  readonly vocabulary: Vocabulary;
  readonly segments: readonly NoteSegment[];
}

const inheritances = new WeakMap<SearchIndex, Inheritance>();

export function createSearchIndex(notes: readonly Note[], options: SearchIndexOptions = {}): SearchIndex {
  const inherited = options.previous && inheritances.get(options.previous);
  const vocabulary = inherited?.vocabulary ?? new Vocabulary();
  const segments = segmentNotes(notes, vocabulary, inherited?.segments, options.segmentDocuments);
  const chunks = notes.flatMap((note) => note.chunks);
  const numbers = new Map(chunks.map((chunk, number) => [chunk, number]));
  const index = createPostingsIndex(
    vocabulary,
    segments.map(({ segment, chunks }) => ({
      segment,
      numbers: Uint32Array.from(chunks, (chunk) => numbers.get(chunk)!),
    })),
  );
  const synonyms = createSynonyms([...(options.synonyms ?? []), ...namesInNotes(notes), ...fieldNames]);
  const matcherOf = rememberMatchers();

  const searchIndex: SearchIndex = {
    chunkCount: chunks.length,
    parse: (text) => parseQuery(text, index, synonyms),
    search: (query, { limit = DEFAULT_LIMIT } = {}) => search(index, chunks, query, limit),
    match: (query, text) => matcherOf(query)(text),
    // A text has no neighbours that it belongs together with.
    over: (texts) =>
      createTextIndexInTurns(
        texts.map((text, group) => ({ title: '', headings: [], text, group })),
        { synonyms, segmentDocuments: TEXTS_IN_A_TURN },
      ),
  };
  inheritances.set(searchIndex, { vocabulary, segments });
  return searchIndex;
}

function search(index: PostingsIndex, chunks: readonly Chunk[], query: Query, limit: number) {
  const found = query.terms.map(({ alternatives }) => index.find(alternatives.map(({ terms }) => terms)));
  return rank(index, query, limit).map(({ number, segment, document, score }) => ({
    chunk: chunks[number]!,
    score,
    matched: found.flatMap(({ lists }, term) => (indexIn(lists[segment]!.documents, document) < 0 ? [] : [term])),
  }));
}

/** One question is matched against many sentences. */
function rememberMatchers(): (query: Query) => TermMatcher {
  const matchers = new WeakMap<Query, TermMatcher>();
  return (query) => {
    let matcher = matchers.get(query);
    if (!matcher) {
      matcher = createTermMatcher(query);
      matchers.set(query, matcher);
    }
    return matcher;
  };
}
