import type { TableRow as MdastTableRow, Table, TableCell } from 'mdast';
import { cutSentences } from './cut-sentences.ts';
import { collapse, isHidden, plainText, readPieces } from './inline-text.ts';
import type { TableRow } from './note.ts';
import type { SectionReader } from './section-reader.ts';

/** Adds the rows of a table, each with what it needs to be understood alone. Rows without text are left out. */
export function readTable(node: Table, reader: SectionReader): void {
  const { context } = reader;
  const [head, ...rows] = node.children;
  if (!head?.position || isHidden(node.position?.start.offset ?? 0, context.hidden)) return;

  const readCell = (cell: TableCell): { text: string; markdown: string } => {
    const pieces = readPieces(cell.children, context);
    const markdown = cutSentences(pieces).map((sentence) => sentence.markdown);
    return { text: plainText(pieces), markdown: markdown.join(' ') };
  };
  const header = head.children.map((cell) => readCell(cell).text);
  const { line } = head.position.start;
  const shared = {
    kind: 'table-row' as const,
    table: reader.nextTable(),
    header,
    headerMarkdown: headerSource(node, context.source),
    headerLines: { startLine: line, endLine: line + 1 },
  };
  for (const row of rows) {
    // As GFM has it, missing cells are empty and cells beyond the last column do not show.
    const cells = header.map((_, column) => {
      const cell = row.children[column];
      return cell ? readCell(cell) : { text: '', markdown: '' };
    });
    const text = collapse(cells.map((cell) => cell.text).join(' '));
    if (text === '') continue;
    const lines = linesOf(row);
    const markdown = `| ${cells.map((cell) => cell.markdown).join(' | ')} |`;
    const block: TableRow = {
      ...shared,
      ...lines,
      cells: cells.map((cell) => cell.text),
      sentences: [{ text, markdown, ...lines }],
    };
    reader.add({ block });
  }
}

const linesOf = ({ position }: MdastTableRow) => ({
  startLine: position?.start.line ?? 1,
  endLine: position?.end.line ?? 1,
});

/** The header row and the row of dashes below it, without what stands before them in a quote or a list. */
function headerSource(node: Table, source: string): string {
  const text = source.slice(node.position?.start.offset, node.position?.end.offset);
  const [head = '', dashes = ''] = text.split(/\r\n|\n|\r/, 2);
  return `${head.trim()}\n${dashes.replace(/^[\s>]+/, '').trim()}`;
}
