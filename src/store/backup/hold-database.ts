import { existsSync } from 'node:fs';
import { whenNotBusy } from '../sqlite-busy.ts';
import { explainSqliteError } from '../sqlite-errors.ts';
import { StoreError } from '../store.ts';

/** So long we wait for a command that is about to end, such as `stevedore doctor`. */
const patienceMs = 1_000;

/** A database that nobody else can open until it is let go. */
export interface HeldDatabase {
  /** absent: there is no file. damaged: SQLite cannot read it, so nobody can be shut out. */
  readonly state: 'whole' | 'absent' | 'damaged';
  letGo(): void;
}

/**
 * Shuts all others out of a database, and leaves all that it holds in its one file. While a process has the database open,
 * be it idle, SQLite does not let us leave WAL. A process that opens the file meanwhile waits; when it gets its turn and the
 * file does not have its name any more, SQLite refuses to change it (SQLITE_READONLY_DBMOVED), which it does only because
 * the file is not in WAL.
 * @throws StoreError when another process has it open
 */
export async function holdDatabase(path: string): Promise<HeldDatabase> {
  if (!existsSync(path)) return { state: 'absent', letGo() {} };
  const { default: Database } = await import('libsql');
  const database = new Database(path);
  const letGo = (): void => {
    if (database.inTransaction) database.exec('rollback');
    database.close();
  };
  try {
    await whenNotBusy(() => database.exec('pragma journal_mode = delete'), patienceMs);
    // Or a file would stand beside the database, which would not be that of the one which takes its place.
    database.exec('pragma journal_mode = memory');
    await whenNotBusy(() => database.exec('begin exclusive'), patienceMs);
    const [mode] = database.prepare('pragma journal_mode').pluck().all();
    // Somebody has opened it in between.
    if (mode !== 'memory') throw inUse(path);
    return { state: 'whole', letGo };
  } catch (error) {
    letGo();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) throw inUse(path, error);
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return { state: 'damaged', letGo() {} };
    throw error instanceof StoreError ? error : explainSqliteError(error, path).error;
  }
}

function inUse(path: string, cause?: unknown): StoreError {
  return new StoreError(
    'unavailable',
    `A process has ${path} open. Stop Stevedore first (Ctrl-C, docker compose stop, kubectl scale --replicas=0), and ` +
      'start it again afterwards. Nothing was changed.',
    { cause },
  );
}
