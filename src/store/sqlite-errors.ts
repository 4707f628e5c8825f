import type { Explained } from './driver.ts';
import { busyTimeoutMs } from './sqlite-busy.ts';
import { StoreError, type StoreErrorCode } from './store.ts';

/** What an error of libsql or of the file system means for whoever runs Stevedore. */
export function explainSqliteError(cause: unknown, path: string): Explained {
  const name = nameOf(cause);
  const { code, lost, say } = meanings[name] ?? failed;
  const message = cause instanceof Error ? cause.message : String(cause);
  // The file system begins its messages with the name, SQLite does not.
  const reason = message.startsWith(name) ? message : `${name}: ${message}`;
  return { error: new StoreError(code, `${say(path)} (${reason})`, { cause }), lost, gaveWay: false };
}

/** Without what SQLite adds to tell apart kinds of the same error, as in SQLITE_IOERR_WRITE. */
function nameOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'no error';
  const code = 'code' in cause ? String(cause.code) : cause.name;
  // libsql gives no code when it cannot open a file.
  return code === '' ? 'SQLITE_CANTOPEN' : code.replace(/^(SQLITE_[A-Z]+)_.*/, '$1');
}

interface Meaning {
  readonly code: StoreErrorCode;
  readonly lost: boolean;
  readonly say: (path: string) => string;
}

const failed: Meaning = { code: 'failed', lost: false, say: (path) => `A query of the store at ${path} failed.` };

const locked: Meaning = {
  code: 'unavailable',
  lost: false,
  say: (path) =>
    `${path} has been locked by another program for ${busyTimeoutMs / 1000} s. End what holds it, such as a database browser.`,
};

const full: Meaning = {
  code: 'full',
  lost: false,
  say: (path) => `${path} cannot grow: the disk is full. Free some space; Stevedore need not be restarted.`,
};

const damaged: Meaning = {
  code: 'damaged',
  lost: true,
  say: (path) => `${path} is no database, or is damaged. Restore it from a backup, or move it away to begin anew.`,
};

const diskFails: Meaning = {
  code: 'unavailable',
  lost: true,
  say: (path) => `The disk reports errors for ${path}. See whether it is full or failing.`,
};

const notWritable: Meaning = {
  code: 'unavailable',
  lost: true,
  say: (path) =>
    `${path} cannot be written. Let the user that runs Stevedore write to it and its folder, or set DATA_DIR to another folder.`,
};

/** By the result codes of SQLite (sqlite.org/rescode.html) and those of the system (errno). */
const meanings: Readonly<Record<string, Meaning>> = {
  SQLITE_BUSY: locked,
  SQLITE_LOCKED: locked,
  SQLITE_FULL: full,
  ENOSPC: full,
  EDQUOT: full,
  SQLITE_NOTADB: damaged,
  SQLITE_CORRUPT: damaged,
  SQLITE_IOERR: diskFails,
  // The file can be read all the same.
  SQLITE_READONLY: { ...notWritable, lost: false },
  SQLITE_CANTOPEN: notWritable,
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  EISDIR: notWritable,
  ENOTDIR: notWritable,
  EEXIST: notWritable,
  ENOENT: notWritable,
};
