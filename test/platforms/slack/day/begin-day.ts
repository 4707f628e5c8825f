import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import type { SlackSettings } from '../../../../src/platforms/slack/slack-settings.ts';
import { startFakeSlack } from '../../../fakes/slack/fake-slack.ts';
import { readManifest } from '../../../fakes/slack/manifest.ts';
import { createChance } from '../../day/chance.ts';
import { createLedger } from '../../day/ledger.ts';
import { writeNotes } from '../../day/notes.ts';
import { createRunningApp } from '../../day/running-app.ts';
import { freePort } from '../slack-room.ts';
import { createDay, type Day } from './day.ts';
import { createSaid } from './said.ts';
import { openTown } from './town.ts';
import { createSlackWeather } from './weather.ts';

export interface DayOptions {
  readonly seed: number;
  readonly transport: SlackSettings['transport']['kind'];
  /** How often each scene does its thing. */
  readonly size: number;
}

/** A day with the time in one's own hands. */
export interface OwnDay extends Day {
  /** Moves the clock, of Slack at once and of the app with its next process. */
  advance(ms: number): void;
  readonly databasePath: string;
}

/** The clock shows this when the day begins. */
const dawn = Date.parse('2026-03-03T08:50:00Z');

/** A workspace of the app that the manifest makes, over HTTP with an assistant pane of the older kind as well. */
export async function beginDay({ seed, transport: kind, size }: DayOptions): Promise<OwnDay> {
  const chance = createChance(seed);
  let aheadMs = dawn - Date.now();
  const { app: manifest, scopes } = readManifest(parse(readFileSync('deploy/slack-manifest.yaml', 'utf8')));
  const panes = kind === 'http' ? ['assistant_thread_started', 'assistant_thread_context_changed'] : [];
  const slack = await startFakeSlack({
    clock: { now: () => Date.now() + aheadMs },
    app: { ...manifest, events: [...(manifest.events ?? []), ...panes] },
    retryDelaysMs: [0, 60_000, 300_000],
    seed,
  });
  onTestFinished(() => slack.close());
  const folder = mkdtempSync(join(tmpdir(), 'stevedore-day-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [corpusDir, dataDir] = [join(folder, 'notes'), join(folder, 'state')];
  writeNotes(corpusDir);

  const town = openTown(slack, chance, scopes);
  const port = await freePort();
  const { appToken, signingSecret } = slack.app;
  const settings: SlackSettings = {
    ...{ botToken: town.botToken, apiUrl: slack.apiUrl, command: '/stevedore', admins: [], commandReplies: 'asker' },
    transport: kind === 'http' ? { kind, signingSecret, port } : { kind, appToken },
  };
  if (kind === 'http') slack.httpTarget(`http://127.0.0.1:${port}/slack/events`);
  const running = createRunningApp(() => ({
    platform: { name: 'slack', settings },
    ...{ corpusDir, dataDir, aheadMs },
  }));
  onTestFinished(() => running.kill());
  const weather = createSlackWeather({
    ...{ slack, chance, seed, overSockets: kind === 'socket' },
    // One that dies at once is told of nothing that has waited: Slack tells of it so often and no more.
    isHeard: () => running.listensForMs > 1_000 && (kind === 'http' || slack.sockets.open > 0),
  });
  onTestFinished(() => weather.end());
  const ledger = createLedger(createSaid(slack));
  return {
    ...createDay({ slack, town, chance, ledger, app: running, weather, size }),
    advance(ms) {
      aheadMs += ms;
    },
    databasePath: join(dataDir, 'stevedore.db'),
  };
}
