import type { ListItem, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

export const emptyItem: Rule = {
  code: 'empty-item',
  summary: 'an item of a list is empty',
  look: ({ corpus, tree, text }) =>
    corpus.notes.flatMap(({ path }) => {
      const findings: Finding[] = [];
      visit(tree(path), 'listItem', (item) => {
        if (item.children.length > 0 || !item.position) return;
        const fix = wholeLine(item, text(path));
        findings.push({
          severity: 'warning',
          code: 'empty-item',
          path,
          line: item.position.start.line,
          message: 'an item of a list is empty',
          remedy: 'Delete it, or write what was to stand there.',
          ...(fix && { fix: [fix] }),
        });
      });
      return findings;
    }),
};

/** The item's line with its end, when nothing else stands on it. */
function wholeLine({ position }: ListItem & Nodes, text: string): { start: number; end: number; text: '' } | undefined {
  const marker = position?.start.offset ?? 0;
  const start = marker - /[^\r\n]*$/.exec(text.slice(0, marker))![0].length;
  const line = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(start))?.[0];
  return line === undefined ? undefined : { start, end: start + line.length, text: '' };
}
