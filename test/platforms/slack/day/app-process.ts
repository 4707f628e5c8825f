import { createBot, readCall } from '../../../../src/chat/bot.ts';
import { calls, commands } from '../../../../src/chat/commands/index.ts';
import { createCompletion } from '../../../../src/chat/completion.ts';
import { createConversationMemory } from '../../../../src/chat/conversation-memory.ts';
import { createChat } from '../../../../src/chat/create-chat.ts';
import { createStoredMemory } from '../../../../src/chat/stored-memory.ts';
import { readConfig } from '../../../../src/config.ts';
import { createCorpusReader } from '../../../../src/corpus/corpus-reader.ts';
import { createCurrentNotes } from '../../../../src/current-notes.ts';
import { createDailyPoster } from '../../../../src/daily-poster.ts';
import type { LogFields } from '../../../../src/logger.ts';
import { newId } from '../../../../src/new-id.ts';
import { createPlatformRunner } from '../../../../src/platform-runner.ts';
import { createSlackPlatform } from '../../../../src/platforms/slack/slack-platform.ts';
import { type SlackRuntime, standardRuntime } from '../../../../src/platforms/slack/slack-runtime.ts';
import type { SlackSettings } from '../../../../src/platforms/slack/slack-settings.ts';
import { createQuizServices } from '../../../../src/quiz-services.ts';
import { openStore } from '../../../../src/store/open-store.ts';
import { systemTimer } from '../../../../src/timer.ts';

/** How the day tells a process what to do, in its environment. */
export interface AppProcessSettings {
  readonly slack: SlackSettings;
  readonly corpusDir: string;
  readonly dataDir: string;
  /** How far its clock is ahead of this machine's. */
  readonly aheadMs: number;
}

/** What the process says of itself when it is asked `stats`, and once when it listens. */
export type AppProcessNews =
  | { readonly kind: 'listens' }
  | { readonly kind: 'stats'; readonly waiting: number; readonly computing: number; readonly posting: number };

const { slack, corpusDir, dataDir, aheadMs }: AppProcessSettings = JSON.parse(process.env.DAY ?? '');
const clock = { now: () => Date.now() + aheadMs };
const tell = (news: AppProcessNews) => process.send?.(news);

/** Waits as short as a day of seconds can afford. Six attempts, because here a call in ten goes wrong. */
const runtime: SlackRuntime = {
  ...standardRuntime,
  clock,
  pace: { timeoutMs: 500, attempts: 6, retryMs: 10, editMs: 30, namesMs: 500 },
  socketPace: {
    ...{ connections: 2, staggerMs: 5, startingMs: 5_000, firstRetryMs: 10, longestRetryMs: 40, stableMs: 0 },
    ...{ drainMs: 300, quietMs: 40, lingerMs: 1_000 },
  },
  socketTimes: { helloMs: 2_000, pingMs: 200, silentMs: 600, closingMs: 50 },
  httpClosingMs: 500,
};

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
  ...{ commands: [], holdsSecret: () => false, greeting: '', ended() {} },
};
const wanted = [{ name: 'slack', create: async () => createSlackPlatform(host, slack, runtime) }];
// Who cannot start tries again after five seconds; here after half of one.
const quickTimer = { set: (callback: () => void, delayMs: number) => systemTimer.set(callback, delayMs / 10) };
const platforms = createPlatformRunner({ wanted, logger, timer: quickTimer });
const { desk, scheduler } = createQuizServices({
  ...{ config, store, bank, clock, logger, newId, titleOf, platforms: ['slack'] },
  poster: createDailyPoster(platforms),
  isCommand: (text) => readCall(text, commands) !== undefined,
});
const bot = createBot({
  ...{ commands, calls, engine, store, clock, logger, newId, quiz: desk },
  memory: createStoredMemory({
    ...{ store: store.conversations, engine, clock, logger },
    fallback: createConversationMemory({ clock }),
  }),
  isAdmin: async ({ platform, place, person }) => platforms.get(platform).isAdmin(place, person),
});
const perMinute = config.requestsPerMinute;
const limits = { perMinute, burst: Math.ceil(perMinute / 2) };
const completion = createCompletion({ commands, engine, store, clock, logger, quiz: desk });
const chat = createChat({ bot, completion, store, holder: newId(), clock, logger, limits });

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
  await platforms.stop();
  await chat.close();
  await scheduler.stop();
  await store.close();
  process.removeAllListeners('disconnect');
  process.disconnect();
});
