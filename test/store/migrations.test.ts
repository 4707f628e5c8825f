import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../src/store/migrations/index.ts';
import { type Migration, runMigrations } from '../../src/store/migrations/run-migrations.ts';
import { schemaVersion } from '../../src/store/schema-version.ts';
import { createSqliteDriver } from '../../src/store/sqlite.ts';

describe('migrations', () => {
  let folder = '';
  let taken: string[] = [];
  const step =
    (name: string): Migration =>
    async ({ schema }) => {
      await schema.createTable(name).addColumn('id', 'integer').execute();
      taken.push(name);
    };
  const failing: Migration = async () => {
    throw new Error('a step that fails');
  };
  const driver = () => createSqliteDriver(join(folder, 'stevedore.db'));
  const run = async (...steps: readonly Migration[]): Promise<void> => {
    const connection = await driver().connect(true);
    await runMigrations(await connection.queries(), driver().dialect, steps).finally(() => connection.close());
  };
  const versionNow = async (): Promise<number> => {
    const connection = await driver().connect(false);
    await connection.close();
    return connection.installation.schemaVersion;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stevedore-migrations-'));
    taken = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are counted without loading them', () => {
    expect(schemaVersion).toBe(migrations.length);
  });

  it('are taken in their order, each once', async () => {
    await run(step('a'), step('b'));
    expect(await versionNow()).toBe(2);
    await run(step('a'), step('b'), step('c'));
    expect(taken).toEqual(['a', 'b', 'c']);
    expect(await versionNow()).toBe(3);
  });

  it('count all or not at all', async () => {
    await run(step('a'));
    await expect(run(step('a'), step('b'), failing)).rejects.toThrow('a step that fails');
    expect(await versionNow()).toBe(1);
    await run(step('a'), step('b'), step('c'));
    expect(await versionNow()).toBe(3);
  });

  it('leave a database alone that is further', async () => {
    await run(step('a'), step('b'));
    await run(step('a'));
    expect(await versionNow()).toBe(2);
  });
});
