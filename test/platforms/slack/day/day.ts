import type { FakeSlack } from '../../../fakes/slack/fake-slack.ts';
import type { Chance } from '../../day/chance.ts';
import type { Ledger } from '../../day/ledger.ts';
import { createLife, type Life } from '../../day/life.ts';
import type { RunningApp } from '../../day/running-app.ts';
import type { Weather } from '../../day/weather.ts';
import type { SaidInSlack } from './said.ts';
import type { Town } from './town.ts';

/** All that scenes play with. */
export interface Day extends Life {
  readonly slack: FakeSlack;
  readonly town: Town;
  readonly chance: Chance;
  readonly ledger: Ledger<SaidInSlack>;
  readonly app: RunningApp;
  readonly weather: Weather;
  /** How often each scene does its thing. */
  readonly size: number;
  someChannel(): Town['channels'][number];
  /** Resolves once Slack has told all. */
  allDelivered(): Promise<void>;
}

/** One thing after the other that happens in a workspace. */
export type Scene = (day: Day) => Promise<void>;

type Parts = Pick<Day, 'slack' | 'town' | 'chance' | 'ledger' | 'app' | 'weather' | 'size'>;

const pollMs = 50;

export function createDay(parts: Parts): Day {
  const { slack, town, chance, ledger, app } = parts;
  const isHeard = () => app.listens && (slack.httpTargets.length > 0 || slack.sockets.open > 0);
  return {
    ...parts,
    ...createLife({ chance, ledger, isHeard }),
    someChannel: () => chance.pick(town.channels),
    async allDelivered() {
      // Nobody waits for the minutes after which Slack tells of something again.
      const hurry = setInterval(slack.deliveries.hurry, pollMs);
      await slack.deliveries.settled();
      clearInterval(hurry);
    },
  };
}
