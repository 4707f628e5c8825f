import type { Nodes, Parents, Root } from 'mdast';
import { type Extension as FromMarkdownExtension, fromMarkdown, type Handle } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Extension } from 'micromark-util-types';
import { frontMatterOf } from './front-matter-fence.ts';
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

const extensions = [withoutEmailLiterals(gfm({ singleTilde: false })), wikiLinkSyntax];
const mdastExtensions = [frontmatterFromMarkdown(), ...gfmWithoutTransforms, wikiLinkFromMarkdown, oneNodePerRun];

/** For notes with front matter only: where a fence is not closed, it keeps lists and quotes from being seen. */
const frontMatterSyntax = frontmatter();

/** In MDX, indentation is free (no indented code) and tags are gone already. */
const mdxOff: Extension = { disable: { null: ['codeIndented', 'htmlFlow', 'htmlText', 'autolink'] } };

/** Underlined lines by the thousand are a report's rules, not headings, and take time with the square of their number. */
const maxUnderlines = 1000;
const underlinesOff: Extension = { disable: { null: ['setextUnderline'] } };

export interface MarkdownOptions {
  readonly mdx?: boolean;
  /** Where the text is cut to be parsed in parts; see segments.ts. */
  readonly leastSegmentCharacters?: number;
}

/** Markdown as a syntax tree. Offsets in it count UTF-16 units of `text`; text nodes are as in `oneNodePerRun`. */
export function parseMarkdown(text: string, { mdx = false, leastSegmentCharacters }: MarkdownOptions = {}): Root {
  const underlines = text.match(/^ {0,3}(?:-+|=+)[ \t]*$/gm)?.length ?? 0;
  const syntax = [
    ...extensions,
    ...(frontMatterOf(text) === '' ? [] : [frontMatterSyntax]),
    ...(mdx ? [mdxOff] : []),
    ...(underlines > maxUnderlines ? [underlinesOff] : []),
  ];
  const parse = (part: string): Root => fromMarkdown(part, { extensions: syntax, mdastExtensions });

  const segments = cutIntoSegments(text, leastSegmentCharacters);
  if (segments.length === 1) return parse(text);
  const trees = segments.map((segment) => parse(segment.text));
  const labels = trees.map(definedLabels);
  const all = new Set(labels.flatMap((own) => [...own]));
  const children = segments.flatMap((segment, index) => {
    const missing = [...all].filter((label) => !labels[index]?.has(label) && segment.text.includes(label));
    const tree =
      missing.length === 0 || segment.open ? (trees[index] as Root) : parseWithLabels(segment.text, missing, parse);
    shift(tree, segment);
    return tree.children;
  });
  return { type: 'root', children };
}

/** `[label]` and `[^label]` are links and footnotes only where the label is known, so it is made known at the end. */
function parseWithLabels(text: string, labels: readonly string[], parse: (text: string) => Root): Root {
  const tree = parse(`${text}\n\n${labels.map((label) => `${label}: x`).join('\n\n')}`);
  return { ...tree, children: tree.children.filter((node) => (node.position?.start.offset ?? 0) < text.length) };
}

/** `[label]` and `[^label]` of the definitions in a tree. */
function definedLabels(node: Nodes): Set<string> {
  const labels = new Set<string>();
  const visit = (at: Nodes): void => {
    if (at.type === 'definition') labels.add(`[${at.label}]`);
    if (at.type === 'footnoteDefinition') labels.add(`[^${at.label}]`);
    if ('children' in at && at.type !== 'paragraph') for (const child of at.children) visit(child);
  };
  visit(node);
  return labels;
}

function shift(node: Nodes, segment: Segment): void {
  if (node.position) {
    for (const point of [node.position.start, node.position.end]) {
      point.line += segment.linesBefore;
      if (point.offset !== undefined) point.offset += segment.offset;
    }
  }
  if ('children' in node) for (const child of node.children) shift(child, segment);
}
