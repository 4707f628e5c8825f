import type { Nodes, Parents, Root } from 'mdast';
import { type Extension as FromMarkdownExtension, fromMarkdown, type Handle } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Extension } from 'micromark-util-types';
import { cutIntoSegments, type Segment } from './segments.ts';
import { wikiLinkFromMarkdown, wikiLinkSyntax } from './wiki-link-syntax.ts';

/**
 * Starts a text node for every run of plain characters, every escape and every character reference. The default joins
 * them, and then the node's value no longer says which characters of the source it came from.
 */
const openTextNode: Handle = function (token) {
  const parent = this.stack.at(-1) as Parents;
  const { line, column, offset } = token.start;
  const node = {
    type: 'text' as const,
    value: '',
    position: { start: { line, column, offset }, end: { line, column, offset } },
  };
  (parent.children as unknown[]).push(node);
  this.stack.push(node);
};

const oneNodePerRun: FromMarkdownExtension = {
  enter: { data: openTextNode, characterEscape: openTextNode, characterReference: openTextNode },
};

/** The transform looks for addresses once more and makes nodes without positions; the tokenizer has found them. */
const gfmWithoutTransforms = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);

/**
 * GFM without bare e-mail addresses: they read the same as plain text, and looking for one at every word makes up a
 * fifth of the time of parsing.
 */
function withoutEmailLiterals(extension: Extension): Extension {
  const text = Object.entries(extension.text ?? {}).map(([code, constructs]) => [
    code,
    [constructs ?? []].flat().filter(({ name }) => name !== 'emailAutolink'),
  ]);
  return { ...extension, text: Object.fromEntries(text.filter(([, constructs]) => constructs?.length !== 0)) };
}

const extensions = [frontmatter(), withoutEmailLiterals(gfm({ singleTilde: false })), wikiLinkSyntax];
const mdastExtensions = [frontmatterFromMarkdown(), ...gfmWithoutTransforms, wikiLinkFromMarkdown, oneNodePerRun];

/** In MDX, indentation is free (no indented code) and tags are gone already. */
const mdxOff: Extension = { disable: { null: ['codeIndented', 'htmlFlow', 'htmlText', 'autolink'] } };

/** Underlined lines by the thousand are a report's rules, not headings, and take time with the square of their number. */
const maxUnderlines = 1000;
const underlinesOff: Extension = { disable: { null: ['setextUnderline'] } };

/** Markdown as a syntax tree. Offsets in it count UTF-16 units of `text`; text nodes are as in `oneNodePerRun`. */
export function parseMarkdown(text: string, { mdx = false } = {}): Root {
  const underlines = text.match(/^ {0,3}(?:-+|=+)[ \t]*$/gm)?.length ?? 0;
  const syntax = [...extensions, ...(mdx ? [mdxOff] : []), ...(underlines > maxUnderlines ? [underlinesOff] : [])];
  const parse = (part: string): Root => fromMarkdown(part, { extensions: syntax, mdastExtensions });

  const segments = cutIntoSegments(text);
  if (segments.length === 1) return parse(text);
  const labels = definedLabels(text);
  return { type: 'root', children: segments.flatMap((segment) => parseSegment(segment, labels, parse).children) };
}

/** `[label]` and `[^label]` are links and footnotes only where the label is known, so each part is told of all. */
function parseSegment(segment: Segment, labels: readonly string[], parse: (text: string) => Root): Root {
  const text = segment.text;
  const tree = parse(
    segment.open || labels.length === 0 ? text : `${text}\n\n${labels.map((l) => `${l} x`).join('\n\n')}`,
  );
  const children = tree.children.filter((node) => (node.position?.start.offset ?? 0) < text.length);
  for (const node of children) shift(node, segment);
  return { type: 'root', children };
}

const maxLabels = 200;

const definedLabels = (text: string): string[] =>
  [...new Set(text.match(/^ {0,3}\[[^\]\r\n]{1,200}\]:/gm)?.map((label) => label.trim()))].slice(0, maxLabels);

function shift(node: Nodes, segment: Segment): void {
  if (node.position) {
    for (const point of [node.position.start, node.position.end]) {
      point.line += segment.linesBefore;
      if (point.offset !== undefined) point.offset += segment.offset;
    }
  }
  if ('children' in node) for (const child of node.children) shift(child, segment);
}
