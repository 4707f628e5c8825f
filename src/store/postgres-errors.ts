import pg from 'pg';
import type { Explained } from './driver.ts';
import { ConnectionError } from './postgres-pool.ts';
import { StoreError, type StoreErrorCode } from './store.ts';

/** What an error of the driver or of the server means for whoever runs Stevedore. */
export function explainPostgresError(error: unknown, location: string): Explained {
  const connecting = error instanceof ConnectionError && error.phase === 'connecting';
  const cause = error instanceof ConnectionError ? error.cause : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const state = cause instanceof pg.DatabaseError ? (cause.code ?? '') : '';
  const [code, say] = serverMeanings[state] ?? serverMeanings[state.slice(0, 2)] ?? [];
  const explained = (meaning: StoreErrorCode, message: string): Explained => ({
    error: new StoreError(meaning, `${message} (${reason})`, { cause }),
    // Without its tables a database must be looked at afresh: it is another one than we began with.
    lost: connecting || state === undefinedTable,
    gaveWay: state === serializationFailure || state === deadlockDetected,
  });
  if (code !== undefined && say !== undefined) return explained(code, say(location));
  if (error instanceof ConnectionError) {
    return explained(
      'unavailable',
      `The database at ${location} cannot be reached. See that it runs and DATABASE_URL leads to it.`,
    );
  }
  return explained('failed', 'A query of the store failed.');
}

export const undefinedTable = '42P01';
const serializationFailure = '40001';
const deadlockDetected = '40P01';

/** By the SQLSTATE (PostgreSQL manual, appendix A) or its class, the first two characters. */
const serverMeanings: Readonly<Record<string, readonly [StoreErrorCode, (location: string) => string]>> = {
  '08': ['unavailable', (at) => `The connection to the database at ${at} broke. It is tried again.`],
  '25006': ['unavailable', (at) => `The database at ${at} takes no writes. Point DATABASE_URL at the primary server.`],
  '28': ['unavailable', (at) => `The database at ${at} refuses this user. Check user and password in DATABASE_URL.`],
  '3D000': ['unavailable', (at) => `There is no database at ${at}. Create it, or mend its name in DATABASE_URL.`],
  '3F000': ['failed', (at) => `The database at ${at} has no schema to put tables in. Check search_path.`],
  '42501': ['failed', (at) => `This user may not do that at ${at}. Make it the owner of the database in DATABASE_URL.`],
  [undefinedTable]: ['damaged', (at) => `Tables are missing from the database at ${at}. Restore it from a backup.`],
  '42P07': [
    'damaged',
    (at) => `The database at ${at} has tables of another program. Give Stevedore a database of its own.`,
  ],
  '53100': ['full', (at) => `The database at ${at} cannot grow: its disk is full. Free some space there.`],
  '53300': [
    'unavailable',
    (at) => `The database at ${at} takes no more connections. Lower DATABASE_POOL_MAX or raise max_connections.`,
  ],
  '53': ['unavailable', (at) => `The server of the database at ${at} is out of resources. See its log.`],
  '55P03': ['unavailable', (at) => `The database at ${at} is busy. See what holds its locks.`],
  '57': ['unavailable', (at) => `The database at ${at} shuts down, starts up or takes too long. It is tried again.`],
  '58': ['unavailable', (at) => `The server of the database at ${at} has trouble with its system. See its log.`],
  XX: ['damaged', (at) => `The server of the database at ${at} reports damage. See its log.`],
};
