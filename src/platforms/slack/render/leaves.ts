import type { PhrasingContent } from 'mdast';
import { cleanText } from '../../rendering/clean-text.ts';
import { type Definitions, flatten, type LeafMaker, type Look } from '../../rendering/flatten.ts';
import { type Leaf, textLeaf } from './leaf.ts';
import { linkLeaves } from './link-leaves.ts';

/** What names in a message stand for. */
export interface Lookup {
  /** Display names by person id. */
  readonly names: ReadonlyMap<string, string>;
  readonly definitions: Definitions;
}

/** Flattens the inside of a paragraph, heading or table cell; none is empty. */
export function toLeaves(nodes: readonly PhrasingContent[], { names, definitions }: Lookup, look: Look = {}): Leaf[] {
  const maker: LeafMaker<Leaf> = {
    text: textLeaf,
    person: (id, style) => [textLeaf(nameOf(names.get(id)), style)],
    link: linkLeaves,
    join: joined,
  };
  return flatten(nodes, definitions, maker, look);
}

function nameOf(name = ''): string {
  return cleanText(name).replace(/\s+/g, ' ').trim() || 'someone';
}

function joined(one: Leaf, other: Leaf): Leaf | undefined {
  const isAlike =
    one.type === 'text' && other.type === 'text' && JSON.stringify(one.style) === JSON.stringify(other.style);
  return isAlike ? { ...one, text: one.text + other.text } : undefined;
}
