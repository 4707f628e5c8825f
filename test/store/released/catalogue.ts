import type { Rows } from './dump.ts';

/** The tables of a database as statements that make the same ones, written by its own catalogue. */
export interface Catalogue {
  readonly tables: readonly string[];
  readonly statements: string;
}

export async function readSqliteCatalogue(rows: Rows): Promise<Catalogue> {
  const all = (await rows('select type, name, sql from sqlite_master where sql is not null order by rowid')) as {
    type: string;
    name: string;
    sql: string;
  }[];
  return {
    tables: all.filter(({ type }) => type === 'table').map(({ name }) => name),
    statements: all.map(({ sql }) => `${sql};\n`).join(''),
  };
}

export async function readPostgresCatalogue(rows: Rows): Promise<Catalogue> {
  const columns = (await rows(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as strict,
      pg_get_expr(d.adbin, d.adrelid) as standard
    from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and a.attnum > 0 and not a.attisdropped
    order by c.oid, a.attnum`)) as readonly unknown[] as readonly Column[];
  // Foreign keys last, since they need the keys to which they lead.
  const constraints = await rows(`
    select format('alter table %I add constraint %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) as sql
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.connamespace = current_schema()::regnamespace and k.contype in ('p', 'u', 'f', 'c')
    order by k.contype = 'f', c.oid, k.conname`);
  const indexes = await rows(`
    select pg_get_indexdef(i.indexrelid) as sql from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = current_schema()::regnamespace
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
    order by c.relname`);
  const tables = [...new Set(columns.map(({ table }) => table))];
  const made = tables.map((table) => {
    const parts = columns.filter((column) => column.table === table).map((column) => `  ${describe(column)}`);
    return `create table "${table}" (\n${parts.join(',\n')}\n)`;
  });
  return {
    tables,
    statements: [...made, ...[...constraints, ...indexes].map(({ sql }) => sql)].map((sql) => `${sql};\n`).join(''),
  };
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly strict: boolean;
  readonly standard: string | null;
}

function describe({ column, type, strict, standard }: Column): string {
  // One that counts up, with a sequence of its own.
  if (standard?.startsWith('nextval(') === true) return `"${column}" bigserial`;
  return [
    `"${column}" ${type}`,
    ...(strict ? ['not null'] : []),
    ...(standard === null ? [] : [`default ${standard}`]),
  ].join(' ');
}
