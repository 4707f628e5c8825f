import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { silentLogger } from '../../src/logger.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createInsertEvent } from '../../src/store/insert-events.ts';
import { createSqliteDriver } from '../../src/store/sqlite.ts';
import { StoreError } from '../../src/store/store.ts';

const eventOf = (event: string) => ({
  ...{ platform: 'chat', event, claimedAt: 1000, person: 'ada', content: '{}' },
  ...{ holder: 'one', leaseUntil: 2000, takeOvers: 0 },
});
const eventsOf = (count: number) => Array.from({ length: count }, (_, n) => eventOf(`e${n}`));

describe('inserting events', () => {
  let folder = '';
  let database: Database;
  /** What comes between us and the database, each time. */
  let turns: (() => Promise<void>)[] = [];
  let queries = 0;
  const query: Database['query'] = async (run) => {
    queries += 1;
    await turns.shift()?.();
    return database.query(run);
  };
  const idsOnDisk = (): Promise<readonly string[]> =>
    database.query(async (db) => (await db.selectFrom('events').select('event').execute()).map(({ event }) => event));

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stevedore-take-'));
    database = await openDatabase(createSqliteDriver(join(folder, 'stevedore.db')), {
      clock: systemClock,
      logger: silentLogger,
    });
    turns = [];
    queries = 0;
  });
  afterEach(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('writes together what comes together', async () => {
    const insert = createInsertEvent(query);
    const inserted = await Promise.all(eventsOf(120).map((event) => insert(event)));
    expect(inserted.every(Boolean)).toBe(true);
    expect(queries).toBe(3);
    expect(await idsOnDisk()).toHaveLength(120);
  });

  it('tells nobody before it is on disk', async () => {
    const insert = createInsertEvent(query);
    const told: Promise<void>[] = eventsOf(60).map(async (event) => {
      await insert(event);
      expect(await idsOnDisk()).toContain(event.event);
    });
    await Promise.all(told);
  });

  it('lets those go along who come while the turn has not come', async () => {
    let open = () => {};
    turns.push(() => new Promise((resolve) => (open = resolve)));
    const insert = createInsertEvent(query);
    const first = insert(eventOf('e1'));
    await new Promise(setImmediate);
    const others = [insert(eventOf('e1')), insert(eventOf('e2'))];
    open();
    expect(await Promise.all([first, ...others])).toEqual([true, false, true]);
    expect(queries).toBe(1);
  });

  it('tells all who waited when it fails, and begins anew', async () => {
    turns.push(() => Promise.reject(new StoreError('unavailable', 'gone')));
    const insert = createInsertEvent(query);
    const outcomes = await Promise.allSettled([insert(eventOf('e1')), insert(eventOf('e2'))]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: 'unavailable' } });
    expect(await insert(eventOf('e1'))).toBe(true);
    expect(await insert(eventOf('e1'))).toBe(false);
    expect(await idsOnDisk()).toEqual(['e1']);
  });
});
