import { dirname } from 'node:path';
import { explainSqliteError } from '../sqlite-errors.ts';
import { StoreError } from '../store.ts';

/**
 * What went wrong while a database was copied to a file.
 * @param database path of the store's own database
 */
export function explainCopying(cause: unknown, database: string, target: string): Error {
  if (!(cause instanceof Error) || cause instanceof StoreError) return cause as Error;
  const code = 'code' in cause ? String(cause.code) : '';
  const folder = dirname(target);
  const because = (what: string, kind: 'full' | 'unavailable' = 'unavailable') =>
    new StoreError(kind, `${what} (${cause.message})`, { cause });
  switch (code.replace(/^(SQLITE_[A-Z]+)_.*/, '$1')) {
    case 'SQLITE_FULL':
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return because(
        `There is no room for ${target}: the disk is full. Free some space, or name another place.`,
        'full',
      );
    case 'ENOENT':
      return because(`There is no folder ${folder}. Make it, or name another place.`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
      return because(`${target} cannot be written. Let this user write to ${folder}, or name another place.`);
    default:
      return code.startsWith('SQLITE_') || code === '' ? explainSqliteError(cause, database).error : cause;
  }
}
