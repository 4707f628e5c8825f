import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import Database from 'libsql';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { silentLogger } from '../../src/logger.ts';
import type { SqlDialect } from '../../src/store/driver.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { runMigrations } from '../../src/store/migrations/run-migrations.ts';
import { openPostgresStore } from '../../src/store/postgres.ts';
import type { Schema } from '../../src/store/schema.ts';
import { schemaVersion } from '../../src/store/schema-version.ts';
import { createSqliteDriver, openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { describeWithPostgres } from './private-postgres.ts';
import { type Catalogue, readPostgresCatalogue, readSqliteCatalogue } from './released/catalogue.ts';
import { dumpRows, emptyParts, insertStatements, type Rows } from './released/dump.ts';
import { type Answers, deleteRows, readRows, type Stage, writeRows } from './released/every-verb.ts';

/**
 * A folder for each version of the tables that ever stood on main: as both databases describe them (`sqlite.sql`, `postgres.sql`),
 * and rows of every kind as the program of that version wrote them (`rows.sql`). The files of a new version are written when these
 * tests run, but for CI=true; from then on they never change. `0002-early` is what stood under the number 2 before 0002.
 */
const released = fileURLToPath(new URL('./released', import.meta.url));
const folderOf = (version: number): string => String(version).padStart(4, '0');
const versions = Array.from({ length: schemaVersion }, (_, n) => n + 1);
const read = (version: string, file: string): string => readFileSync(join(released, version, file), 'utf8');

/** The rows of a version as it wrote them, and those that every verb writes and takes away again. */
const then: Stage = { platform: 'slack', at: Date.UTC(2026, 0, 1) };
const past: Stage = { platform: 'tour', at: 0 };

/** A database that is empty at first, behind the back of the store. */
interface Bench {
  readonly name: 'sqlite' | 'postgres';
  /** Runs any number of statements. */
  run(statements: string): Promise<void>;
  readonly rows: Rows;
  readonly queries: Kysely<Schema>;
  readonly dialect: SqlDialect;
  open(): Promise<Store>;
}

const leaving: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const leave of leaving.splice(0).reverse()) await leave();
});

async function opened({ open }: Bench): Promise<Store> {
  const store = await open();
  leaving.push(() => store.close());
  return store;
}

const catalogueOf = ({ name, rows }: Bench): Promise<Catalogue> =>
  name === 'sqlite' ? readSqliteCatalogue(rows) : readPostgresCatalogue(rows);

const dumpOf = async (bench: Bench) => dumpRows(bench.rows, (await catalogueOf(bench)).tables);

async function load(bench: Bench, version: string): Promise<void> {
  await bench.run(read(version, `${bench.name}.sql`));
  await bench.run(read(version, 'rows.sql'));
  await bench.run(`insert into installation (name, value) values ('schema', '${Number.parseInt(version, 10)}')`);
  if (bench.name === 'sqlite') return;
  // A program that wrote the rows would have counted up.
  for (const { table, column } of await bench.rows(
    `select table_name as table, column_name as column from information_schema.columns where column_default like 'nextval%'`,
  )) {
    await bench.run(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), (select max("${column}") from "${table}"))`,
    );
  }
}

/** Calls every verb. */
async function tour(store: Store): Promise<Answers> {
  const called = new Set<string>();
  const watched = watch(store, '', called);
  const answers = [
    ...(await writeRows(watched, past)),
    ...(await readRows(watched, past)),
    ...(await deleteRows(watched, past)),
  ];
  expect(verbsOf(store, '').filter((verb) => !called.has(verb))).toEqual(['close']);
  return answers;
}

const verbsOf = (part: object, name: string): readonly string[] =>
  Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'function' ? [name + key] : verbsOf(value, `${name}${key}.`),
  );

function watch<T extends object>(part: T, name: string, called: Set<string>): T {
  return new Proxy(part, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value === 'object' && value !== null) return watch(value, `${name}${String(key)}.`, called);
      called.add(name + String(key));
      return value;
    },
  });
}

/** What there is where no version was before. */
async function beginAnew(empty: Bench): Promise<{ readonly statements: string; readonly answers: Answers }> {
  const store = await opened(empty);
  const { statements } = await catalogueOf(empty);
  return { statements, answers: await tour(store) };
}

function testReleased(name: string, fresh: () => Promise<Bench>): void {
  let anew: Awaited<ReturnType<typeof beginAnew>> | undefined;

  describe(`${name}, as released versions left it`, () => {
    it.each(versions)('has the tables of schema %i as they were released', async (version) => {
      const bench = await fresh();
      await runMigrations(bench.queries, bench.dialect, migrations.slice(0, version));
      const { statements } = await catalogueOf(bench);
      await expect(statements).toMatchFileSnapshot(join(released, folderOf(version), `${bench.name}.sql`));
    });

    it.each(readdirSync(released).filter((name) => existsSync(join(released, name, 'rows.sql'))))(
      'goes from %s to the tables of today, keeps every row and can do everything',
      async (version) => {
        const bench = await fresh();
        await load(bench, version);
        const before = await dumpOf(bench);
        expect(emptyParts(before)).toEqual([]);
        const [store] = (await Promise.all([opened(bench), opened(bench)])) as [Store, Store];

        const after = await dumpOf(bench);
        for (const [table, all] of before) {
          const columns = Object.keys(all[0] ?? {});
          const kept = (after.get(table) ?? []).map((row) =>
            Object.fromEntries(columns.map((column) => [column, row[column]])),
          );
          expect(kept, table).toEqual(all);
        }
        // What is done stays done; of the first version's events nobody knows what was asked, and they count as done.
        expect(await store.events.claim({ platform: then.platform, event: `${then.platform}claimed` }, 1)).toBe(false);
        anew ??= await beginAnew(await fresh());
        expect((await catalogueOf(bench)).statements).toBe(anew.statements);
        expect(await tour(store)).toEqual(anew.answers);
        // Nobody touched what was there. What was seen of the notes stays for ever.
        for (const [table, all] of await dumpOf(bench)) {
          const others = all.filter((row) => !JSON.stringify(row).includes(`"${past.platform}`));
          expect(others, table).toEqual(after.get(table));
        }
      },
    );
  });
}

const folder = mkdtempSync(join(tmpdir(), 'stevedore-released-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const deps = { clock: systemClock, logger: silentLogger };

let files = 0;
const freshSqlite = async (): Promise<Bench> => {
  files += 1;
  const path = join(folder, `${files}.db`);
  const driver = createSqliteDriver(path);
  const connection = await driver.connect(true);
  const database = new Database(path);
  leaving.push(() => {
    database.close();
    return connection.close();
  });
  return {
    name: 'sqlite',
    run: async (statements) => void database.exec(statements),
    rows: async (query) => database.prepare(query).all() as Record<string, unknown>[],
    queries: await connection.queries(),
    dialect: driver.dialect,
    open: () => openSqliteStore(path, deps),
  };
};

describe('released versions', () => {
  it.each(versions)('has rows of schema %i', async (version) => {
    const file = join(released, folderOf(version), 'rows.sql');
    if (existsSync(file)) return;
    // Only the version that wrote them first could; later on there is another program.
    expect(version, `rows of every kind in ${file}`).toBe(schemaVersion);
    const bench = await freshSqlite();
    const store = await opened(bench);
    await store.salt();
    await writeRows(store, then);
    const dump = await dumpOf(bench);
    expect(emptyParts(dump), 'what writeRows leaves empty').toEqual([]);
    await expect(insertStatements(dump)).toMatchFileSnapshot(file);
  });
});

testReleased('SQLite', freshSqlite);

describeWithPostgres('on a private server', (postgres) => {
  testReleased('PostgreSQL', async () => {
    const url = await postgres.createDatabase();
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    leaving.push(() => pool.end());
    return {
      name: 'postgres',
      run: async (statements) => void (await pool.query(statements)),
      rows: async (query) => (await pool.query(query)).rows,
      queries: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] }),
      dialect: { autoIncrement: 'bigserial', locksRows: true, beforeMigration: [] },
      open: () => openPostgresStore(url, { maxConnections: 2, ...deps }),
    };
  });
});
