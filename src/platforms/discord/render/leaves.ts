import type { PhrasingContent } from 'mdast';
import { type Definitions, flatten, type LeafMaker, type Look } from '../../rendering/flatten.ts';
import { joined, type Leaf } from './leaf.ts';
import { linkLeaves } from './link-leaves.ts';

/** Flattens the inside of a paragraph, heading or table cell; none is empty. */
export function toLeaves(nodes: readonly PhrasingContent[], definitions: Definitions, look: Look = {}): Leaf[] {
  return flatten(nodes, definitions, maker, look);
}

const maker: LeafMaker<Leaf> = {
  text: (text, look) => ({ ...look, text }),
  // Discord shows the name of whom it knows; an id of another kind says nothing to anyone.
  person: (id, look) => (/^\d{15,20}$/.test(id) ? [{ text: `@${id}`, person: id }] : [{ ...look, text: 'someone' }]),
  link: linkLeaves,
  join: joined,
};
