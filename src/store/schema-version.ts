import { ConfigError } from '../errors.ts';
import type { Connection, DatabaseDriver } from './driver.ts';

/** How many migrations there are. They themselves are loaded only when there is something to do. */
export const schemaVersion = 4;

/**
 * Connects to a database, having made the tables of an empty one or brought older ones up to date. Safe when several
 * processes do it at once.
 * @throws ConfigError when a newer version of Stevedore has changed the tables, and what `connect` throws.
 */
export async function connectUpToDate(driver: DatabaseDriver): Promise<Connection> {
  const connection = await driver.connect(false);
  const { schemaVersion: version } = connection.installation;
  if (version === schemaVersion) return connection;
  await connection.close();
  if (version > schemaVersion) throw newerSchema(version, driver.location);
  await migrate(driver);
  return connectUpToDate(driver);
}

async function migrate(driver: DatabaseDriver): Promise<void> {
  const [{ migrations }, { runMigrations }] = await Promise.all([
    import('./migrations/index.ts'),
    import('./migrations/run-migrations.ts'),
  ]);
  const connection = await driver.connect(true);
  try {
    await runMigrations(await connection.queries(), driver.dialect, migrations);
  } finally {
    await connection.close();
  }
}

function newerSchema(version: number, location: string): ConfigError {
  return new ConfigError([
    `The database at ${location} was changed by a newer version of Stevedore (schema ${version}; this version knows ` +
      `schema ${schemaVersion}). Start the newer version, or set DATABASE_URL or DATA_DIR to another place.`,
  ]);
}
