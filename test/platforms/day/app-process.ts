import { holdsSecret } from '../../../src/answer/secret-guard.ts';
import { createBot, readCall } from '../../../src/chat/bot.ts';
import { commandListings } from '../../../src/chat/command-listings.ts';
import { calls, commands } from '../../../src/chat/commands/index.ts';
import { createCompletion } from '../../../src/chat/completion.ts';
import { createConversationMemory } from '../../../src/chat/conversation-memory.ts';
import { createChat } from '../../../src/chat/create-chat.ts';
import { createPreviews } from '../../../src/chat/previews.ts';
import { createStoredMemory } from '../../../src/chat/stored-memory.ts';
import { readConfig } from '../../../src/config.ts';
import { createCorpusReader } from '../../../src/corpus/corpus-reader.ts';
import type { LogFields } from '../../../src/logger.ts';
import { newId } from '../../../src/new-id.ts';
import { createDiscordPlatform } from '../../../src/platforms/discord/discord-platform.ts';
import {
  type DiscordRuntime,
  standardRuntime as standardDiscordRuntime,
} from '../../../src/platforms/discord/discord-runtime.ts';
import type { DiscordSettings } from '../../../src/platforms/discord/discord-settings.ts';
import type { PlatformHost } from '../../../src/platforms/platform.ts';
import { createSlackPlatform } from '../../../src/platforms/slack/slack-platform.ts';
import {
  type SlackRuntime,
  standardRuntime as standardSlackRuntime,
} from '../../../src/platforms/slack/slack-runtime.ts';
import type { SlackSettings } from '../../../src/platforms/slack/slack-settings.ts';
import { createCurrentNotes } from '../../../src/serving/current-notes.ts';
import { createDailyPoster } from '../../../src/serving/daily-poster.ts';
import { createPlatformRunner } from '../../../src/serving/platform-runner.ts';
import { createQuizServices } from '../../../src/serving/quiz-services.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { systemTimer } from '../../../src/timer.ts';

/** How the day tells a process what to do, in its environment. */
export interface AppProcessSettings {
  readonly platform:
    | { readonly name: 'slack'; readonly settings: SlackSettings }
    | { readonly name: 'discord'; readonly settings: DiscordSettings };
  readonly corpusDir: string;
  readonly dataDir: string;
  /** How far its clock is ahead of this machine's. */
  readonly aheadMs: number;
}

/** What the process says of itself when it is asked `stats`, and once when it listens. */
export type AppProcessNews =
  | { readonly kind: 'listens' }
  | { readonly kind: 'stats'; readonly waiting: number; readonly computing: number; readonly posting: number };

const { platform, corpusDir, dataDir, aheadMs }: AppProcessSettings = JSON.parse(process.env.DAY ?? '');
const clock = { now: () => Date.now() + aheadMs };
const tell = (news: AppProcessNews) => process.send?.(news);

/** Waits as short as a day of seconds can afford. Six attempts, because here a call in ten goes wrong. */
const pace = { timeoutMs: 500, attempts: 6, retryMs: 10, editMs: 30 };

const slackRuntime: SlackRuntime = {
  ...{ ...standardSlackRuntime, clock },
  pace: { ...pace, namesMs: 500 },
  socketPace: {
    ...{ connections: 2, staggerMs: 5, startingMs: 5_000, firstRetryMs: 10, longestRetryMs: 40, stableMs: 0 },
    ...{ drainMs: 300, quietMs: 40, lingerMs: 1_000 },
  },
  socketTimes: { helloMs: 2_000, pingMs: 200, silentMs: 600, closingMs: 50 },
  httpClosingMs: 500,
};

const discordRuntime: DiscordRuntime = {
  ...{ ...standardDiscordRuntime, clock },
  pace: { ...pace, responseMs: 1_000 },
  gatewayPace: {
    ...{ handshakeMs: 2_000, helloMs: 2_000, readyMs: 2_000, retryMs: 10, longestRetryMs: 80, stableMs: 200 },
    ...{ refusedMs: 10_000, identifyMs: 100, startingMs: 10_000, closingMs: 100, drainMs: 1_000 },
    ...{ saveMs: 30, leaseMs: 700 },
  },
};

function createPlatform(host: PlatformHost) {
  return platform.name === 'slack'
    ? createSlackPlatform(host, platform.settings, slackRuntime)
    : createDiscordPlatform(host, platform.settings, discordRuntime);
}

const write =
  (level: string) =>
  (message: string, fields: LogFields = {}) => {
    const spelled = JSON.stringify(fields, (_, value) => (value instanceof Error ? String(value.stack) : value));
    process.stderr.write(`${level}: ${message} ${spelled}\n`);
  };
const logger = { debug() {}, info() {}, warn: write('warn'), error: write('error') };

// As src/app.ts does it, with a clock of its own and without the terminal.
const config = await readConfig({ CORPUS_DIR: corpusDir, DATA_DIR: dataDir, TIME_ZONE: 'Etc/UTC' });
const corpus = await createCorpusReader(corpusDir).read();
const { engine, bank, titleOf } = createCurrentNotes(config, corpus);
const store = await openStore({ dataDir, logger, clock });
const host = {
  ...{ logger, dataDir, input: process.stdin, output: process.stdout, colour: false, hyperlinks: false },
  ...{ commands: commandListings(commands), holdsSecret, greeting: '', ended() {} },
};
const { name } = platform;
const wanted = [{ name, create: async () => createPlatform(host) }];
// Who cannot start tries again after five seconds; here after half of one.
const quickTimer = { set: (callback: () => void, delayMs: number) => systemTimer.set(callback, delayMs / 10) };
const platforms = createPlatformRunner({ wanted, logger, timer: quickTimer });
const { desk, scheduler } = createQuizServices({
  ...{ config, store, bank, clock, logger, newId, titleOf, platforms: [name] },
  poster: createDailyPoster(platforms),
  isCommand: (text) => readCall(text, commands) !== undefined,
});
const memory = createStoredMemory({
  ...{ store: store.conversations, engine, clock, logger },
  fallback: createConversationMemory({ clock }),
});
const bot = createBot({
  ...{ commands, calls, engine, store, clock, logger, newId, quiz: desk },
  memory,
  isAdmin: async ({ platform, place, person }) => platforms.get(platform).isAdmin(place, person),
});
const perMinute = config.requestsPerMinute;
const limits = { perMinute, burst: Math.ceil(perMinute / 2) };
const completion = createCompletion({ commands, engine, store, clock, logger, quiz: desk });
const previews = createPreviews({ commands, calls, engine, memory, logger });
const chat = createChat({ bot, completion, previews, store, holder: newId(), clock, logger, limits });

platforms.start({
  ...chat,
  open(platform) {
    chat.open(platform);
    // The names of those that listen are complete in the next turn, and the daily quiz asks for them.
    setImmediate(() => {
      scheduler.start();
      tell({ kind: 'listens' });
    });
  },
});

process.on('message', (asked) => {
  if (asked !== 'stats') return;
  const { waiting, computing, posting } = chat.stats();
  tell({ kind: 'stats', waiting, computing, posting });
});
// The test that started it is gone.
process.on('disconnect', () => process.exit(1));
process.once('SIGTERM', async () => {
  await Promise.all([platforms.stop(), chat.close()]);
  await scheduler.stop();
  await store.close();
  process.removeAllListeners('disconnect');
  process.disconnect();
});
