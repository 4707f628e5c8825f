import type { PostingsIndex } from './postings-index.ts';
import type { Query } from './query.ts';
import { FREQUENCY_UNIT } from './segment.ts';

/** BM25's saturation and length normalisation (Robertson and Zaragoza 2009); measured in docs/retrieval.md. */
const K1 = 1.2;
const B = 0.75;

export interface RankedDocument {
  readonly segment: number;
  /** Number within the segment. */
  readonly document: number;
  readonly score: number;
}

/** Ranks the documents that hold any term of the query; best first, equal scores in the order of the documents. */
export function rank(index: PostingsIndex, query: Query, limit: number): readonly RankedDocument[] {
  const terms = query.terms
    .filter((term) => term.known)
    .map((term) => ({ ...index.find(term.alternatives.map(({ terms }) => terms)), rarity: term.rarity }));
  const best: RankedDocument[] = [];
  for (const [number, segment] of index.segments.entries()) {
    const scores = new Float64Array(segment.size);
    const matched = new Uint8Array(segment.size);
    for (const { lists, rarity } of terms) {
      const { documents, frequencies } = lists[number]!;
      for (let i = 0; i < documents.length; i++) {
        const document = documents[i]!;
        const frequency = frequencies[i]! * FREQUENCY_UNIT;
        const norm = K1 * (1 - B + (B * segment.lengths[document]!) / index.averageLength);
        scores[document]! += (rarity * frequency * (K1 + 1)) / (frequency + norm);
        matched[document]!++;
      }
    }
    for (let document = 0; document < segment.size; document++)
      if (scores[document]! > 0) best.push({ segment: number, document, score: scores[document]! });
  }
  return best.sort((a, b) => b.score - a.score || a.segment - b.segment || a.document - b.document).slice(0, limit);
}
