import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DiscordSettings } from '../../../../src/platforms/discord/discord-settings.ts';
import { startFakeDiscord } from '../../../fakes/discord/fake-discord.ts';
import { createChance } from '../../day/chance.ts';
import { createLedger } from '../../day/ledger.ts';
import { writeNotes } from '../../day/notes.ts';
import { createRunningApp, type RunningApp } from '../../day/running-app.ts';
import { createDay, type Day } from './day.ts';
import { createSaid, withoutDoubles } from './said.ts';
import { openTown } from './town.ts';
import { createDiscordWeather } from './weather.ts';

export interface DayOptions {
  readonly seed: number;
  /** Whether the message-content intent is switched on. */
  readonly messageContent: boolean;
  /** How often each scene does its thing. */
  readonly size: number;
}

/** A day with the time in one's own hands. */
export interface OwnDay extends Day {
  /** Moves the clock, of Discord at once and of the app with its next process. */
  advance(ms: number): void;
  /**
   * Lets replies to one interaction pass for one where they are the same. Two processes that do not hear of the store in time may
   * both answer where neither knows whose response it was that Discord had first.
   */
  forgiveDoubles(): void;
  /** Another process of the app, on the same store. */
  readonly replica: RunningApp;
  readonly databasePath: string;
}

/** The clock shows this when the day begins. */
const dawn = Date.parse('2026-03-03T08:50:00Z');

export async function beginDay({ seed, messageContent, size }: DayOptions): Promise<OwnDay> {
  const chance = createChance(seed);
  let aheadMs = dawn - Date.now();
  const discord = await startFakeDiscord({
    clock: { now: () => Date.now() + aheadMs },
    app: { messageContent },
    rateLimits: true,
    heartbeatIntervalMs: 700,
    // A few minutes, on a clock that makes leaps of a quarter of an hour.
    sessionLifeMs: 60 * 60_000,
  });
  onTestFinished(() => discord.close());
  const folder = mkdtempSync(join(tmpdir(), 'stevedore-day-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [corpusDir, dataDir] = [join(folder, 'notes'), join(folder, 'state')];
  writeNotes(corpusDir);

  const town = openTown(discord, chance);
  const { token, apiUrl } = discord;
  const settings: DiscordSettings = { token, apiUrl, shards: 'auto', messageContent };
  const settingsNow = () => ({
    platform: { name: 'discord' as const, settings },
    ...{ corpusDir, dataDir, aheadMs },
  });
  const [app, replica] = [createRunningApp(settingsNow), createRunningApp(settingsNow)];
  onTestFinished(() => app.kill());
  onTestFinished(() => replica.kill());
  const weather = createDiscordWeather({ discord, chance, seed });
  onTestFinished(() => weather.end());
  const said = createSaid(discord);
  let forgiving = false;
  const ledger = createLedger(() => (forgiving ? withoutDoubles(said()) : said()));
  return {
    ...createDay({ discord, town, chance, ledger, app, weather, size, messageContent }),
    replica,
    forgiveDoubles() {
      forgiving = true;
    },
    advance(ms) {
      aheadMs += ms;
    },
    databasePath: join(dataDir, 'stevedore.db'),
  };
}
