import { type CitationUrl, cite } from '../corpus/citation.ts';
import type { Snippet } from './answer.ts';
import { labelsOf } from './passage.ts';
import { passageMarkdown } from './passage-markdown.ts';
import { sectionName } from './section-name.ts';
import type { Chosen } from './selection.ts';
import { type WeighedQuery, weightOf } from './weighed-query.ts';

/** Citations shown for one snippet. */
const MAX_CITATIONS = 3;

export function createSnippet({ candidate, same }: Chosen, weighed: WeighedQuery, url: CitationUrl): Snippet {
  const { passage, coverage } = candidate;
  const text = passageMarkdown(passage);
  const heading = headingFor(candidate, weighed);
  const citations = [passage, ...same.map((one) => one.passage)].map((place) => cite(place.chunk, place, url));
  return {
    text,
    marks: marksIn(text, weighed),
    ...(heading === undefined || coverage.near === 0 ? {} : { heading }),
    citations: citations
      .filter((one, at) => citations.findIndex(({ url }) => url === one.url) === at)
      .slice(0, MAX_CITATIONS),
  };
}

/**
 * The heading (or the parent items and the lead-in of a list item) where the passage does not name its subject itself:
 * an item of a list always, other passages when a heading holds a word of the question that they do not.
 */
function headingFor({ passage, coverage }: Chosen['candidate'], weighed: WeighedQuery): string | undefined {
  const { chunk } = passage;
  const missing = coverage.near & ~coverage.own;
  const block = chunk.blocks[passage.firstBlock]!;
  const above: string[] = [];
  if (block.kind === 'list-item') above.push(...labelsOf(block));
  const own = sectionName(chunk);
  if (weighed.spellsOut(own) && !weighed.spellsOut(passage.plain)) return own;
  if (above.length === 0 && weightOf(missing, weighed.weights) === 0) return undefined;
  const headingHelps = weightOf(weighed.maskOf(own) & ~coverage.own, weighed.weights) > 0 || above.length === 0;
  const outer = chunk.headings.slice(0, -1).findLast((text) => weighed.maskOf(text) & missing & ~weighed.maskOf(own));
  const parts = [outer, headingHelps ? own : undefined, ...above].filter((part) => part !== undefined);
  return parts.map((part) => part.replace(/[:\s]+$/, '')).join(' › ');
}

/** Ranges of the question's words, joined where only a space or nothing stands between; none inside a link's address. */
function marksIn(text: string, weighed: WeighedQuery): [number, number][] {
  const addresses = [...text.matchAll(/\]\((?:[^()]|\([^()]*\))*\)|\bhttps?:\/\/[^\s>)]+/g)].map(
    ({ index, 0: whole }) => [index, index + whole.length] as const,
  );
  const marks: [number, number][] = [];
  for (const { term, start, end } of weighed.matches(text)) {
    if ((weighed.weights[term] ?? 0) === 0) continue;
    if (addresses.some(([from, to]) => start < to && from < end)) continue;
    const last = marks.at(-1);
    if (last && (start <= last[1] || text.slice(last[1], start) === ' ')) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}
