import { systemClock } from '../../src/clock.ts';
import { silentLogger } from '../../src/logger.ts';
import { openPostgresStore } from '../../src/store/postgres.ts';
import { testStore } from '../contracts/store-contract.ts';
import { describeWithPostgres } from './private-postgres.ts';

describeWithPostgres('on a private server', (postgres) => {
  testStore('PostgreSQL', async () => {
    const url = await postgres.createDatabase();
    return () => openPostgresStore(url, { maxConnections: 5, clock: systemClock, logger: silentLogger });
  });
});
