import type { Definition, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Targets of reference links; the first of several with the same identifier holds, as in CommonMark. */
export function definitionsIn(body: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  visit(body, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}
