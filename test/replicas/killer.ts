import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../platforms/day/chance.ts';
import type { Replica } from './replica.ts';

export interface KillerOptions {
  /** Those that are sent requests: whoever has not begun to serve has nothing to lose. */
  readonly ready: () => readonly Replica[];
  readonly chance: Chance;
  /** For how long a process may be paused at most. */
  readonly longestPauseMs: number;
  readonly isOver: () => boolean;
}

const everyMs = [2_000, 5_000] as const;
/** An orchestrator starts it again within so long. */
const restartMs = [300, 1_500] as const;
/** Beyond the 60 s of a lease. */
const longPauseMs = [65_000, 85_000] as const;
const shortPauseMs = [1_000, 6_000] as const;

/** Ends processes at random, and starts them again; resolves once it is over and all are up. */
export async function killAtRandom({ ready, chance, longestPauseMs, isOver }: KillerOptions) {
  const counts = { killed: 0, 'two at once': 0, stopped: 0, paused: 0, 'paused beyond a lease': 0 };
  const badEnds: string[] = [];
  const between = ([least, most]: readonly [number, number]) => least + chance.random() * (most - least);
  const going = new Set<Promise<void>>();

  async function upTo(ms: number): Promise<void> {
    for (let waitedMs = 0; waitedMs < ms && !isOver(); waitedMs += 100) await sleep(100);
  }

  async function restart(replica: Replica, end: () => Promise<unknown>): Promise<void> {
    await end();
    await sleep(between(restartMs));
    replica.start();
  }

  async function stop(replica: Replica): Promise<void> {
    counts.stopped += 1;
    const code = await replica.stop();
    if (code !== 0) badEnds.push(`${replica.name} ended with ${code} at SIGTERM`);
  }

  async function kill(replica: Replica): Promise<void> {
    counts.killed += 1;
    await replica.kill();
  }

  async function pause(replica: Replica): Promise<void> {
    const isLong = longestPauseMs > longPauseMs[1] && chance.random() < 0.2;
    counts[isLong ? 'paused beyond a lease' : 'paused'] += 1;
    replica.pause();
    await upTo(between(isLong ? longPauseMs : shortPauseMs));
    replica.resume();
  }

  function begin(task: Promise<void>): void {
    going.add(task);
    void task.finally(() => going.delete(task));
  }

  const busy = new Set<Replica>();
  const occupy = (replica: Replica, task: Promise<void>): void => {
    busy.add(replica);
    begin(task.finally(() => busy.delete(replica)));
  };

  while (!isOver()) {
    await upTo(between(everyMs));
    const free = ready().filter((replica) => !busy.has(replica) && replica.state === 'up');
    if (isOver() || free.length === 0) continue;
    const [first, second] = chance.some(free, 2);
    const dice = chance.random();
    if (first === undefined) continue;
    if (dice < 0.15 && second !== undefined) {
      counts['two at once'] += 1;
      for (const each of [first, second])
        occupy(
          each,
          restart(each, () => kill(each)),
        );
    } else if (dice < 0.65)
      occupy(
        first,
        restart(first, () => kill(first)),
      );
    else if (dice < 0.8)
      occupy(
        first,
        restart(first, () => stop(first)),
      );
    else occupy(first, pause(first));
  }
  while (going.size > 0) await Promise.all(going);
  return { counts, badEnds };
}
