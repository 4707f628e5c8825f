import { isScalar, isSeq, type Node } from 'yaml';
import type { FrontMatterYaml } from './front-matter-yaml.ts';

/** The file's line of a question in the front matter. */
export function questionLine(yaml: FrontMatterYaml | undefined, question: string): number {
  const entry = yaml?.entries.find(({ key }) => key === 'questions');
  if (!yaml || !entry) return 1;
  const items = isSeq<Node>(entry.node) ? entry.node.items : [];
  const item = items.find((node) => isScalar(node) && String(node.value).trim() === question);
  return item ? yaml.lineOf(item) : entry.line;
}
