import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type Libsql from 'libsql';
import { createStore } from './create-store.ts';
import { type DatabaseDeps, openDatabase } from './database.ts';
import type { Connection, DatabaseDriver, Installation } from './driver.ts';
import { readInstallation, selectInstallation } from './installation.ts';
import { whenNotBusy } from './sqlite-busy.ts';
import { explainSqliteError } from './sqlite-errors.ts';
import { type Store, StoreError } from './store.ts';

/**
 * The store in a file, which is made when there is none. Several processes may have it open, on one machine.
 * @throws ConfigError when the file is of a newer version.
 */
export async function openSqliteStore(path: string, deps: DatabaseDeps): Promise<Store> {
  return createStore(await openDatabase(createSqliteDriver(path), deps));
}

/** How the file is opened, and what its errors mean. */
export function createSqliteDriver(path: string): DatabaseDriver {
  return {
    location: path,
    maxConnections: 1,
    // A transaction begins by locking the file, so there is nothing more to lock.
    dialect: { autoIncrement: 'integer', locksRows: false, beforeMigration: [] },
    connect: () => connect(path),
    explain: (error) => explainSqliteError(error, path),
  };
}

async function connect(path: string): Promise<Connection> {
  makeFile(path);
  const { default: Database } = await import('libsql');
  const file = statSync(path);
  const isCurrent = (): boolean => isSameFile(file, statSync(path, { throwIfNoEntry: false }));
  const database = new Database(path);
  try {
    // First of all, so that the file of another program stays as it is.
    const installation = await whenNotBusy(() => lookInto(database, path));
    await prepareConnection(database);
    // A backup may have been restored while we waited for our turn; in its logs we would write of another file.
    if (!isCurrent())
      throw new StoreError('unavailable', `${path} was replaced while it was opened. It is tried again.`);
    let queries: ReturnType<Connection['queries']> | undefined;
    return {
      installation,
      queries() {
        queries ??= import('./sqlite-queries.ts').then(({ createSqliteQueries }) => createSqliteQueries(database));
        return queries;
      },
      isCurrent,
      async close() {
        moveLogIntoFile(database);
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Nobody but the user that runs Stevedore needs to read what people asked. SQLite gives -wal and -shm the same rights.
 *
 * A file that is there is not opened: closing it would take the locks of all other connections of this process away
 * (sqlite.org/howtocorrupt.html, 2.2), and another process would then delete the log into which they write.
 */
function makeFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  else closeSync(openSync(path, 'a', 0o600));
}

/**
 * With WAL, readers and a writer do not hinder each other, and a kill -9 at any moment loses nothing that was committed, at
 * any level of `synchronous`: it is with the operating system by then. FULL also keeps it when the machine loses power,
 * by waiting for the disk at each commit; NORMAL would save that wait and lose the last attempts then.
 */
async function prepareConnection(database: Libsql.Database): Promise<void> {
  await whenNotBusy(() => database.exec('pragma journal_mode = wal'));
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
}

/** A courtesy to those who copy the file. What cannot be moved, on a full disk for one, the next to open finds in the log. */
function moveLogIntoFile(database: Libsql.Database): void {
  try {
    database.exec('pragma wal_checkpoint(passive)');
  } catch {}
}

function lookInto(database: Libsql.Database, path: string): Installation {
  // In one statement, so that another process which makes the tables at this moment has made all of them or none.
  const [counts] = database
    .prepare("select count(*) as tables, count(*) filter (where name = 'installation') as ours from sqlite_master")
    .all() as { tables: number; ours: number }[];
  if (counts === undefined || counts.tables === 0) return { schemaVersion: 0 };
  if (counts.ours === 0) {
    throw new StoreError(
      'damaged',
      `${path} is a database of another program. Move it away, or set DATA_DIR to a folder of Stevedore's own.`,
    );
  }
  return readInstallation(database.prepare(selectInstallation).all());
}

function isSameFile(one: Stats, other: Stats | undefined): boolean {
  return other !== undefined && one.ino === other.ino && one.dev === other.dev;
}
