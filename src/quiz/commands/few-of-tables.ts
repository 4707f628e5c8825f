import type { KeyedFact } from './keyed-fact.ts';

/** A fact that makes a sound prompt, and how good the best of its prompts is. */
interface Candidate {
  readonly fact: KeyedFact;
  readonly quality: number;
}

/** One table is not to make up a quiz. Of a long one, half of the rows are asked for. */
const MOST = 6;
const SHARE = 0.5;
/** Steps of this length, modulo 1, lie evenly in 0 to 1, however many there are (golden ratio). */
const STRIDE = (Math.sqrt(5) - 1) / 2;

/** What may be asked of tables: of each the best few, from as many rows as there are. All that is from no table. */
export function fewOfTables(candidates: readonly Candidate[]): ReadonlySet<KeyedFact> {
  const tables = new Map<string, Candidate[]>();
  const kept = new Set<KeyedFact>();
  for (const candidate of candidates) {
    const table = tableOf(candidate.fact);
    if (table === undefined) kept.add(candidate.fact);
    else tables.set(table, [...(tables.get(table) ?? []), candidate]);
  }
  for (const each of tables.values()) for (const fact of fewOf(each)) kept.add(fact);
  return kept;
}

const tableOf = ({ group }: KeyedFact): string | undefined => /^.*\|table \d+(?=\|\d+$)/s.exec(group)?.[0];

function fewOf(candidates: readonly Candidate[]): readonly KeyedFact[] {
  const rows = [...new Set(candidates.map(({ fact }) => fact.lines.endLine))];
  const most = Math.max(MOST, Math.ceil(rows.length * SHARE));
  const taken = new Map<number, number>();
  const ranked = [...candidates]
    .sort((a, b) => b.quality - a.quality)
    .map((candidate) => {
      const row = candidate.fact.lines.endLine;
      const round = taken.get(row) ?? 0;
      taken.set(row, round + 1);
      return { ...candidate, round, place: (rows.indexOf(row) * STRIDE) % 1 };
    });
  return ranked
    .sort((a, b) => a.round - b.round || b.quality - a.quality || a.place - b.place)
    .slice(0, most)
    .map(({ fact }) => fact);
}
