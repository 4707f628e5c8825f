import { randomBytes } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import type { AnswerEngine } from './answer/answer.ts';
import { holdsSecret } from './answer/secret-guard.ts';
import { createBot, readCall } from './chat/bot.ts';
import { commands } from './chat/commands/index.ts';
import { createConversationMemory } from './chat/conversation-memory.ts';
import { dailyMessage } from './chat/daily-message.ts';
import { createStoredMemory } from './chat/stored-memory.ts';
import { systemClock } from './clock.ts';
import { type Config, showsColour } from './config.ts';
import { createCorpusReader } from './corpus/corpus-reader.ts';
import type { Corpus } from './corpus/note.ts';
import { watchCorpus } from './corpus/watch-corpus.ts';
import { createEditions, type Edition } from './edition.ts';
import { startHousekeeping } from './housekeeping.ts';
import type { Logger } from './logger.ts';
import { newId } from './new-id.ts';
import { createLogger } from './ops/logger.ts';
import { createPseudonym } from './ops/pseudonym.ts';
import { createPseudonymousLogger } from './ops/pseudonymous-logger.ts';
import { firstSignal, type SignalSource } from './ops/shutdown.ts';
import { platforms } from './platforms/index.ts';
import type { Platform, PlatformHost } from './platforms/platform.ts';
import { promptsOf } from './prompts-of.ts';
import type { DailyPoster } from './quiz/daily/daily-post.ts';
import type { PromptBank } from './quiz/prompt-bank.ts';
import { createQuizServices } from './quiz-services.ts';
import { openStore } from './store/open-store.ts';
import { orElse } from './store/or-else.ts';

/** The streams and signals of the process. */
export interface ServeHost {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly errors: Writable & { readonly isTTY?: boolean };
  readonly signals: SignalSource;
}

/** Chats on every platform until a signal comes or nobody is left, taking up changed notes all the while. */
export async function serve(config: Config, host: ServeHost): Promise<void> {
  const signal = firstSignal(host.signals);
  const plainLogger = await createServeLogger(config, host);
  const clock = systemClock;
  const reader = createCorpusReader(config.corpusDir);
  const corpus = await reader.read();
  logProblems(corpus, plainLogger);
  const notes = createCurrentNotes(config, corpus);
  const store = await openStore({
    ...(config.database.url !== undefined && { databaseUrl: config.database.url }),
    ...{ maxConnections: config.database.maxConnections, dataDir: config.dataDir, logger: plainLogger, clock },
  });
  // Without the store ids are hashed with a salt of this process: nothing is told, and nothing can be compared.
  const salt = await orElse(store.salt(), () => randomBytes(16).toString('hex'), plainLogger);
  const logger = createPseudonymousLogger(plainLogger, createPseudonym(salt));

  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const platformHost: PlatformHost = {
    logger,
    dataDir: config.dataDir,
    input: host.input,
    output: host.output,
    colour: showsColour(config, host.output),
    hyperlinks: config.terminal.hyperlinks,
    holdsSecret,
    greeting: greeting(corpus),
    ended: end,
  };
  const running = await Promise.all(platforms.map(({ create }) => create(platformHost)));
  const { engine, bank, titleOf } = notes;
  const { desk, scheduler } = createQuizServices({
    ...{ config, store, bank, clock, logger, newId, titleOf },
    poster: createPoster(running),
    isCommand: (text) => readCall(text, commands) !== undefined,
  });
  const bot = createBot({
    ...{ commands, engine, store, clock, logger, newId, quiz: desk },
    memory: createStoredMemory({
      ...{ store: store.conversations, engine, clock, logger },
      fallback: createConversationMemory({ clock }),
    }),
  });
  for (const platform of running) await platform.start(bot.handle);
  scheduler.start();
  const stopHousekeeping = startHousekeeping({ store, retention: config.retention, clock, logger });
  // Nobody waits for the watch to be set up: what changed meanwhile is taken up then.
  const watch = watchCorpus(reader, {
    from: corpus,
    logger,
    poll: config.watchPolling,
    onChange: notes.take,
  }).catch((error: unknown) => logger.error('changed notes will not be taken up', { err: error }));
  await Promise.race([ended, signal]);
  await scheduler.stop();
  await Promise.all(running.map((platform) => platform.stop()));
  stopHousekeeping();
  const unwatch = await watch;
  await unwatch?.();
  await store.close();
}

/** The latest edition of the notes behind things that stay the same. */
function createCurrentNotes(config: Config, corpus: Corpus) {
  const createEdition = createEditions(config);
  const load = (from: Corpus): { edition: Edition; bank: PromptBank } => {
    const edition = createEdition(from);
    return { edition, bank: promptsOf(edition, config) };
  };
  let current = load(corpus);
  // Answering is synchronous, so a question sees the old notes or the new ones, never some of each.
  const engine: AnswerEngine = {
    ask: (question, context) => current.edition.engine.ask(question, context),
    more: (question, context) => current.edition.engine.more(question, context),
    suggest: (count, seed) => current.edition.engine.suggest(count, seed),
  };
  const bank: PromptBank = {
    all: () => current.bank.all(),
    find: (id) => current.bank.find(id),
    about: (topic) => current.bank.about(topic),
    ofSection: (section) => current.bank.ofSection(section),
    barren: () => current.bank.barren(),
  };
  return {
    engine,
    bank,
    titleOf: (path: string): string => current.edition.corpus.notes.find((note) => note.path === path)?.title ?? path,
    take(changed: Corpus): void {
      current = load(changed);
    },
  };
}

function createPoster(running: readonly Platform[]): DailyPoster {
  const platformOf = (name: string): Platform => {
    const found = running.find((platform) => platform.name === name);
    if (found === undefined) throw new Error(`this process runs no platform "${name}"`);
    return found;
  };
  return {
    platforms: running.map(({ name }) => name),
    post: ({ platform, place }, post, key, signal) =>
      platformOf(platform).post(place, dailyMessage(post), { key, signal }),
    wasPosted: ({ platform, place }, key) => platformOf(platform).wasPosted(place, key),
  };
}

/** A person at the terminal wants few and short lines; a log collector wants all of them, as JSON. */
function createServeLogger(config: Config, { input, output, errors }: ServeHost): Promise<Logger> {
  const person = input.isTTY === true && output.isTTY === true;
  return createLogger({
    output: errors,
    format: person || errors.isTTY === true ? 'pretty' : 'json',
    least: config.logLevel ?? (person || errors.isTTY === true ? 'warn' : 'info'),
    colour: showsColour(config, errors),
  });
}

function logProblems({ problems }: Corpus, logger: Logger): void {
  for (const { severity, path, line, code, message, remedy } of problems) {
    const fields = { path, ...(line !== undefined && { line }), code, message, remedy };
    if (severity === 'error') logger.warn('a note is left out', fields);
    else logger.info('a note has a problem', fields);
  }
}

function greeting({ notes }: Corpus): string {
  const count = notes.length === 1 ? 'one note' : `${notes.length} notes`;
  return `I answer from ${count}. Ask me something, or type help; exit or Ctrl-D to leave.`;
}
