import { dirname } from 'node:path';
import { UserError } from '../../errors.ts';
import { explainSqliteError } from '../sqlite-errors.ts';
import { StoreError } from '../store.ts';

interface Copying {
  /** Path of the store's own database. */
  readonly database: string;
  readonly target: string;
  /** What else there is to do where the target cannot be written. */
  readonly otherwise: string;
}

/** What went wrong while a database was copied to a file, for whoever can mend it. */
export function explainCopying(cause: unknown, { database, target, otherwise }: Copying): unknown {
  if (!(cause instanceof Error) || cause instanceof StoreError || cause instanceof UserError) return cause;
  const code = 'code' in cause ? String(cause.code) : '';
  const folder = dirname(target);
  const because = (what: string, kind: 'full' | 'unavailable' = 'unavailable') =>
    new StoreError(kind, `${what} (${cause.message})`, { cause });
  switch (code.replace(/^(SQLITE_[A-Z]+)_.*/, '$1')) {
    case 'SQLITE_FULL':
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return because(`There is no room for ${target}: the disk is full. Free some space, or ${otherwise}.`, 'full');
    case 'ENOENT':
      return because(`There is no folder ${folder}. Make it, or ${otherwise}.`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
      return because(`${target} cannot be written. Let this user write to ${folder}, or ${otherwise}.`);
    default:
      return code.startsWith('SQLITE_') || code === '' ? explainSqliteError(cause, database).error : cause;
  }
}
