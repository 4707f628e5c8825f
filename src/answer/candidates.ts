import type { Hit, SearchIndex } from '../search/query.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { type Asked, fitnessOf } from './fitness.ts';
import { type Passage, passagesOf } from './passage.ts';

/** A passage with what it is worth for the question. */
export interface Candidate {
  readonly passage: Passage;
  readonly coverage: Coverage;
  readonly score: number;
}

/** Sections that are searched for passages. */
const MAX_SECTIONS = 14;

/** What the best section's rank is worth beside a coverage of at most 1. */
const RANK_WEIGHT = 0.4;
/** What it is worth that the section is about just what was asked, by its heading. */
const TOPIC_WEIGHT = 0.2;

/** All passages of the best sections, best first. */
export function candidatesFor(index: SearchIndex, asked: Asked): { candidates: Candidate[]; hits: readonly Hit[] } {
  const hits = index.search(asked.weighed.retrieval, { limit: MAX_SECTIONS });
  const top = hits[0]?.score ?? 1;
  const candidates = hits.flatMap(({ chunk, score }) => {
    const section =
      (RANK_WEIGHT * score) / top + TOPIC_WEIGHT * asked.weighed.shareOf(chunk.headings.at(-1) ?? chunk.note.title);
    return passagesOf(chunk).map((passage) => {
      const coverage = coverageOf(passage, asked.weighed, asked.kind === 'troubleshooting');
      return { passage, coverage, score: coverage.share + fitnessOf(passage, coverage, asked) + section };
    });
  });
  return { candidates: candidates.sort((a, b) => b.score - a.score), hits };
}
