import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Expected, Ledger } from './ledger.ts';
import type { RunningApp, Stats } from './running-app.ts';

/** What goes on in every day, whatever people talk through. */
export interface Life {
  /** One after the other of those in a channel, so that nobody asks more than a person may. */
  someoneIn(channel: { readonly members: readonly string[] }): string;
  /** A moment between two things that happen. */
  beat(): Promise<void>;
  /** Resolves once all of it has been said, or after a while: what is missing is told in the end. */
  said(...expected: readonly Expected[]): Promise<void>;
  /** Resolves once it holds, or after a while. */
  until(check: () => boolean): Promise<void>;
  /**
   * Does what is told of only once, a command or a press, and again when people are told that it went wrong and nothing came of it.
   * What is said in reply may then be said as often as that.
   * @param act resolves to whether it went well, as far as people are told.
   */
  persist(act: () => Promise<boolean>, ...expected: readonly Expected[]): Promise<void>;
  /** Resolves once there is an app that hears. */
  appListens(): Promise<void>;
}

interface LifeDeps {
  readonly chance: Chance;
  readonly ledger: Ledger;
  /** Whether there is an app that hears. */
  readonly isHeard: () => boolean;
}

const longestBeatMs = 25;
const pollMs = 50;
const patienceMs = 12_000;
/** How long somebody looks whether something happens after all, when they were told that it went wrong. */
const lookMs = 400;

export function createLife({ chance, ledger, isHeard }: LifeDeps): Life {
  let turn = 0;

  async function until(check: () => boolean): Promise<void> {
    for (let waitedMs = 0; waitedMs < patienceMs && !check(); waitedMs += pollMs) await sleep(pollMs);
  }

  const appListens = () => until(isHeard);

  return {
    until,
    appListens,
    someoneIn({ members }) {
      turn += 1;
      return members[turn % members.length] ?? '';
    },
    beat: () => sleep(chance.random() * longestBeatMs),
    async said(...expected) {
      await until(() => expected.every(ledger.isSaid));
    },
    async persist(act, ...expected) {
      const needed = expected.filter(({ least }) => least > 0);
      const count = (one: Expected) => ledger.found(one).length;
      const before = new Map(needed.map((one) => [one, count(one)]));
      while (!(await act())) {
        await appListens();
        await sleep(lookMs);
        if (needed.length > 0 && needed.every((one) => count(one) > (before.get(one) ?? 0))) return;
        for (const one of expected) one.most += 1;
      }
    },
  };
}

const quietMs = 300;
const mostRounds = 20;

/**
 * What the app has before it once nothing happens any more, or after a while.
 * @param quiet resolves once nothing has happened for so long.
 */
export async function atRest(app: RunningApp, quiet: (quietMs: number) => Promise<void>): Promise<Stats> {
  for (let rounds = 1; ; rounds += 1) {
    await quiet(quietMs);
    const stats = await app.stats();
    if (stats.waiting + stats.computing + stats.posting === 0 || rounds === mostRounds) return stats;
  }
}
