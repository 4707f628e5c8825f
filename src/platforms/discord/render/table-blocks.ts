import type { Table } from 'mdast';
import { displayWidth } from '../../rendering/display-width.ts';
import type { Block } from './block.ts';
import { code, type Inside, lines } from './inside.ts';
import { isVisible, type Leaf } from './leaf.ts';
import { toLeaves } from './leaves.ts';

/** Columns that a block of code in an embed shows without a line break in a window of a usual size. */
const widest = 56;

type Cells = readonly (readonly Leaf[])[];

/** Discord has no tables: aligned text where it fits and nothing in it is to be pressed, else a list. None if it is empty. */
export function tableBlocks(table: Table, inside: Inside): Block[] {
  const rows = table.children.map((row) => row.children.map((cell) => toLeaves(cell.children, inside.definitions)));
  return grid(rows, table.align ?? [], inside) ?? records(rows, table, inside);
}

function grid(rows: readonly Cells[], align: NonNullable<Table['align']>, inside: Inside): Block[] | undefined {
  const leaves = rows.flat(2);
  if (leaves.some(({ url, person, text }) => url !== undefined || person !== undefined || text.includes('\n')))
    return undefined;
  const texts = rows.map((row) =>
    row.map((cell) =>
      cell
        .map(({ text }) => text)
        .join('')
        .trim(),
    ),
  );
  const widths = Array.from({ length: Math.max(...texts.map((row) => row.length)) }, (_, column) =>
    Math.max(...texts.map((row) => displayWidth(row[column] ?? ''))),
  );
  if (widths.reduce((sum, width) => sum + width + 2, -2) > widest) return undefined;
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => padded(row[column] ?? '', width, align[column] === 'right'))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = texts;
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const drawn = [line(head), ...(body.length > 0 ? [rule] : []), ...body.map(line)];
  return texts.flat().some((text) => text !== '') ? code(drawn.join('\n'), '', inside) : [];
}

function padded(text: string, width: number, toTheRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return toTheRight ? `${space}${text}` : `${text}${space}`;
}

/** Each row as an item: a line for each cell, under the name of its column. */
function records(rows: readonly Cells[], table: Table, inside: Inside): Block[] {
  const [head = [], ...body] = rows.map((row) => row.map((cell) => cell.map(oneLine)));
  const names = head.map((cell) => cell.map((leaf): Leaf => ({ ...leaf, bold: true })));
  const items = body.length > 0 ? body.map((row) => recordLeaves(names, row)) : [head.flatMap(listed)];
  return items.flatMap((leaves) =>
    lines(leaves, { ...inside, list: inside.list ?? table }).map((block) => ({
      ...block,
      first: `${inside.indent}- `,
      rest: `${inside.indent}  `,
    })),
  );
}

function recordLeaves(names: Cells, row: Cells): Leaf[] {
  return Array.from({ length: Math.max(names.length, row.length) }, (_, column) => {
    const name = names[column] ?? [];
    return [...name, ...(name.some(isVisible) ? [{ text: ': ' }] : []), ...(row[column] ?? [])];
  })
    .filter((leaves) => leaves.some(isVisible))
    .flatMap((leaves, index) => (index > 0 ? [{ text: '\n' }, ...leaves] : leaves));
}

function listed(leaves: readonly Leaf[], index: number): Leaf[] {
  return index > 0 && leaves.length > 0 ? [{ text: ' | ' }, ...leaves] : [...leaves];
}

function oneLine(leaf: Leaf): Leaf {
  return { ...leaf, text: leaf.text.replaceAll('\n', ' ') };
}
