import type { Explained } from './driver.ts';
import { busyTimeoutMs } from './sqlite-busy.ts';
import { StoreError, type StoreErrorCode } from './store.ts';

/** What an error of libsql or of the file system means for whoever runs Stevedore. */
export function explainSqliteError(cause: unknown, path: string): Explained {
  const { code, message, lost } = meaningOf(cause, path);
  return { error: new StoreError(code, message, { cause }), lost };
}

interface Meaning {
  readonly code: StoreErrorCode;
  readonly message: string;
  readonly lost: boolean;
}

function meaningOf(cause: unknown, path: string): Meaning {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  const stays = { lost: false };
  switch (code?.match(/^SQLITE_[A-Z]+|^E[A-Z]+$/)?.[0]) {
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED': {
      const message = `${path} has been locked by another program for ${busyTimeoutMs / 1000} s. End what holds it, such as a database browser.`;
      return { ...stays, code: 'unavailable', message };
    }
    case 'SQLITE_FULL':
    case 'ENOSPC':
    case 'EDQUOT': {
      const message = `${path} cannot grow: the disk is full. Free some space; Stevedore need not be restarted.`;
      return { ...stays, code: 'full', message };
    }
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT': {
      const message = `${path} is no database, or is damaged. Restore it from a backup, or move it away to begin anew.`;
      return { lost: true, code: 'damaged', message };
    }
    case 'SQLITE_IOERR': {
      const message = `The disk reports errors for ${path} (${code}). See whether it is full or failing.`;
      return { lost: true, code: 'unavailable', message };
    }
    // libsql gives an empty code when a file cannot be opened.
    case undefined:
      if (code !== '') break;
      return { lost: true, code: 'unavailable', message: notWritable(path, 'SQLITE_CANTOPEN') };
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EISDIR':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ENOENT':
      return { lost: true, code: 'unavailable', message: notWritable(path, String(code)) };
  }
  return { ...stays, code: 'failed', message: `A query of the store failed: ${reasonOf(cause)}` };
}

function notWritable(path: string, code: string): string {
  return `${path} cannot be written (${code}). Let the user that runs Stevedore write to it and its folder, or set DATA_DIR to another folder.`;
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
