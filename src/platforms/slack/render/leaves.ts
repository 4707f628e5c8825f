import type { RichTextStyleable } from '@slack/types';
import type { Definition, PhrasingContent } from 'mdast';
import { limits } from './limits.ts';
import type { Leaf } from './part.ts';
import { personOf } from './people-in.ts';

type Style = NonNullable<RichTextStyleable['style']>;

/** What names in a message stand for. */
export interface Lookup {
  /** Display names by person id. */
  readonly names: ReadonlyMap<string, string>;
  /** Targets of reference links by identifier. */
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** Flattens the inside of a paragraph, heading or table cell; none is empty. */
export function toLeaves(nodes: readonly PhrasingContent[], lookup: Lookup, style: Style = {}): Leaf[] {
  return joinAlike(nodes.flatMap((node) => leavesOf(node, lookup, style)));
}

export function textLeaf(text: string, style: Style = {}): Leaf {
  return { type: 'text', text, ...(Object.keys(style).length > 0 && { style }) };
}

/** Text that Slack shows as it is: without control characters and halves of characters, which it may refuse. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/gu, '\ufffd');
}

function leavesOf(node: PhrasingContent, lookup: Lookup, style: Style): Leaf[] {
  const inside = (children: readonly PhrasingContent[], more: Style) =>
    toLeaves(children, lookup, { ...style, ...more });
  switch (node.type) {
    case 'text':
      return said(node.value, style);
    case 'inlineCode':
      return said(node.value, { ...style, code: true });
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? [textLeaf('\n')] : said(node.value, style);
    case 'break':
      return [textLeaf('\n')];
    case 'strong':
    case 'mark':
      return inside(node.children, { bold: true });
    case 'emphasis':
      return inside(node.children, { italic: true });
    case 'delete':
      return inside(node.children, { strike: true });
    case 'link': {
      const person = personOf(node.url);
      if (person !== undefined) return said(lookup.names.get(person)?.trim() || 'someone', style);
      return linked(inside(node.children, {}), node.url, style);
    }
    case 'linkReference': {
      const definition = lookup.definitions.get(node.identifier);
      return linked(inside(node.children, {}), definition?.url ?? '', style);
    }
    case 'image':
      return linked(said(node.alt ?? '', style), node.url, style);
    case 'imageReference':
      return linked(said(node.alt ?? '', style), lookup.definitions.get(node.identifier)?.url ?? '', style);
    case 'footnoteReference':
      return said(`[${node.label ?? node.identifier}]`, style);
    default:
      return [];
  }
}

function said(value: string, style: Style): Leaf[] {
  const text = cleanText(value).replace(/[^\S\u00a0]+/g, ' ');
  return text === '' ? [] : [textLeaf(text, style)];
}

/** A link where Slack can open it; elsewhere the address is written out, to be copied. */
function linked(label: Leaf[], url: string, style: Style): Leaf[] {
  const address = cleanText(url).replace(/\s+/g, ' ').trim();
  if (address === '') return label;
  if (canOpen(address)) {
    const leaves = label.some(isVisible) ? label : [textLeaf(address, style)];
    return leaves.map((leaf) => (isVisible(leaf) ? { ...leaf, type: 'link', url: address } : leaf));
  }
  const path = decoded(address).replace(/#L\d+-L\d+$/, '');
  if (!label.some(isVisible)) return [textLeaf(path, style)];
  if (label.map(({ text }) => text).join('') === path) return label;
  return [...label, textLeaf(' (', style), textLeaf(path, { ...style, code: true }), textLeaf(')', style)];
}

/** Slack may refuse text of nothing but spaces where it stands alone. */
export function isVisible({ text }: Leaf): boolean {
  return text !== undefined && text.trim() !== '';
}

/** Addresses that a client opens in a browser, a mailer or an editor of notes. Others could act upon Slack itself. */
function canOpen(url: string): boolean {
  return (
    url.length <= limits.url &&
    /^(?:https?|obsidian|vscode|logseq):\/\/\S+$|^mailto:\S+$/i.test(url) &&
    URL.canParse(url)
  );
}

/** A path in a citation is URL-encoded; a person wants to read and copy it as it is on disk. */
function decoded(url: string): string {
  try {
    return cleanText(decodeURI(url));
  } catch {
    return url;
  }
}

function joinAlike(leaves: readonly Leaf[]): Leaf[] {
  const joined: Leaf[] = [];
  for (const leaf of leaves) {
    const last = joined.at(-1);
    if (last?.type === 'text' && leaf.type === 'text' && JSON.stringify(last.style) === JSON.stringify(leaf.style))
      joined[joined.length - 1] = { ...last, text: last.text + leaf.text };
    else joined.push(leaf);
  }
  return joined;
}
