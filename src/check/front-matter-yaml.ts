import { isMap, isScalar, type Node, parseDocument } from 'yaml';
import { frontMatterOf } from '../corpus/front-matter-fence.ts';
import { lineAt } from './line-at.ts';

/** `key: value` of front matter, with its places in the file. */
export interface FrontMatterEntry {
  readonly key: string;
  /** UTF-16 offsets of the key in the file, end exclusive. */
  readonly keyRange: Range;
  /** 1-based line of the key. */
  readonly line: number;
  readonly node: Node | undefined;
  readonly value: unknown;
}

/** UTF-16 offsets in the file, end exclusive. */
export type Range = readonly [start: number, end: number];

/** The front matter of a note as YAML whose places are known. */
export interface FrontMatterYaml {
  readonly entries: readonly FrontMatterEntry[];
  /** Where a node stands in the file. */
  rangeOf(node: Node): Range;
  lineOf(node: Node): number;
}

/** Undefined when a text has no front matter, or none that parses to keys and values. */
export function parseFrontMatter(text: string): FrontMatterYaml | undefined {
  const fenced = frontMatterOf(text);
  const start = /^.*(?:\r\n|\n|\r)/.exec(fenced)?.[0].length ?? 0;
  const yaml = fenced.slice(start).replace(/---[ \t]*(?:\r\n|\n|\r)?$/, '');
  const document = parseDocument(yaml, { prettyErrors: false });
  if (start === 0 || document.errors.length > 0 || !isMap(document.contents)) return undefined;

  const rangeOf = ({ range }: Node): Range => [start + (range?.[0] ?? 0), start + (range?.[1] ?? 0)];
  const lineOf = (node: Node): number => lineAt(text, rangeOf(node)[0]);
  const entries = document.contents.items.flatMap(({ key, value }): FrontMatterEntry[] => {
    if (!isScalar(key)) return [];
    const node = (value ?? undefined) as Node | undefined;
    const js: unknown = node?.toJS(document);
    return [{ key: String(key.value), keyRange: rangeOf(key), line: lineOf(key), node, value: js }];
  });
  return { entries, rangeOf, lineOf };
}
