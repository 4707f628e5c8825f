import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { silentLogger } from '../../../src/logger.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { expectYear, simulateYear } from './year.ts';

it('posts every prompt and every reveal of a year exactly once, on SQLite', { timeout: 300_000 }, async () => {
  // In memory where the system has such a folder: nothing here is about power cuts, and waiting for the disk takes minutes.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'stevedore-daily-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const stores = new Map<string, Store>();
  onTestFinished(async () => {
    for (const store of stores.values()) await store.close();
  });
  const report = await simulateYear('sqlite', async (zone) => {
    const path = join(folder, `${zone.replace('/', '-')}.db`);
    const store = stores.get(zone) ?? (await openSqliteStore(path, { logger: silentLogger, clock: systemClock }));
    stores.set(zone, store);
    return store;
  });
  expectYear(report);
});
