import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { FrontMatterYaml } from './front-matter-yaml.ts';

/** The file's line of a question in the front matter. */
export function questionLine(yaml: FrontMatterYaml | undefined, question: string): number {
  const entries = yaml?.entries.filter(({ key }) => key === 'questions' || key === 'asked') ?? [];
  if (!yaml || entries.length === 0) return 1;
  const item = entries.flatMap(({ node }) => scalarsOf(node)).find(({ value }) => String(value).trim() === question);
  return item ? yaml.lineOf(item) : entries[0]!.line;
}

/** Those of a list, or of the lists of a mapping. */
function scalarsOf(node: Node | undefined): readonly Scalar[] {
  if (isScalar(node)) return [node];
  if (isSeq<Node>(node)) return node.items.filter((item) => isScalar(item));
  return isMap<Node, Node>(node) ? node.items.flatMap(({ value }) => scalarsOf(value ?? undefined)) : [];
}
