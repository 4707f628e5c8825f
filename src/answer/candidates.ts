import type { Hit, SearchIndex } from '../search/query.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { type Asked, fitnessOf } from './fitness.ts';
import type { NamedSections } from './named-sections.ts';
import type { Passage } from './passage.ts';
import { isShowable, passagesOf } from './safe-passages.ts';
import { sectionName } from './section-name.ts';

/** A passage with what it is worth for the question. */
export interface Candidate {
  readonly passage: Passage;
  readonly coverage: Coverage;
  readonly score: number;
}

/** Sections that are searched for passages; more of them for a definition, whose few words stand everywhere. */
const MAX_SECTIONS = 14;
const MAX_DEFINING_SECTIONS = 28;

/** What the best section's rank is worth beside a coverage of at most 1. */
const RANK_WEIGHT = 0.4;
/** What it is worth that the section is about just what was asked, by its heading. */
const TOPIC_WEIGHT = 0.2;

/** A section that is named after what is asked ranks as if it had this share of the best one's score. */
const NAMED_RANK = 0.8;
const MAX_NAMED_SECTIONS = 3;

/** Where passages are looked for. */
export interface Sources {
  readonly index: SearchIndex;
  readonly named: NamedSections;
}

/** All passages of the best sections, best first. */
export function candidatesFor(sources: Sources, asked: Asked): { candidates: Candidate[]; hits: readonly Hit[] } {
  const hits = sectionsFor(sources, asked);
  const top = hits[0]?.score ?? 1;
  const candidates = hits.flatMap(({ chunk, score }) => {
    const section = (RANK_WEIGHT * score) / top + TOPIC_WEIGHT * asked.weighed.shareOf(sectionName(chunk));
    return passagesOf(chunk).map((passage) => {
      const coverage = coverageOf(passage, asked.weighed, asked.kind === 'troubleshooting');
      return { passage, coverage, score: coverage.share + fitnessOf(passage, coverage, asked) + section };
    });
  });
  return { candidates: candidates.sort((a, b) => b.score - a.score), hits };
}

/** The hits of the search, with the sections that are named after the question's subject among them. */
function sectionsFor({ index, named }: Sources, { kind, weighed, about }: Asked): readonly Hit[] {
  const limit = kind === 'definition' ? MAX_DEFINING_SECTIONS : MAX_SECTIONS;
  const hits = index.search(weighed.retrieval, { limit }).filter(({ chunk }) => isShowable(chunk));
  const floor = NAMED_RANK * (hits[0]?.score ?? 1);
  const sections = new Set(about.flatMap((name) => named.find(name, MAX_NAMED_SECTIONS)).filter(isShowable));
  if (sections.size === 0) return hits;
  const found = hits.map((hit) => (sections.has(hit.chunk) ? { ...hit, score: Math.max(hit.score, floor) } : hit));
  const missing = [...sections]
    .filter((chunk) => !hits.some((hit) => hit.chunk === chunk))
    .map((chunk): Hit => ({ chunk, score: floor, matched: [] }));
  return [...found, ...missing].sort((a, b) => b.score - a.score);
}
