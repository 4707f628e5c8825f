import { type Postings, phrasePostings, postingsOf, type Segment, unitePostings } from './segment.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A segment with what ranking needs to know of the whole index. */
export interface IndexedSegment {
  readonly segment: Segment;
  /** Number of each of its documents in the index. */
  readonly numbers: Uint32Array;
}

/** Documents that hold a term, in any of its alternatives. */
export interface Found {
  /** One list a segment, in the order of the segments. */
  readonly lists: readonly Postings[];
  readonly documentFrequency: number;
}

/** All segments of one version of a corpus, with the statistics summed over them. Immutable. */
export interface PostingsIndex {
  readonly vocabulary: Vocabulary;
  readonly segments: readonly IndexedSegment[];
  /** Number of documents. */
  readonly size: number;
  /** In words. */
  readonly averageLength: number;
  documentFrequency(term: string): number;
  documentFrequencyOfId(id: number): number;
  /** Finds documents that hold any of the alternatives; an alternative of several terms is a phrase. */
  find(alternatives: readonly (readonly string[])[]): Found;
}

/** Phrases and united lists are remembered for the next question: they cost a walk over words. */
const REMEMBERED_FINDS = 200;

export function createPostingsIndex(vocabulary: Vocabulary, segments: readonly IndexedSegment[]): PostingsIndex {
  let size = 0;
  let totalLength = 0;
  const frequencies = new Uint32Array(vocabulary.size);
  for (const { segment } of segments) {
    size += segment.size;
    totalLength += segment.totalLength;
    const { terms, offsets } = segment;
    for (let i = 0; i < terms.length; i++) frequencies[terms[i]!]! += offsets[i + 1]! - offsets[i]!;
  }
  const documentFrequencyOfId = (id: number) => frequencies[id] ?? 0;

  const findAnew = (alternatives: readonly (readonly string[])[]): Found => {
    const phrases: (readonly number[])[] = [];
    for (const terms of alternatives) {
      const ids = terms.map((term) => vocabulary.idOf(term) ?? -1);
      if (ids.length > 0 && ids.every((id) => documentFrequencyOfId(id) > 0)) phrases.push(ids);
    }
    const needed = withoutLonger(phrases);
    const lists = segments.map(({ segment }) => unitePostings(needed.map((ids) => postingsOfPhrase(segment, ids))));
    return { lists, documentFrequency: lists.reduce((sum, { documents }) => sum + documents.length, 0) };
  };
  const remembered = new Map<string, Found>();

  return {
    vocabulary,
    segments,
    size,
    averageLength: size > 0 ? totalLength / size : 0,
    documentFrequency: (term) => documentFrequencyOfId(vocabulary.idOf(term) ?? -1),
    documentFrequencyOfId,
    find: (alternatives) => {
      const key = alternatives.map((terms) => terms.join(' ')).join('\n');
      const known = remembered.get(key);
      if (known) return known;
      const found = findAnew(alternatives);
      if (remembered.size >= REMEMBERED_FINDS) remembered.delete(remembered.keys().next().value!);
      remembered.set(key, found);
      return found;
    },
  };
}

/** Where "ECS" stands for a term, "Amazon ECS" finds nothing more. */
function withoutLonger(phrases: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const keys = phrases.map((ids) => ` ${ids.join(' ')} `);
  return phrases.filter((_, at) => !keys.some((key) => key !== keys[at] && keys[at]!.includes(key)));
}

function postingsOfPhrase(segment: Segment, ids: readonly number[]): Postings {
  return ids.length === 1 ? postingsOf(segment, ids[0] ?? -1) : phrasePostings(segment, ids);
}
