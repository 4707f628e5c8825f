import { isScalar, isSeq, type Node, type YAMLSeq } from 'yaml';
import type { Finding, TextEdit } from '../finding.ts';
import { textListKeys } from '../front-matter-keys.ts';
import type { FrontMatterYaml } from '../front-matter-yaml.ts';
import type { Rule } from '../rule.ts';

export const listedTwice: Rule = {
  code: 'listed-twice',
  summary: 'an entry of a list in the front matter is empty or stands there twice',
  look: ({ corpus, frontMatter, text }) =>
    corpus.notes.flatMap(({ path }) => {
      const yaml = frontMatter(path);
      return (yaml?.entries ?? []).flatMap(({ key, node }): readonly Finding[] => {
        if (!yaml || !textListKeys.some((known) => known === key) || !isSeq<Node>(node)) return [];
        return needless(node).map(({ at, value }) => {
          const fix = removal(node, at, yaml, text(path));
          return {
            severity: 'warning',
            code: 'listed-twice',
            path,
            line: yaml.lineOf(node.items[at]!),
            message:
              value === ''
                ? `front matter: an entry of \`${key}\` is empty`
                : `front matter: \`${key}\` has "${value}" twice`,
            remedy: 'Delete the entry.',
            ...(fix && { fix }),
          };
        });
      });
    }),
};

/** Entries that say nothing or what one before them says. */
function needless({ items }: YAMLSeq<Node>): readonly { readonly at: number; readonly value: string }[] {
  const seen = new Set<string>();
  return items.flatMap((item, at) => {
    if (!isScalar(item)) return [];
    const value = String(item.value ?? '').trim();
    const twice = value === '' || seen.has(value);
    seen.add(value);
    return twice ? { at, value } : [];
  });
}

/** Takes an entry out: its line where it has one, else the entry with the comma before it. */
function removal(
  { flow, items }: YAMLSeq<Node>,
  at: number,
  { rangeOf }: FrontMatterYaml,
  text: string,
): readonly TextEdit[] | undefined {
  const [start, end] = rangeOf(items[at]!);
  if (flow) {
    const before = items[at - 1];
    return before && [{ start: rangeOf(before)[1], end, text: '' }];
  }
  // An empty entry begins anywhere after its dash.
  const dash = text.slice(0, start).trimEnd().length;
  const lineStart = Math.max(text.lastIndexOf('\n', dash - 1), text.lastIndexOf('\r', dash - 1)) + 1;
  const line = /^[ \t]*-[^\r\n]*(?:\r\n|\n|\r)/.exec(text.slice(lineStart))?.[0];
  const isOneLine = line !== undefined && (end <= start || end <= lineStart + line.length);
  // The last entry left may not go: `key:` with a list of nothing is another thing.
  if (!isOneLine || items.length === 1) return undefined;
  return [{ start: lineStart, end: lineStart + line.length, text: '' }];
}
