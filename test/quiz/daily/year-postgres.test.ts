import { it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { silentLogger } from '../../../src/logger.ts';
import { openPostgresStore } from '../../../src/store/postgres.ts';
import { describeWithPostgres } from '../../store/private-postgres.ts';
import { expectYear, simulateYear } from './year.ts';

describeWithPostgres('processes on one PostgreSQL', (postgres) => {
  it('post every prompt and every reveal of a year exactly once', { timeout: 300_000 }, async () => {
    const url = await postgres.createDatabase();
    const report = await simulateYear('postgres', async () => {
      const options = { maxConnections: 4, logger: silentLogger, clock: systemClock };
      const store = await openPostgresStore(url, options);
      onTestFinished(() => store.close());
      return store;
    });
    expectYear(report);
  });
});
