import {
  type FieldWeights,
  type Postings,
  phrasePostings,
  postingsOf,
  type Segment,
  unitePostings,
} from './segment.ts';
import type { Vocabulary } from './vocabulary.ts';

/** All segments of one version of a corpus with the statistics that ranking needs. Immutable. */
export interface PostingsIndex {
  readonly vocabulary: Vocabulary;
  readonly segments: readonly Segment[];
  readonly size: number;
  readonly averageLength: number;
  /** In how many documents a single index term occurs. */
  documentFrequency(term: string): number;
  documentFrequencyOfId(id: number): number;
  /** Postings, segment by segment, of documents that hold any of the alternatives; several terms are a phrase. */
  find(alternatives: readonly (readonly string[])[]): TermPostings;
}

export interface TermPostings {
  /** One list a segment. */
  readonly lists: readonly Postings[];
  readonly documentFrequency: number;
}

/** Title and headings are searched like text. Larger weights helped some notes and hurt others; see docs/retrieval.md. */
export const fieldWeights: FieldWeights = { title: 1, headings: 1 };

/** Found postings of phrases and names are kept for the next question: they cost a walk over the words. */
const REMEMBERED_FINDS = 256;

export function createPostingsIndex(vocabulary: Vocabulary, segments: readonly Segment[]): PostingsIndex {
  const size = segments.reduce((sum, segment) => sum + segment.size, 0);
  const totalLength = segments.reduce((sum, segment) => sum + segment.totalLength, 0);
  const frequencies = new Uint32Array(vocabulary.size);
  for (const { terms, offsets } of segments) {
    for (let i = 0; i < terms.length; i++) frequencies[terms[i]!]! += offsets[i + 1]! - offsets[i]!;
  }
  const remembered = new Map<string, TermPostings>();

  const findAll = (alternatives: readonly (readonly string[])[]): TermPostings => {
    const phrases: number[][] = [];
    for (const terms of alternatives) {
      const ids = terms.map((term) => vocabulary.idOf(term));
      if (ids.length > 0 && ids.every((id) => id !== undefined && frequencies[id]! > 0)) phrases.push(ids as number[]);
    }
    const lists = segments.map((segment) =>
      unitePostings(
        phrases.map((ids) => (ids.length === 1 ? postingsOf(segment, ids[0]!) : phrasePostings(segment, ids))),
      ),
    );
    return { lists, documentFrequency: lists.reduce((sum, list) => sum + list.documents.length, 0) };
  };

  return {
    vocabulary,
    segments,
    size,
    averageLength: size > 0 ? totalLength / size : 0,
    documentFrequency: (term) => frequencies[vocabulary.idOf(term) ?? -1] ?? 0,
    documentFrequencyOfId: (id) => frequencies[id] ?? 0,
    find: (alternatives) => {
      const key = JSON.stringify(alternatives);
      let found = remembered.get(key);
      if (!found) {
        found = findAll(alternatives);
        if (remembered.size >= REMEMBERED_FINDS) remembered.delete(remembered.keys().next().value!);
        remembered.set(key, found);
      }
      return found;
    },
  };
}
