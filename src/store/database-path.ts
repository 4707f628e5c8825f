import { join } from 'node:path';

/** Where SQLite keeps the store. */
export function databasePath(dataDir: string): string {
  return join(dataDir, 'stevedore.db');
}
