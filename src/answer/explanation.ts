import { type CitationUrl, cite } from '../corpus/citation.ts';
import type { Hit } from '../search/query.ts';
import type { Explanation } from './answer.ts';
import type { Chosen } from './selection.ts';
import type { WeighedQuery } from './weighed-query.ts';

/** What `why` tells: which words of the question were found, under which name, and what came close. */
export function explain(
  weighed: WeighedQuery,
  chosen: readonly Chosen[],
  hits: readonly Hit[],
  url: CitationUrl,
): Explanation {
  const { query, weights } = weighed;
  const shownText = chosen
    .map(({ candidate: { passage } }) => `${passage.lead} ${passage.plain}`.toLowerCase())
    .join('\n');
  const says = (name: string) => shownText.includes(name.toLowerCase());
  const found = chosen.reduce((mask, { candidate }) => mask | candidate.coverage.near, 0);
  const terms = query.terms.slice(0, weights.length);
  const shown = new Set(chosen.map(({ candidate }) => candidate.passage.chunk));
  const runnerUp = hits.find(({ chunk }) => !shown.has(chunk))?.chunk;
  return {
    matched: terms.filter((_, at) => found & (1 << at)).map(({ surface }) => surface),
    expanded: terms.flatMap((term, at) => {
      const names = term.alternatives.filter(({ source }) => source === 'synonym').map(({ label }) => label);
      const by = says(term.surface) ? undefined : names.find(says);
      return found & (1 << at) && by !== undefined ? [{ word: term.surface, by }] : [];
    }),
    corrected: query.corrections,
    unmatched: terms.filter((_, at) => !(found & (1 << at)) && weights[at]! > 0).map(({ surface }) => surface),
    ...(runnerUp ? { runnerUp: cite(runnerUp, runnerUp, url) } : {}),
  };
}
