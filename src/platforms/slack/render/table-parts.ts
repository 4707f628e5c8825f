import type { RawTextElement, RichTextBlock, TableBlock } from '@slack/types';
import type { Table } from 'mdast';
import { isVisible, type Leaf, textLeaf } from './leaf.ts';
import { type Lookup, toLeaves } from './leaves.ts';
import { limits } from './limits.ts';
import type { Part } from './part.ts';

/** A table for Slack where it has one of this size, and the same as a list for where no table can stand. None if it is empty. */
export function tableParts(table: Table, lookup: Lookup, quoted: boolean): Part[] {
  const cells = table.children.map((row, index) =>
    row.children.map((cell) => toLeaves(cell.children, lookup, index === 0 ? { bold: true } : {})),
  );
  const columns = Math.max(...cells.map((row) => row.length));
  const text = cells.flat(2).reduce((sum, leaf) => sum + leafLength(leaf), columns * cells.length);
  const fits = cells.length <= limits.tableRows && columns <= limits.tableColumns && text <= limits.tableText;
  const rows = tableRows(cells, quoted);
  if (rows.length === 0) return [];
  return [{ kind: 'table', ...(fits && { block: tableBlock(table, cells, columns) }), rows }];
}

function tableBlock({ align }: Table, cells: readonly Leaf[][][], columns: number): TableBlock {
  const numbers = Array.from({ length: columns }, (_, column) => column);
  return {
    type: 'table',
    rows: cells.map((row) => numbers.map((column) => tableCell(row[column] ?? []))),
    column_settings: numbers.map((column) => ({ align: align?.[column] ?? 'left', is_wrapped: true })),
  };
}

function tableCell(leaves: Leaf[]): RichTextBlock | RawTextElement {
  const [only, second] = leaves;
  // Slack refuses a cell without text.
  if (only === undefined || !leaves.some(isVisible)) return { type: 'raw_text', text: ' ' };
  if (second === undefined && only.type === 'text' && only.style === undefined)
    return { type: 'raw_text', text: only.text };
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: leaves }] };
}

/** Each row as an item: a line for each cell, under the name of its column. */
function tableRows([head = [], ...body]: readonly Leaf[][][], quoted: boolean): Part[] {
  const rows = body.length > 0 ? body.map((row) => rowLeaves(head, row)) : [head.flatMap(spaced)];
  return rows
    .filter((leaves) => leaves.some(isVisible))
    .map((leaves): Part => ({ kind: 'item', leaves, style: 'bullet', indent: 0, offset: 0, quoted }));
}

function rowLeaves(head: readonly Leaf[][], row: readonly Leaf[][]): Leaf[] {
  return Array.from({ length: Math.max(head.length, row.length) }, (_, column) => [
    ...(head[column] ?? []),
    ...((head[column] ?? []).length > 0 ? [textLeaf(': ')] : []),
    ...(row[column] ?? []),
  ])
    .filter((leaves) => leaves.length > 0)
    .flatMap((leaves, index) => (index > 0 ? [textLeaf('\n'), ...leaves] : leaves));
}

function spaced(leaves: Leaf[], index: number): Leaf[] {
  return index > 0 && leaves.length > 0 ? [textLeaf(' | '), ...leaves] : leaves;
}

function leafLength(leaf: Leaf): number {
  return (leaf.text ?? '').length + (leaf.type === 'link' ? leaf.url.length : 0);
}
