import type { Definition, Link, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { WikiLinkNode } from '../../corpus/wiki-link-syntax.ts';
import type { Range } from '../front-matter-yaml.ts';

/** A link to a note, or to a heading, as it stands in a file. */
export interface NoteLink {
  readonly kind: 'wiki' | 'markdown';
  readonly line: number;
  /** As in the file: the whole wiki-link, or the address of a Markdown link. */
  readonly written: string;
  /** UTF-16 offsets of `written` in the file; absent where it cannot be told. */
  readonly range?: Range;
  /** Decoded, without the heading; '' for a heading of the same note. */
  readonly target: string;
  /** Decoded; '' when none is named. */
  readonly heading: string;
  /** What a reader sees of a wiki-link, where that is written. */
  readonly alias?: string;
  /** Markdown of what a reader sees of a Markdown link. */
  readonly label?: string;
  readonly embed: boolean;
}

/** Every link of a note that may lead to another or to a heading. Addresses with a scheme lead elsewhere. */
export function noteLinksIn(tree: Root, text: string): readonly NoteLink[] {
  const links: NoteLink[] = [];
  visit(tree, (node) => {
    if (node.type === 'wikiLink') links.push(wikiLink(node));
    else if (node.type === 'link' || node.type === 'definition') {
      if (!/^[a-z][a-z\d+.-]*:|^\/\/|^$/i.test(node.url)) links.push(markdownLink(node, text));
    }
  });
  return links;
}

function wikiLink({ value, target, heading = '', alias, embed, position }: WikiLinkNode): NoteLink {
  const range = position && ([position.start.offset ?? 0, position.end.offset ?? 0] as const);
  return {
    ...{ kind: 'wiki', line: position?.start.line ?? 1, written: value, target, heading, embed },
    ...(alias && { alias }),
    ...(range && { range }),
  };
}

function markdownLink({ url, position }: Link | Definition, text: string): NoteLink {
  const hash = url.indexOf('#');
  const address = (hash < 0 ? url : url.slice(0, hash)).replace(/\?.*$/, '');
  const start = position?.start.offset ?? 0;
  const source = text.slice(start, position?.end.offset ?? start);
  // The address comes last, but for a title; what is written with escapes is not found, and then not mended.
  const at = source.lastIndexOf(url);
  const label = /^\[([^\]]+)\]/.exec(source)?.[1];
  return {
    kind: 'markdown',
    line: position?.start.line ?? 1,
    written: url,
    target: decoded(address),
    heading: hash < 0 ? '' : decoded(url.slice(hash + 1)),
    embed: false,
    ...(label && { label }),
    ...(at >= 0 && { range: [start + at, start + at + url.length] as const }),
  };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
