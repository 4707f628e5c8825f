import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLogger as logger } from '../../src/logger.ts';

describe('opening a store', () => {
  const loaded = new Set<string>();
  let dataDir = '';

  /** As a process that has just begun. */
  async function begin() {
    vi.resetModules();
    loaded.clear();
    for (const name of ['kysely', 'libsql', 'pg']) {
      vi.doMock(name, (original) => {
        loaded.add(name);
        return original();
      });
    }
    return import('../../src/store/open-store.ts');
  }

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'stevedore-open-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('loads nothing of PostgreSQL when a file serves', async () => {
    const { openStore } = await begin();
    const store = await openStore({ dataDir, logger });
    await store.check();
    await store.close();
    expect([...loaded].sort()).toEqual(['kysely', 'libsql']);
  });

  it('loads nothing of SQLite when there is a PostgreSQL, be it out of reach', async () => {
    const { openStore } = await begin();
    const store = await openStore({ databaseUrl: 'postgres://ada@127.0.0.1:1/quiz', dataDir, logger });
    await expect(store.check()).rejects.toMatchObject({ name: 'StoreError', code: 'unavailable' });
    await store.close();
    expect([...loaded]).toEqual(['pg']);
  });

  it('does not wait for the query builder when there is nothing to migrate', async () => {
    const first = await (await begin()).openStore({ dataDir, logger });
    const salt = await first.salt();
    await first.close();
    const again = await (await begin()).openStore({ dataDir, logger });
    expect(await again.salt()).toBe(salt);
    expect([...loaded]).toEqual(['libsql']);
    await again.check();
    expect([...loaded].sort()).toEqual(['kysely', 'libsql']);
    await again.close();
  });
});
