import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A PostgreSQL server of our own, which nobody else sees and which leaves nothing behind. */
export interface PrivatePostgres {
  /** Makes an empty database and resolves to its DATABASE_URL. */
  createDatabase(): Promise<string>;
  /** Stops the server as at a shutdown: connections break, later ones are refused. */
  stop(): Promise<void>;
  /** Starts it again after `stop`, where it was and with what it held. */
  start(): Promise<void>;
}

interface RunningPostgres extends PrivatePostgres {
  destroy(): Promise<void>;
}

/**
 * A `describe` with a private server for its tests, started before the first and removed after the last, whatever comes of
 * them. Without the binaries of PostgreSQL the tests are skipped, but fail where CI=true.
 */
export function describeWithPostgres(name: string, body: (postgres: PrivatePostgres) => void): void {
  const binaries = findBinaries();
  if (binaries === undefined) {
    const reason = 'no PostgreSQL: neither PG_BIN nor PATH nor /usr/lib/postgresql has initdb and postgres';
    if (process.env.CI === 'true') it(name, () => expect.fail(reason));
    else describe.skip(`${name} (skipped: ${reason})`, () => body(idle));
    return;
  }
  describe(name, () => {
    let running: RunningPostgres | undefined;
    const server = (): RunningPostgres => {
      if (running === undefined) throw new Error('the server runs in tests and hooks only');
      return running;
    };
    beforeAll(async () => {
      running = await startPrivatePostgres(binaries);
    }, startMs * 2);
    afterAll(() => running?.destroy(), startMs);
    body({
      createDatabase: () => server().createDatabase(),
      stop: () => server().stop(),
      start: () => server().start(),
    });
  });
}

const idle: PrivatePostgres = {
  createDatabase: () => Promise.reject(new Error('skipped')),
  stop: async () => {},
  start: async () => {},
};

/** How long initdb and the server may take on a slow machine. */
const startMs = 60_000;

function findBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    process.env.PG_BIN ?? '',
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
    '/usr/local/pgsql/bin',
  ];
  return folders.find(
    (folder) => folder !== '' && ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
}

async function startPrivatePostgres(binaries: string): Promise<RunningPostgres> {
  const account = unprivilegedAccount();
  const folder = mkdtempSync(join(tmpdir(), 'stevedore-postgres-'));
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const as = { ...account, cwd: folder };
  execFileSync(
    join(binaries, 'initdb'),
    ['--no-sync', '--auth=trust', '--username=stevedore', '--encoding=UTF8', '--no-locale', '-D', data],
    { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // A line on its input stops the server. When the input ends, however we ended, it ends the server, which need not tidy up
  // what nobody will see again, and cleans up.
  const script = `
    exec 3<&0
    "$@" 3<&- & server=$!
    (
      read -r word <&3
      if test "$word" = stop; then kill -INT $server; exit; fi
      kill -QUIT $server || exit
      while kill -0 $server; do sleep 0.1; done
      rm -rf "$0"
    ) 2>/dev/null &
    exec 3<&-
    wait $server`;
  let port = 0;
  let shell: ChildProcess | undefined;
  let log = '';

  const start = async (): Promise<void> => {
    const server = join(binaries, 'postgres');
    const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=200'];
    const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
    const options = [...settings, ...careless].flatMap((setting) => ['-c', setting]);
    const child = spawn('sh', ['-c', script, folder, server, '-D', data, ...options], {
      ...as,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    shell = child;
    child.stderr.on('data', (text) => {
      log += text;
    });
    for (const deadline = Date.now() + startMs; ; await sleep(20)) {
      if (await serves(port, data)) return;
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`PostgreSQL did not start:\n${log}`);
    }
  };
  const startSomewhere = async (tries: number): Promise<void> => {
    port = await freePort();
    try {
      await start();
    } catch (error) {
      // Somebody else may have taken the port meanwhile.
      if (tries === 1) throw error;
      await startSomewhere(tries - 1);
    }
  };
  const stop = async (): Promise<void> => {
    await ended(shell, () => shell?.stdin?.write('stop\n'));
  };
  const destroy = async (): Promise<void> => {
    await ended(shell, () => shell?.stdin?.end());
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    await startSomewhere(3);
  } catch (error) {
    await destroy();
    throw error;
  }
  let databases = 0;
  return {
    async createDatabase() {
      databases += 1;
      await execute(urlOf(port, 'postgres'), `create database test${databases}`);
      return urlOf(port, `test${databases}`);
    },
    stop,
    start,
    destroy,
  };
}

async function ended(child: ChildProcess | undefined, end: () => void): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  end();
  await exit;
}

/** PostgreSQL refuses to run as root; spawning it with another account needs no tool that a system may lack. */
function unprivilegedAccount(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const line = readFileSync('/etc/passwd', 'utf8').match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm'));
    if (line !== null) return { uid: Number(line[1]), gid: Number(line[2]) };
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });
}

function urlOf(port: number, database: string): string {
  return `postgres://stevedore:unused-secret@127.0.0.1:${port}/${database}`;
}

/** Whether it is our server that answers there, and not that of somebody else's tests. */
async function serves(port: number, data: string): Promise<boolean> {
  try {
    const rows = await execute(urlOf(port, 'postgres'), "select current_setting('data_directory') as data");
    return rows[0]?.data === data;
  } catch {
    return false;
  }
}

/** Runs one statement on a connection of its own. */
async function execute(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return rows;
  } finally {
    await client.end().catch(() => {});
  }
}
