import type { Block, Chunk } from '../corpus/note.ts';
import { allPassagesOf, type Passage, wholePassage } from './passage.ts';
import { passageMarkdown } from './passage-markdown.ts';
import { holdsSecret } from './secret-guard.ts';

/**
 * All passages of a chunk, from single sentences to whole lists, in no particular order. None holds a credential, nor does
 * a heading that may be shown above it.
 */
export function passagesOf(chunk: Chunk): readonly Passage[] {
  const known = cache.get(chunk);
  if (known) return known;
  const passages = isShowable(chunk) ? allPassagesOf(chunk) : [];
  const safe = passages.filter((passage) => !textsShown(passage).some(holdsSecret));
  cache.set(chunk, safe);
  return safe;
}

/** All of a section, where it may be quoted whole: it is short, and no part of it holds a credential. */
export function wholeSection(chunk: Chunk): Passage | undefined {
  const passage = isShowable(chunk) ? wholePassage(chunk) : undefined;
  return passage && !textsShown(passage).some(holdsSecret) ? passage : undefined;
}

const cache = new WeakMap<Chunk, readonly Passage[]>();

/** Whether a section may be pointed at: its headings hold no credential. */
export function isShowable({ headings, note }: Chunk): boolean {
  return ![note.title, ...headings].some(holdsSecret);
}

/** What a reader would see of a passage: its text, addresses of links included, and a table's cells beside their names. */
function textsShown(passage: Passage): string[] {
  const { chunk, firstBlock, lastBlock, lead, plain } = passage;
  const rows = chunk.blocks.slice(firstBlock, lastBlock + 1).flatMap(rowTexts);
  return [`${lead}\n${plain}`, passageMarkdown(passage), ...rows];
}

function rowTexts(block: Block): string[] {
  if (block.kind !== 'table-row') return [];
  const { cells, header, headerMarkdown } = block;
  const named = cells.flatMap((cell, at) => [`${header[at]}: ${cell}`, ...(at > 0 ? [`${cells[0]}: ${cell}`] : [])]);
  return [headerMarkdown, ...named];
}
