import type { Parents, Root } from 'mdast';
import { type Extension as FromMarkdownExtension, fromMarkdown, type Handle } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Extension } from 'micromark-util-types';
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

const extensions: Extension[] = [frontmatter(), withoutEmailLiterals(gfm({ singleTilde: false })), wikiLinkSyntax];
const mdastExtensions = [frontmatterFromMarkdown(), ...gfmWithoutTransforms, wikiLinkFromMarkdown, oneNodePerRun];

/** In MDX, indentation is free (no indented code) and tags are gone already. */
const mdxOff: Extension = { disable: { null: ['codeIndented', 'htmlFlow', 'htmlText', 'autolink'] } };

/** Markdown as a syntax tree. Offsets in it count UTF-16 units of `text`; text nodes are as in `oneNodePerRun`. */
export function parseMarkdown(text: string, { mdx = false } = {}): Root {
  return fromMarkdown(text, { extensions: mdx ? [...extensions, mdxOff] : extensions, mdastExtensions });
}
