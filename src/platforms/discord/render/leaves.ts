import type { Definition, PhrasingContent } from 'mdast';
import { cleanText } from '../../rendering/clean-text.ts';
import { personOf } from '../../rendering/people-in.ts';
import { joinAlike, type Leaf, type Look } from './leaf.ts';
import { linkLeaves } from './link-leaves.ts';

/** Targets of reference links by identifier. */
export type Definitions = ReadonlyMap<string, Definition>;

/** Flattens the inside of a paragraph, heading or table cell; none is empty. */
export function toLeaves(nodes: readonly PhrasingContent[], definitions: Definitions, look: Look = {}): Leaf[] {
  return joinAlike(nodes.flatMap((node) => leavesOf(node, definitions, look)));
}

function leavesOf(node: PhrasingContent, definitions: Definitions, look: Look): Leaf[] {
  const inside = (children: readonly PhrasingContent[], more: Look = {}) =>
    toLeaves(children, definitions, { ...look, ...more });
  switch (node.type) {
    case 'text':
      return said(node.value, look);
    case 'inlineCode':
      return said(node.value, { ...look, code: true });
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? [lineEnd] : said(node.value, look);
    case 'break':
      return [lineEnd];
    case 'strong':
    case 'mark':
      return inside(node.children, { bold: true });
    case 'emphasis':
      return inside(node.children, { italic: true });
    case 'delete':
      return inside(node.children, { strike: true });
    case 'link': {
      const person = personOf(node.url);
      if (person !== undefined) return [personLeaf(person, look)];
      return linkLeaves(inside(node.children), node.url, look);
    }
    case 'linkReference':
      return linkLeaves(inside(node.children), definitions.get(node.identifier)?.url ?? '', look);
    case 'image':
      return linkLeaves(said(node.alt ?? '', look), node.url, look);
    case 'imageReference':
      return linkLeaves(said(node.alt ?? '', look), definitions.get(node.identifier)?.url ?? '', look);
    case 'footnoteReference':
      return said(`[${node.label ?? node.identifier}]`, look);
    default:
      return [];
  }
}

const lineEnd: Leaf = { text: '\n' };

/** Discord shows the name of whom it knows; an id of another kind says nothing to anyone. */
function personLeaf(person: string, look: Look): Leaf {
  return /^\d{15,20}$/.test(person) ? { text: `@${person}`, person } : { ...look, text: 'someone' };
}

function said(value: string, look: Omit<Leaf, 'text'>): Leaf[] {
  const text = cleanText(value).replace(/[^\S\u00a0]+/g, ' ');
  return text === '' ? [] : [{ ...look, text }];
}
