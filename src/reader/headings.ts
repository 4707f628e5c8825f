import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { findComments } from '../corpus/comments.ts';
import { plainText, readPieces } from '../corpus/inline-text.ts';
import { readMetadataLine } from '../corpus/metadata-lines.ts';
import type { Note } from '../corpus/note.ts';
import { citedId } from './mark-lines.ts';
import type { NotePart } from './note-parts.ts';

export interface OutlineEntry {
  readonly text: string;
  /** 2 for the highest. */
  readonly level: number;
  readonly id: string;
}

export interface Headings {
  /** The heading that is the note's title, taken out of the tree. */
  readonly title?: { readonly id: string };
  readonly outline: readonly OutlineEntry[];
}

/** Ids of the frame of a page. */
const taken = new Set(['main', citedId]);

/**
 * Gives the headings of a note their ids, which are the anchors of citations, and levels below the page's own heading without gaps,
 * in place. Lines that only say something about the note (`# subject: [[aws]]`) are no headings but such lines.
 * @param note what was made of the same text; without it (the text has changed) ids are made anew.
 */
export function placeHeadings(
  tree: Root,
  part: Pick<NotePart, 'text' | 'linesBefore'>,
  title: string,
  note?: Note,
): Headings {
  const { text: source, linesBefore } = part;
  const context = { source, definitions: new Map(), hidden: findComments(tree, source), attachments: [], links: [] };
  const anchors = new Map(
    note?.chunks.filter(({ part }) => part === 0).map(({ startLine, anchor }) => [startLine, anchor]),
  );
  const slugger = new GithubSlugger();
  const headings: { readonly node: Heading; readonly text: string; readonly id: string }[] = [];
  let atTop = true;
  for (const node of tree.children) {
    if (node.type === 'yaml' || node.type === 'definition') continue;
    if (
      (node.type === 'heading' || (node.type === 'paragraph' && atTop)) &&
      readMetadataLine(node, context, [], atTop)
    ) {
      const { depth: _, ...rest } = node as Heading;
      Object.assign(node, rest, { type: 'paragraph', data: { hProperties: { className: ['metadata'] } } });
      continue;
    }
    atTop = false;
    if (node.type !== 'heading') continue;
    const text = plainText(readPieces(node.children, context));
    if (text === '') continue;
    const slug = slugger.slug(text);
    const anchor = anchors.get((node.position?.start.line ?? 0) + linesBefore) || slug;
    headings.push({ node, text, id: taken.has(anchor) ? `heading-${anchor}` : anchor });
  }

  const first = headings[0];
  const isTitle =
    first &&
    first.text.replace(/\s*[:：]$/, '') === title &&
    headings.every(({ node }) => node === first.node || node.depth > first.node.depth);
  const below = isTitle ? headings.slice(1) : headings;
  if (isTitle) tree.children.splice(tree.children.indexOf(first.node), 1);
  return { outline: level(below), ...(isTitle && { title: { id: first.id } }) };
}

function level(
  headings: readonly { readonly node: Heading; readonly text: string; readonly id: string }[],
): OutlineEntry[] {
  const above: number[] = [];
  return headings.map(({ node, text, id }) => {
    while ((above.at(-1) ?? 0) >= node.depth) above.pop();
    above.push(node.depth);
    // Who listens to a page is lost where a level is left out.
    const depth = Math.min(above.length + 1, 6);
    node.depth = depth as Heading['depth'];
    node.data = { hProperties: { id } };
    return { text, level: depth, id };
  });
}
