import type { PhrasingContent } from 'mdast';
import { showControls } from './controls.ts';

/** How a piece of text looks. The names are those of node:util `styleText`. */
export type Style = 'bold' | 'italic' | 'underline' | 'strikethrough' | 'dim' | 'cyan' | 'green' | 'yellow';

/** Text of one look, free of control characters; a line feed is a forced break. */
export interface Span {
  readonly text: string;
  readonly styles: readonly Style[];
  /** Absolute web address to open. */
  readonly href?: string;
}

export interface LinkOptions {
  /** Whether the terminal makes links clickable; where not, the address is written out. */
  readonly hyperlinks: boolean;
}

/** Flattens the inside of a paragraph, heading or table cell. */
export function toSpans(
  nodes: readonly PhrasingContent[],
  options: LinkOptions,
  styles: readonly Style[] = [],
): Span[] {
  return nodes.flatMap((node) => nodeSpans(node, options, styles));
}

function nodeSpans(node: PhrasingContent, options: LinkOptions, styles: readonly Style[]): Span[] {
  const inside = (children: readonly PhrasingContent[], ...more: Style[]) =>
    toSpans(children, options, [...styles, ...more]);
  switch (node.type) {
    case 'text':
      return [{ text: showControls(node.value).replace(/\s+/g, ' '), styles }];
    case 'inlineCode':
      return [{ text: showControls(node.value).replace(/\s+/g, ' '), styles: [...styles, 'cyan'] }];
    case 'html':
      return [{ text: showControls(node.value).replace(/\s+/g, ' '), styles }];
    case 'break':
      return [{ text: '\n', styles: [] }];
    case 'strong':
      return inside(node.children, 'bold');
    case 'emphasis':
      return inside(node.children, 'italic');
    case 'delete':
      return inside(node.children, 'strikethrough');
    case 'mark':
      return inside(node.children, 'yellow', 'bold');
    case 'link':
      // Nobody else is at a terminal.
      if (node.url.startsWith('person:')) return [{ text: 'you', styles }];
      return linkSpans(inside(node.children, 'green'), node.url, options, styles);
    case 'linkReference':
      return inside(node.children);
    case 'image':
    case 'imageReference':
      return [{ text: showControls(node.alt ?? ''), styles }];
    case 'footnoteReference':
      return [{ text: `[${showControls(node.label ?? node.identifier)}]`, styles }];
    default:
      return [];
  }
}

function linkSpans(label: Span[], url: string, { hyperlinks }: LinkOptions, styles: readonly Style[]): Span[] {
  const isWeb = /^https?:\/\//i.test(url);
  if (hyperlinks && isWeb) {
    const href = showControls(url);
    return label.map((span) => ({ ...span, href }));
  }
  const address = showControls(isWeb ? url : decoded(url)).replace(/\s+/g, ' ');
  const said = label.map(({ text }) => text).join('');
  // An address that stands in the text as itself need not be said twice.
  if (address === '' || address === said || address.replace(/^(?:https?:\/\/|mailto:)/, '') === said) return label;
  return [...label, { text: ' ', styles }, { text: `(${address})`, styles: [...styles, 'dim'] }];
}

/** A path in a citation is URL-encoded; a person wants to read and copy it as it is on disk. */
function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
