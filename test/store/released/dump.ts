/** Runs a query on a database behind the back of the store. */
export type Rows = (query: string) => Promise<readonly Record<string, unknown>[]>;

/** All rows by table, and of the facts of the installation its salt alone; each in the order of its text, which is the same in every database. */
export type Dump = ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>;

export async function dumpRows(rows: Rows, tables: readonly string[]): Promise<Dump> {
  const dump = new Map<string, readonly Readonly<Record<string, unknown>>[]>();
  for (const table of tables) {
    const all = (await rows(`select * from "${table}"`)).filter(
      (row) => table !== 'installation' || row.name === 'salt',
    );
    dump.set(
      table,
      all.map((row) => ({ ...row })).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    );
  }
  return dump;
}

/** As statements that every database takes. */
export function insertStatements(dump: Dump): string {
  return [...dump]
    .flatMap(([table, all]) => all.map((row) => insertStatement(table, row)))
    .concat('')
    .join('\n');
}

function insertStatement(table: string, row: Readonly<Record<string, unknown>>): string {
  const columns = Object.keys(row).map((column) => `"${column}"`);
  return `insert into "${table}" (${columns.join(', ')}) values (${Object.values(row).map(literal).join(', ')});`;
}

function literal(value: unknown): string {
  if (value === null || typeof value === 'number') return String(value);
  return `'${String(value).replaceAll("'", "''")}'`;
}

/** Tables with no row, and columns with nothing in them, as `table` or `table.column`. */
export function emptyParts(dump: Dump): readonly string[] {
  return [...dump].flatMap(([table, all]) => {
    const [first] = all;
    if (first === undefined) return [table];
    const empty = Object.keys(first).filter((column) => all.every((row) => row[column] === null));
    return empty.map((column) => `${table}.${column}`);
  });
}
