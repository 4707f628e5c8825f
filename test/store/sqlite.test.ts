import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { silentLogger } from '../../src/logger.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { testStore } from '../contracts/store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'stevedore-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
testStore('SQLite', async () => {
  files += 1;
  const path = join(folder, `${files}`, 'stevedore.db');
  return () => openSqliteStore(path, { clock: systemClock, logger: silentLogger });
});
