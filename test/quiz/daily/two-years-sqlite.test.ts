import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { silentLogger } from '../../../src/logger.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';
import { expectTwoYears, simulateTwoYears } from './two-years.ts';

it('posts every prompt and every reveal of two years exactly once, on SQLite', { timeout: 180_000 }, async () => {
  // In memory where the system has such a folder: nothing here is about power cuts, and waiting for the disk takes minutes.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'stevedore-daily-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const store = await openSqliteStore(join(folder, 'stevedore.db'), { logger: silentLogger, clock: systemClock });
  onTestFinished(() => store.close());
  const report = await simulateTwoYears('sqlite', async () => store);
  console.log(report);
  expectTwoYears(report);
  expect(report.latestMs).toBeLessThan(3_600_000);
});
