import { UserError } from '../errors.ts';
import type { DatabaseCopy } from '../store/backup/database-copy.ts';
import { StoreError } from '../store/store.ts';

/** Tables that people know by another name, which is that of docs/storage.md. */
const kinds: Readonly<Record<string, string>> = { turns: 'conversations', places: 'settings' };

/** What is in a copy, in two lines: numbers alone, and nothing that anybody said. */
export function describeCopy({ bytes, schemaVersion, rows }: DatabaseCopy): string {
  const counted = [...rows]
    .filter(([, count]) => count > 0)
    .map(([table, count]) => `${count} ${kinds[table] ?? table}`);
  return `  size   ${sizeOf(bytes)}, schema ${schemaVersion}\n  rows   ${counted.join(', ') || 'none'}\n`;
}

/** What the store cannot do is for the operator to mend, and no mistake of ours. */
export async function forOperator<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StoreError) throw new UserError('store', error.message, { cause: error });
    throw error;
  }
}

function sizeOf(bytes: number): string {
  const units = ['kB', 'MB', 'GB', 'TB'];
  let size = bytes / 1000;
  let unit = 0;
  for (; size >= 1000 && unit < units.length - 1; unit++) size /= 1000;
  return `${size.toFixed(size < 10 ? 1 : 0)} ${units[unit]}`;
}
