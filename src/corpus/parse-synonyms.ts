import { isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Problem } from './note.ts';
import { type Synonyms, synonymsProblem } from './synonyms.ts';

const shape = 'Write a list of groups (`- [k8s, Kubernetes]`) or `name: [other names]`.';

/** Groups of names for one thing: a list of lists, or a mapping from a name to its other names. */
export function parseSynonyms(text: string): Synonyms {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const lineAt = (offset = 0): number => lineCounter.linePos(offset).line;
  const error = document.errors[0];
  if (error) {
    const broken = synonymsProblem(`does not parse: ${error.message}`, lineAt(error.pos[0]), 'Mend the YAML.');
    return { groups: [], problems: [broken], broken: true };
  }

  const { contents } = document;
  const toValue = (node: unknown): unknown => (isNode(node) ? node.toJS(document) : node);
  const lineOf = (node: unknown): number => lineAt((isNode(node) && node.range?.[0]) || 0);
  const given: { readonly names: unknown; readonly line: number }[] = [];
  if (isSeq(contents)) {
    for (const item of contents.items) given.push({ names: toValue(item), line: lineOf(item) });
  } else if (isMap(contents)) {
    for (const { key, value } of contents.items) {
      given.push({ names: [toValue(key), toValue(value)].flat(), line: lineOf(key) });
    }
  } else if (contents && toValue(contents) !== null) given.push({ names: undefined, line: lineOf(contents) });

  const groups: string[][] = [];
  const problems: Problem[] = [];
  for (const { names, line } of given) {
    const group = Array.isArray(names) && names.every(isName) ? names.map((name) => String(name).trim()) : [];
    if (group.length >= 2) groups.push(group);
    else problems.push(synonymsProblem('is not a group of two or more names; ignored', line, shape));
  }
  return { groups, problems };
}

const isName = (value: unknown): boolean =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
