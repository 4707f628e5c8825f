import type { Definition, PhrasingContent } from 'mdast';
import { cleanText } from './clean-text.ts';
import { personOf } from './people-in.ts';

/** How text looks. */
export interface Look {
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
}

/** Targets of reference links by identifier. */
export type Definitions = ReadonlyMap<string, Definition>;

/** Makes what a platform shows lines of: pieces of text of one look. */
export interface LeafMaker<Leaf> {
  text(text: string, look: Look): Leaf;
  person(id: string, look: Look): readonly Leaf[];
  /** @param look of the link as a whole, without that of its label. */
  link(label: readonly Leaf[], url: string, look: Look): readonly Leaf[];
  /** Both as one, where they look alike. */
  join(one: Leaf, other: Leaf): Leaf | undefined;
}

/** Flattens the inside of a paragraph, heading or table cell; none of the leaves is empty. The words of the question become bold. */
export function flatten<Leaf>(
  nodes: readonly PhrasingContent[],
  definitions: Definitions,
  maker: LeafMaker<Leaf>,
  look: Look = {},
): Leaf[] {
  const leaves: Leaf[] = [];
  for (const leaf of nodes.flatMap((node) => leavesOf(node, definitions, maker, look))) {
    const last = leaves.at(-1);
    const joined = last === undefined ? undefined : maker.join(last, leaf);
    if (joined === undefined) leaves.push(leaf);
    else leaves[leaves.length - 1] = joined;
  }
  return leaves;
}

function leavesOf<Leaf>(
  node: PhrasingContent,
  definitions: Definitions,
  maker: LeafMaker<Leaf>,
  look: Look,
): readonly Leaf[] {
  const inside = (children: readonly PhrasingContent[], more: Look = {}) =>
    flatten(children, definitions, maker, { ...look, ...more });
  const said = (value: string, more: Look = {}): Leaf[] => {
    const text = cleanText(value).replace(/[^\S\u00a0]+/g, ' ');
    return text === '' ? [] : [maker.text(text, { ...look, ...more })];
  };
  const targetOf = (identifier: string) => definitions.get(identifier)?.url ?? '';
  switch (node.type) {
    case 'text':
      return said(node.value);
    case 'inlineCode':
      return said(node.value, { code: true });
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? [maker.text('\n', {})] : said(node.value);
    case 'break':
      return [maker.text('\n', {})];
    case 'strong':
    case 'mark':
      return inside(node.children, { bold: true });
    case 'emphasis':
      return inside(node.children, { italic: true });
    case 'delete':
      return inside(node.children, { strike: true });
    case 'link': {
      const person = personOf(node.url);
      return person === undefined ? maker.link(inside(node.children), node.url, look) : maker.person(person, look);
    }
    case 'linkReference':
      return maker.link(inside(node.children), targetOf(node.identifier), look);
    case 'image':
      return maker.link(said(node.alt ?? ''), node.url, look);
    case 'imageReference':
      return maker.link(said(node.alt ?? ''), targetOf(node.identifier), look);
    case 'footnoteReference':
      return said(`[${node.label ?? node.identifier}]`);
    default:
      return [];
  }
}
