import type { Table } from 'mdast';
import { type LinkOptions, type Span, toSpans } from './spans.ts';
import { type Line, lineWidth, wrap } from './wrap.ts';

const gap: Span = { text: ' │ ', styles: ['dim'] };
const narrowestColumn = 8;

/** A grid where it fits the width, cells wrapped as needed; else one block a row with each cell under its column's name. */
export function renderTable(table: Table, width: number, options: LinkOptions): Line[] {
  const rows = table.children.map((row, index) =>
    row.children.map((cell) => toSpans(cell.children, options, index === 0 ? ['bold'] : [])),
  );
  const [head = [], ...body] = rows;
  const widths = columnWidths(rows, head.length, width - gap.text.length * (head.length - 1));
  if (widths === undefined) return renderRecords(head, body, width);
  const rule: Line = [{ text: widths.map((size) => '─'.repeat(size)).join('─┼─'), styles: ['dim'] }];
  return [...renderRow(head, widths), rule, ...body.flatMap((row) => renderRow(row, widths))];
}

/** Narrow columns get what they need; the wide ones share what is left. Undefined when that would be too little to read. */
function columnWidths(rows: readonly Span[][][], count: number, available: number): number[] | undefined {
  const wanted = Array.from({ length: count }, (_, column) =>
    Math.max(1, ...rows.map((row) => lineWidth(row[column] ?? []))),
  );
  const widths = [...wanted];
  let left = available;
  let open = wanted.map((_, column) => column);
  while (open.length > 0) {
    const share = Math.floor(left / open.length);
    const fitting = open.filter((column) => wanted[column]! <= share);
    if (fitting.length === 0) {
      if (share < narrowestColumn) return undefined;
      for (const column of open) widths[column] = share;
      break;
    }
    left -= fitting.reduce((sum, column) => sum + wanted[column]!, 0);
    open = open.filter((column) => !fitting.includes(column));
  }
  return widths;
}

function renderRow(cells: readonly Span[][], widths: readonly number[]): Line[] {
  const columns = widths.map((size, column) => wrap(cells[column] ?? [], size));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    columns.flatMap((lines, column): Line => {
      const line = lines[at] ?? [];
      if (column === columns.length - 1) return line;
      return [...line, { text: ' '.repeat(widths[column]! - lineWidth(line)), styles: [] }, gap];
    }),
  );
}

function renderRecords(head: readonly Span[][], body: readonly Span[][][], width: number): Line[] {
  return body.flatMap((row, index) => [
    ...(index > 0 ? [[]] : []),
    ...row.flatMap((cell, column) => wrap([...(head[column] ?? []), { text: ': ', styles: [] }, ...cell], width)),
  ]);
}
