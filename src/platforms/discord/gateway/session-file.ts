import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../clock.ts';
import type { Logger } from '../../../logger.ts';
import type { Sleep } from '../../sending/sleep.ts';
import type { GatewayPace } from './gateway-pace.ts';
import { readSessions, type SavedSessions, writeSessions } from './saved-sessions.ts';

/**
 * What a process knows of its sessions, in a file of its own beside those of others. A session may be gone on with by one process
 * alone, so that a file changes hands by being renamed, and only once its owner has left it or shows no sign of life any more.
 * Nothing here rejects: without the file a session is begun anew.
 */
export interface SessionFile {
  /** Takes over what fits and has no owner. Waits for `leaseMs` where a process may have died without leaving. */
  take(fits: (saved: SavedSessions) => boolean, signal: AbortSignal): Promise<SavedSessions | undefined>;
  /**
   * Writes what there is to know, and that this process lives.
   * @returns false when another process has taken the file, and the sessions with it
   */
  save(saved: SavedSessions): Promise<boolean>;
  /** Writes it for the last time, and lets another process take it. To be called last. */
  leave(saved: SavedSessions): Promise<void>;
}

interface SessionFileDeps {
  /** Of all processes; may not exist yet. */
  readonly folder: string;
  readonly pace: Pick<GatewayPace, 'leaseMs'>;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly logger: Logger;
}

interface Found {
  readonly path: string;
  readonly saved: SavedSessions;
  readonly savedAt: number;
}

/** After minutes Discord does not go on with a session; asking it costs little, and old files have to go at some time. */
const longestAwayMs = 3_600_000;
const held = '.json';
const left = '.left.json';

export function createSessionFile({ folder, pace, clock, sleep, logger }: SessionFileDeps): SessionFile {
  const name = randomUUID();
  const own = join(folder, `${name}${held}`);
  /** What stands in it; nothing where there is no file of ours. */
  let written: string | undefined;
  let hasFailed = false;

  async function orElse<T>(fallback: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!hasFailed)
        logger.warn('the sessions of the gateway are not kept for the next start', { folder, err: error });
      hasFailed = true;
      return fallback;
    }
  }

  async function find(): Promise<readonly Found[]> {
    const names = await readdir(folder).catch(noneIfAbsent);
    const found = await Promise.all(names.map((each) => read(join(folder, each))));
    return found.filter((file) => file !== undefined).sort((a, b) => b.savedAt - a.savedAt);
  }

  async function read(path: string): Promise<Found | undefined> {
    try {
      const { mtimeMs } = await stat(path);
      if (clock.now() - mtimeMs > longestAwayMs) {
        await rm(path, { force: true });
        return undefined;
      }
      const saved = path.endsWith(held) ? readSessions(await readFile(path, 'utf8')) : undefined;
      return saved && { path, saved, savedAt: mtimeMs };
    } catch {
      // Another process has taken it meanwhile, or it cannot be read: there are no sessions in it for this one.
      return undefined;
    }
  }

  async function firstTaken(files: readonly Found[]): Promise<SavedSessions | undefined> {
    for (const { path, saved } of files) {
      try {
        await rename(path, own);
        // It is to be written with the first save.
        written = '';
        return saved;
      } catch (error) {
        if (!isAbsent(error)) throw error;
      }
    }
    return undefined;
  }

  async function write(text: string): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `${name}.draft`);
    await writeFile(draft, text, { mode: 0o600 });
    await rename(draft, own);
    written = text;
  }

  /** @returns false when the file has gone */
  async function touch(): Promise<boolean> {
    const now = clock.now() / 1000;
    try {
      await utimes(own, now, now);
      return true;
    } catch (error) {
      if (isAbsent(error)) return false;
      throw error;
    }
  }

  async function save(saved: SavedSessions): Promise<boolean> {
    if (written === undefined && saved.sessions.length === 0) return true;
    if (written !== undefined && !(await touch())) {
      written = undefined;
      return false;
    }
    const text = writeSessions(saved);
    if (text !== written) await write(text);
    return true;
  }

  return {
    take: (fits, signal) =>
      orElse(undefined, async () => {
        const files = (await find()).filter(({ saved }) => fits(saved));
        const taken = await firstTaken(files.filter(({ path }) => path.endsWith(left)));
        const others = files.filter(({ path }) => !path.endsWith(left));
        if (taken !== undefined || others.length === 0) return taken;
        await sleep(pace.leaseMs, signal).catch(() => {});
        if (signal.aborted) return undefined;
        const later = new Map((await find()).map(({ path, savedAt }) => [path, savedAt]));
        return firstTaken(others.filter(({ path, savedAt }) => later.get(path) === savedAt));
      }),
    save: (saved) => orElse(true, () => save(saved)),
    leave: (saved) =>
      orElse(undefined, async () => {
        if (!(await save(saved)) || written === undefined) return;
        if (saved.sessions.length === 0) await rm(own, { force: true });
        else await rename(own, join(folder, `${name}${left}`));
        written = undefined;
      }),
  };
}

function noneIfAbsent(error: unknown): readonly string[] {
  if (isAbsent(error)) return [];
  throw error;
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
