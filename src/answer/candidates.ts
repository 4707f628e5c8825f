import type { Chunk } from '../corpus/note.ts';
import type { Hit, SearchIndex } from '../search/query.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { type Asked, fitnessOf } from './fitness.ts';
import type { NamedSections } from './named-sections.ts';
import type { Passage } from './passage.ts';
import type { Phrasing } from './phrasing.ts';
import { isShowable, passagesOf } from './safe-passages.ts';
import { rankSections, SAME_QUESTION } from './section-rank.ts';

/** A passage with what it is worth for the question. */
export interface Candidate {
  readonly passage: Passage;
  readonly coverage: Coverage;
  /** How well the passage answers, beside others of its section: see `coverageOf` and `fitnessOf`. */
  readonly worth: number;
  /** The same with what its section is worth: half the logarithm of the odds that it answers the question. */
  readonly score: number;
  /** See `RankedSection`. */
  readonly likeness: number;
}

/** Sections that are looked at closely … */
const MAX_FOUND = 60;
/** … and those that are searched for passages; more of them for a definition, whose few words stand everywhere. */
const MAX_SECTIONS = 14;
const MAX_DEFINING_SECTIONS = 28;

/** Fitted together with the weights of the signs, see section-rank.ts: what a section's likelihood adds to a passage's worth. */
const LIKELIHOOD_WEIGHT = 0.5;
/** What its author says a section answers, no other one answers better. */
const SAME_QUESTION_BONUS = 1;

/** A section that is named after what is asked ranks as if it had this share of the best one's score. */
const NAMED_RANK = 0.8;
/** Most sections that are named after one thing. */
export const MAX_NAMED_SECTIONS = 3;

/** Where passages are looked for. */
export interface Sources {
  readonly index: SearchIndex;
  readonly named: NamedSections;
  readonly phrasing: Phrasing;
}

/** All passages of the likeliest sections, best first, and the sections, likeliest first. */
export function candidatesFor(sources: Sources, asked: Asked): { candidates: Candidate[]; hits: readonly Hit[] } {
  const { kind, weighed } = asked;
  const named = namedSectionsFor(sources, asked);
  const ranked = rankSections(sectionsFor(sources, asked, named), { kind, weighed, phrasing: sources.phrasing });
  const most = kind === 'definition' ? MAX_DEFINING_SECTIONS : MAX_SECTIONS;
  const searched = ranked.filter(({ hit: { chunk } }, at) => at < most || named.has(chunk));
  const candidates = searched.flatMap(({ hit: { chunk }, likelihood, likeness }) => {
    const section = LIKELIHOOD_WEIGHT * likelihood + (likeness >= SAME_QUESTION ? SAME_QUESTION_BONUS : 0);
    return passagesOf(chunk).map((passage): Candidate => {
      const coverage = coverageOf(passage, weighed, kind === 'troubleshooting');
      const worth = coverage.share + fitnessOf(passage, coverage, asked);
      return { passage, coverage, worth, score: worth + section, likeness };
    });
  });
  return { candidates: candidates.sort((a, b) => b.score - a.score), hits: ranked.map(({ hit }) => hit) };
}

/** Sections that are named after what the question is about. */
function namedSectionsFor({ named }: Sources, { about }: Asked): ReadonlySet<Chunk> {
  return new Set(about.flatMap((name) => named.find(name, MAX_NAMED_SECTIONS)).filter(isShowable));
}

/** The hits of the search, with the named sections among them. */
function sectionsFor({ index }: Sources, { weighed }: Asked, named: ReadonlySet<Chunk>): readonly Hit[] {
  const hits = index.search(weighed.retrieval, { limit: MAX_FOUND }).filter(({ chunk }) => isShowable(chunk));
  const floor = NAMED_RANK * (hits[0]?.score ?? 1);
  if (named.size === 0) return hits;
  const found = hits.map((hit) => (named.has(hit.chunk) ? { ...hit, score: Math.max(hit.score, floor) } : hit));
  const missing = [...named]
    .filter((chunk) => !hits.some((hit) => hit.chunk === chunk))
    .map((chunk): Hit => ({ chunk, score: floor, matched: [] }));
  return [...found, ...missing].sort((a, b) => b.score - a.score);
}
