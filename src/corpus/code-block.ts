import type { Code } from 'mdast';
import { collapse, isHidden } from './inline-text.ts';
import type { CodeBlock } from './note.ts';
import type { BlockDraft, SectionReader } from './section-reader.ts';

export function readCode(node: Code, item: BlockDraft | undefined, reader: SectionReader): void {
  const value = node.value.replace(/\r\n?/g, '\n');
  const trimmed = value.trimEnd();
  const code = withoutCommonIndent(trimmed);
  if (code.trim() === '' || !node.position || isHidden(node.position.start.offset ?? 0, reader.context.hidden)) return;
  const language = (node.lang ?? '').toLowerCase();
  const caption = reader.sentenceAbove(item);
  const { start, end } = node.position;
  // Code that nothing closes runs to the start of the line below it, over blank lines that are not its own.
  const blankLines = end.column === 1 ? value.slice(trimmed.length).split('\n').length : 0;
  const lines = { startLine: start.line, endLine: Math.max(start.line, end.line - blankLines) };
  const fence = fenceFor(code);
  const block: CodeBlock = {
    kind: 'code',
    ...lines,
    sentences: [{ text: collapse(code), markdown: `${fence}${language}\n${code}\n${fence}`, ...lines }],
    language,
    code,
    ...(caption && { caption }),
  };
  reader.add({ block });
}

/** Longer than any run of backticks in the code. */
function fenceFor(code: string): string {
  let longest = 2;
  for (const [run] of code.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return '`'.repeat(longest + 1);
}

function withoutCommonIndent(code: string): string {
  const lines = code.split('\n');
  let common: string | undefined;
  for (const line of lines) {
    if (line.trim() === '') continue;
    common ??= /^[ \t]*/.exec(line)?.[0] ?? '';
    while (!line.startsWith(common)) common = common.slice(0, -1);
    if (common === '') return code;
  }
  const { length } = common ?? '';
  return lines.map((line) => line.slice(length)).join('\n');
}
