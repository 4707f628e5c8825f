import type { FakeDiscord } from '../../../fakes/discord/fake-discord.ts';
import type { Chance } from '../../day/chance.ts';
import type { Ledger } from '../../day/ledger.ts';
import { createLife, type Life } from '../../day/life.ts';
import type { RunningApp } from '../../day/running-app.ts';
import type { SaidInDiscord } from './said.ts';
import type { Town } from './town.ts';
import type { DiscordWeather } from './weather.ts';

/** All that scenes play with. */
export interface Day extends Life {
  readonly discord: FakeDiscord;
  readonly town: Town;
  readonly chance: Chance;
  readonly ledger: Ledger<SaidInDiscord>;
  readonly app: RunningApp;
  readonly weather: DiscordWeather;
  /** How often each scene does its thing. */
  readonly size: number;
  /** Whether the bot may read what is said without calling it. */
  readonly messageContent: boolean;
  someChannel(): Town['channels'][number];
}

/** One thing after the other that happens in Discord. */
export type Scene = (day: Day) => Promise<void>;

type Parts = Pick<Day, 'discord' | 'town' | 'chance' | 'ledger' | 'app' | 'weather' | 'size' | 'messageContent'>;

export function createDay(parts: Parts): Day {
  const { discord, town, chance, ledger, app } = parts;
  const isHeard = () => app.listens && discord.gateway.sessions.some(({ write }) => write !== undefined);
  return {
    ...parts,
    ...createLife({ chance, ledger, isHeard }),
    someChannel: () => chance.pick(town.channels),
  };
}
