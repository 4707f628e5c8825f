import type { Definition, PhrasingContent } from 'mdast';
import { cleanText } from '../../rendering/clean-text.ts';
import { personOf } from '../../rendering/people-in.ts';
import { type Leaf, type Style, textLeaf } from './leaf.ts';
import { linkLeaves } from './link-leaves.ts';

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
      return linkLeaves(inside(node.children, {}), node.url, style);
    }
    case 'linkReference': {
      const definition = lookup.definitions.get(node.identifier);
      return linkLeaves(inside(node.children, {}), definition?.url ?? '', style);
    }
    case 'image':
      return linkLeaves(said(node.alt ?? '', style), node.url, style);
    case 'imageReference':
      return linkLeaves(said(node.alt ?? '', style), lookup.definitions.get(node.identifier)?.url ?? '', style);
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
