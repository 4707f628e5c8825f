export interface Column<Row> {
  readonly head: string;
  cell(row: Row): string;
}

/** A Markdown table with aligned columns, numbers to the right. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = [columns.map(({ head }) => head), ...rows.map((row) => columns.map((column) => column.cell(row)))];
  const widths = columns.map((_, at) => Math.max(3, ...cells.map((line) => line[at]!.length)));
  const lines = cells.map((line) => `| ${line.map((cell, at) => pad(cell, widths[at]!, at)).join(' | ')} |`);
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

/** A figure, and after it how many times ours it is. */
export function withRatio(value: number, ours: number, digits: number): string {
  return `${value.toFixed(digits)} (${ours === 0 ? '–' : (value / ours).toFixed(2)})`;
}
