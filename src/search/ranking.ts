import { BestDocuments, isBetter, type ScoredDocument } from './best-documents.ts';
import { type Clues, cluesOf } from './clues.ts';
import type { PostingsIndex } from './postings-index.ts';
import { createProximity } from './proximity.ts';
import type { Query } from './query.ts';
import { FREQUENCY_UNIT } from './segment.ts';

/** BM25's saturation of term frequency and share of length normalisation (Robertson and Zaragoza 2009). */
const K1 = 1.5;
const B = 0.7;
/** What two words of the question side by side are worth beside a word of their rarity. */
const PROXIMITY_WEIGHT = 0.4;
/** Documents that are looked at word by word. */
const RERANKED = 50;
/** Share of a note's second-best section that its best one gains: a note that is about the matter has more to say on it. */
const NEIGHBOUR_SHARE = 0.15;

/**
 * Ranks the documents that hold a term of the query; best first, equals in the order of the index. The score is BM25 with
 * each term weighed by how often the question says it, times the share of the question's rarity that the document holds
 * to the power of 1 / number of terms; then, among the best, plus proximity and neighbours. See docs/retrieval.md.
 */
export function rank(index: PostingsIndex, query: Query, limit: number): readonly ScoredDocument[] {
  const clues = cluesOf(query, index);
  if (clues.list.length === 0 || limit <= 0) return [];
  const best = scoreAll(index, clues, Math.max(limit, RERANKED));
  const near = addProximity(index, clues, best.slice(0, RERANKED));
  const reranked = addNeighbours(index, near).sort((a, b) => (isBetter(a, b) ? -1 : 1));
  return [...reranked, ...best.slice(RERANKED)].slice(0, limit);
}

function scoreAll(index: PostingsIndex, { list: clues }: Clues, count: number): ScoredDocument[] {
  const best = new BestDocuments(count);
  const largest = index.segments.reduce((size, { segment }) => Math.max(size, segment.size), 0);
  const scores = new Float64Array(largest);
  const held = new Float64Array(largest);
  const total = clues.reduce((sum, { rarity }) => sum + rarity, 0);
  for (const [at, { segment, numbers }] of index.segments.entries()) {
    scores.fill(0, 0, segment.size);
    held.fill(0, 0, segment.size);
    for (const { found, rarity, times } of clues) {
      const { documents, frequencies } = found.lists[at]!;
      const weight = rarity * times * (K1 + 1);
      for (let i = 0; i < documents.length; i++) {
        const document = documents[i]!;
        const frequency = frequencies[i]! * FREQUENCY_UNIT;
        const norm = normOf(segment.lengths[document]!, index.averageLength);
        scores[document]! += (weight * frequency) / (frequency + norm);
        held[document]! += rarity;
      }
    }
    for (let document = 0; document < segment.size; document++) {
      // The share held is at most 1, so most documents are out before the power is taken.
      if (scores[document]! <= 0 || scores[document]! < best.threshold) continue;
      const score = scores[document]! * coverage(held[document]!, total, clues.length);
      if (score >= best.threshold) best.add({ score, number: numbers[document]!, segment: at, document });
    }
  }
  return best.sorted();
}

function normOf(length: number, averageLength: number): number {
  return K1 * (1 - B + (B * length) / averageLength);
}

/** Weighs heavily when the question is short: of two words each counts, of twenty some are by the way. */
function coverage(held: number, total: number, terms: number): number {
  return (held / total) ** (1 / terms);
}

function addProximity(index: PostingsIndex, clues: Clues, best: readonly ScoredDocument[]): ScoredDocument[] {
  if (clues.neighbours.length === 0) return [...best];
  const proximity = createProximity(clues, index);
  const rarities = clues.neighbours.map(([a, b]) => Math.sqrt(clues.list[a]!.rarity * clues.list[b]!.rarity));
  return best.map((scored) => {
    const { segment, document } = scored;
    const norm = normOf(index.segments[segment]!.segment.lengths[document]!, index.averageLength);
    let gain = 0;
    for (const [pair, nearness] of proximity(segment, document).entries()) {
      gain += (rarities[pair]! * nearness * (K1 + 1)) / (nearness + norm);
    }
    return { ...scored, score: scored.score + PROXIMITY_WEIGHT * gain };
  });
}

function addNeighbours(index: PostingsIndex, best: readonly ScoredDocument[]): ScoredDocument[] {
  const groups = new Map<string, ScoredDocument[]>();
  for (const scored of best) {
    const { segment, document } = scored;
    const group = `${segment} ${index.segments[segment]!.segment.groups[document]!}`;
    groups.set(group, [...(groups.get(group) ?? []), scored]);
  }
  const gains = new Map<ScoredDocument, number>();
  for (const members of groups.values()) {
    const [first, second] = members.sort((a, b) => (isBetter(a, b) ? -1 : 1));
    if (first && second) gains.set(first, NEIGHBOUR_SHARE * second.score);
  }
  return best.map((scored) => ({ ...scored, score: scored.score + (gains.get(scored) ?? 0) }));
}
