import type { Chunk, Note } from '../corpus/note.ts';
import { buildSegment } from './build-segment.ts';
import { documentOfChunk } from './chunk-document.ts';
import { fieldNames } from './field-names.ts';
import { namesInNotes } from './note-names.ts';
import { parseQuery } from './parse-query.ts';
import { createPostingsIndex } from './postings-index.ts';
import type { Query, SearchIndex } from './query.ts';
import { rank } from './ranking.ts';
import { indexIn } from './segment.ts';
import { fold } from './stemming.ts';
import { createSynonyms } from './synonyms.ts';
import { createTermMatcher, type TermMatcher } from './term-matcher.ts';
import { fieldWeights } from './text-index.ts';
import { Vocabulary } from './vocabulary.ts';

const DEFAULT_LIMIT = 20;

export interface SearchIndexOptions {
  /** Groups of names for one thing that the corpus adds to those in its notes and those of the field. */
  readonly synonyms?: readonly (readonly string[])[];
}

export function createSearchIndex(notes: readonly Note[], options: SearchIndexOptions = {}): SearchIndex {
  const chunks: Chunk[] = [];
  const documents = notes.flatMap((note, group) => {
    chunks.push(...note.chunks);
    return note.chunks.map((chunk) => documentOfChunk(chunk, group));
  });
  const vocabulary = new Vocabulary();
  const segment = buildSegment(documents, vocabulary, fieldWeights);
  const index = createPostingsIndex(vocabulary, [{ segment, numbers: Uint32Array.from(chunks.keys()) }]);
  const synonyms = createSynonyms([...(options.synonyms ?? []), ...namesInNotes(notes), ...fieldNames]);
  const matchers = new WeakMap<Query, TermMatcher>();
  const match = (query: Query, text: string) => {
    let matcher = matchers.get(query);
    if (!matcher) {
      matcher = createTermMatcher(query);
      matchers.set(query, matcher);
    }
    return matcher(text);
  };

  return {
    chunkCount: chunks.length,
    parse: (text) => parseQuery(text, index, synonyms),
    search: (query, { limit = DEFAULT_LIMIT } = {}) => {
      const found = query.terms.map((term) => index.find(term.alternatives.map(({ terms }) => terms)));
      return rank(index, query, limit).map(({ segment: at, document, score }) => ({
        chunk: chunks[document]!,
        score,
        matched: found.flatMap(({ lists }, term) => (indexIn(lists[at]!.documents, document) >= 0 ? [term] : [])),
      }));
    },
    match,
    complete: (prefix, limit) =>
      vocabulary
        .startingWith(fold(prefix))
        .map(({ written, term }) => ({ written, frequency: index.documentFrequencyOfId(term) }))
        .filter(({ frequency }) => frequency > 0)
        .sort((a, b) => b.frequency - a.frequency || a.written.length - b.written.length)
        .slice(0, limit)
        .map(({ written }) => written),
  };
}
