import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeSlack } from '../../../fakes/slack/fake-slack.ts';
import type { Chance } from './chance.ts';
import type { Expected, Ledger } from './ledger.ts';
import type { RunningApp } from './running-app.ts';
import type { Town } from './town.ts';
import type { Weather } from './weather.ts';

/** All that scenes play with. */
export interface Day {
  readonly slack: FakeSlack;
  readonly town: Town;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly app: RunningApp;
  readonly weather: Weather;
  /** How often each scene does its thing. */
  readonly size: number;
  /** One after the other of those in a channel, so that nobody asks more than a person may. */
  someoneIn(channel: { readonly members: readonly string[] }): string;
  someChannel(): Town['channels'][number];
  /** A moment between two things that happen. */
  beat(): Promise<void>;
  /** Resolves once all of it has been said, or after a while: what is missing is told in the end. */
  said(...expected: readonly Expected[]): Promise<void>;
  /** Resolves once it holds, or after a while. */
  until(check: () => boolean): Promise<void>;
  /** Resolves once Slack has told all. */
  allDelivered(): Promise<void>;
  /** Resolves once there is an app that hears. */
  appListens(): Promise<void>;
}

/** One thing after the other that happens in a workspace. */
export type Scene = (day: Day) => Promise<void>;

type Parts = Pick<Day, 'slack' | 'town' | 'chance' | 'ledger' | 'app' | 'weather' | 'size'>;

const longestBeatMs = 25;
const pollMs = 50;
const patienceMs = 12_000;

export function createDay(parts: Parts): Day {
  const { slack, town, chance, ledger, app } = parts;
  let turn = 0;

  async function until(check: () => boolean): Promise<void> {
    for (let waitedMs = 0; waitedMs < patienceMs && !check(); waitedMs += pollMs) await sleep(pollMs);
  }

  return {
    ...parts,
    until,
    someoneIn({ members }) {
      turn += 1;
      return members[turn % members.length] ?? '';
    },
    someChannel: () => chance.pick(town.channels),
    beat: () => sleep(chance.random() * longestBeatMs),
    async said(...expected) {
      await until(() => expected.every(ledger.isSaid));
    },
    async allDelivered() {
      // Nobody waits for the minutes after which Slack tells of something again.
      const hurry = setInterval(slack.deliveries.hurry, pollMs);
      await slack.deliveries.settled();
      clearInterval(hurry);
    },
    async appListens() {
      await until(() => app.listens && (slack.httpTargets.length > 0 || slack.sockets.open > 0));
    },
  };
}
