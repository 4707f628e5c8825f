import { randomBytes } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { createBot, readCall } from './chat/bot.ts';
import { calls, commands } from './chat/commands/index.ts';
import { createCompletion } from './chat/completion.ts';
import { createConversationMemory } from './chat/conversation-memory.ts';
import { createChat } from './chat/create-chat.ts';
import { createPreviews } from './chat/previews.ts';
import { createStoredMemory } from './chat/stored-memory.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createCorpusReader } from './corpus/corpus-reader.ts';
import type { Corpus } from './corpus/note.ts';
import { watchCorpus } from './corpus/watch-corpus.ts';
import { ConfigError } from './errors.ts';
import type { RunningSite } from './http/create-site.ts';
import { newId } from './new-id.ts';
import type { CrashSource } from './ops/crash.ts';
import { createPseudonym } from './ops/pseudonym.ts';
import { createPseudonymousLogger } from './ops/pseudonymous-logger.ts';
import { firstSignal, type SignalSource } from './ops/shutdown.ts';
import { createStoreWatch } from './ops/store-watch.ts';
import { createTerminalLog, type TerminalLog } from './ops/terminal-log.ts';
import { createVault } from './ops/vault.ts';
import type { Board } from './platforms/platform.ts';
import { createBoard } from './serving/board.ts';
import { createCurrentNotes } from './serving/current-notes.ts';
import { createDailyPoster } from './serving/daily-poster.ts';
import { startHousekeeping } from './serving/housekeeping.ts';
import { createNewsService } from './serving/news-service.ts';
import { createObservation, type Observation } from './serving/observation.ts';
import { observedCommands, observedEngine, observedPoster, observedStore } from './serving/observed-rooms.ts';
import { createOperatorReport } from './serving/operator-report.ts';
import { createPlatformRunner } from './serving/platform-runner.ts';
import { createQuizServices } from './serving/quiz-services.ts';
import { timerOutside } from './serving/request-timer.ts';
import { logProblems } from './serving/serve-logger.ts';
import { createServedSite, type PageSources } from './serving/served-site.ts';
import { wantedPlatforms } from './serving/wanted-platforms.ts';
import { openStore } from './store/open-store.ts';
import { orElse } from './store/or-else.ts';
import { systemTimer } from './timer.ts';

const warmUpAfterMs = 3_000;

/** The streams and signals of the process. */
export interface ServeHost {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly errors: Writable & { readonly isTTY?: boolean };
  readonly signals: SignalSource;
  /** Absent where somebody else looks after what nobody catches. */
  readonly crashes?: CrashSource;
}

/**
 * Chats on every platform until a signal comes or nobody is left, taking up changed notes all the while.
 * @throws ConfigError when no platform is left because of what only the operator can mend.
 */
export async function serve(config: Config, host: ServeHost): Promise<void> {
  const signal = firstSignal(host.signals);
  const atTerminal = host.input.isTTY === true && host.output.isTTY === true;
  const terminalLog = atTerminal && host.errors.isTTY === true ? createTerminalLog(host.errors) : undefined;
  const clock = systemClock;
  const observation = await createObservation(config, {
    ...{ output: terminalLog?.output ?? host.errors, atTerminal, clock },
    ...(host.crashes && { crashes: host.crashes }),
  });
  void signal.then(observation.health.stopping);
  const sources: PageSources = {};
  const site =
    config.http && createServedSite({ ...config, http: config.http }, { clock, newId, observation, sources });
  try {
    await site?.listen();
    await chatUntilTheEnd(config, host, { signal, atTerminal, clock, observation, sources, site, terminalLog });
  } finally {
    // Also after what stops the start, or it would go on listening, with nobody to answer.
    await site?.close();
    observation.end();
  }
}

interface Started {
  readonly signal: Promise<NodeJS.Signals>;
  readonly atTerminal: boolean;
  readonly clock: Clock;
  readonly observation: Observation;
  readonly sources: PageSources;
  readonly site: RunningSite | undefined;
  readonly terminalLog: TerminalLog | undefined;
}

async function chatUntilTheEnd(config: Config, host: ServeHost, started: Started): Promise<void> {
  const { signal, atTerminal, clock, observation, sources, site, terminalLog } = started;
  const { logger: plainLogger, metrics, requestIds, health, newIncident } = observation;
  const reader = createCorpusReader(config.corpusDir);
  const corpus = await reader.read();
  logProblems(corpus, plainLogger);
  const stopping = new AbortController();
  const {
    engine: plainEngine,
    bank,
    titleOf,
    take,
    health: notes,
    edition,
  } = createCurrentNotes(config, corpus, stopping.signal);
  sources.notes = () => ({ corpus: edition().corpus, files: reader.known() });
  const engine = observedEngine(plainEngine, metrics);

  const plainStore = await openStore({
    ...(config.database.url !== undefined && { databaseUrl: config.database.url }),
    ...{ maxConnections: config.database.maxConnections, dataDir: config.dataDir, logger: plainLogger, clock },
  });
  const store = observedStore(plainStore, metrics);
  sources.gather = createOperatorReport({ store, edition, zone: config.timeZone, clock });
  // Without the store ids are hashed with a salt of this process: nothing is told, and nothing can be compared.
  const salt = await orElse(store.salt(), () => randomBytes(16).toString('hex'), plainLogger);
  const logger = createPseudonymousLogger(plainLogger, createPseudonym(salt));

  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const wanted = wantedPlatforms(config, {
    ...{
      ...host,
      corpus,
      logger,
      metrics,
      requestIds,
      ...(site && withSite(site, createBoard({ platform: 'web', places: store.places, clock }))),
      ...(terminalLog && { besideLog: terminalLog.beside }),
    },
    ...(config.vaultKeys && { vault: createVault({ secrets: store.secrets, keys: config.vaultKeys, clock }) }),
    // A person at the terminal who leaves means to stop; the end of a file or of a pipe says nothing about the others.
    ended: (platform) => (atTerminal ? leave() : platforms.desert(platform)),
  });
  const platforms = createPlatformRunner({ wanted, logger, timer: systemTimer });
  const { desk, scheduler } = createQuizServices({
    ...{ config, store, bank, clock, logger, newId, titleOf },
    poster: observedPoster(createDailyPoster(platforms), metrics),
    platforms: wanted.map(({ name }) => name),
    isCommand: (text) => readCall(text, commands) !== undefined,
  });
  const memory = createStoredMemory({
    ...{ store: store.conversations, engine, clock, logger },
    fallback: createConversationMemory({ clock }),
  });
  const bot = createBot({
    ...{ commands: observedCommands(commands, metrics), calls: observedCommands(calls, metrics) },
    ...{ engine, store, clock, logger, newId, newIncident, quiz: desk },
    memory,
    isAdmin: async ({ platform, place, person }) => platforms.get(platform).isAdmin(place, person),
  });
  const perMinute = config.requestsPerMinute;
  const limits = { perMinute, burst: Math.ceil(perMinute / 2), unlimited: ['console'] };
  const completion = createCompletion({ commands, engine, store, clock, logger, quiz: desk });
  const previews = createPreviews({ commands, calls, engine, memory, logger });
  const chat = createChat({
    ...{ bot, completion, previews, store, holder: newId(), clock, logger, limits },
    ...{ metrics, requestIds, timer: timerOutside(systemTimer, requestIds) },
  });
  observation.watchQueue(chat.stats);

  platforms.start(chat);
  health.watch({
    platforms: platforms.health,
    notes,
    store: createStoreWatch({ check: store.check, clock, timer: systemTimer }),
  });
  scheduler.start();
  const news = createNewsService({
    ...{ store, edition, platforms, zone: config.timeZone, clock, logger },
    ...{ timer: systemTimer, random: Math.random },
  });
  news.start();
  const stopHousekeeping = startHousekeeping({ store, retention: config.retention, clock, logger });
  const takeUp = (changed: Corpus): void => {
    take(changed);
    news.changed();
  };
  // Nobody waits for the watch to be set up: what changed meanwhile is taken up then.
  const watch = watchCorpus(reader, { from: corpus, logger, poll: config.watchPolling, onChange: takeUp }).catch(
    (error: unknown) => logger.error('changed notes will not be taken up', { err: error }),
  );

  // Whoever wants the first quiz, or types first, should not wait until all is gathered, nor should starting wait for that.
  const warmUp = setTimeout(() => {
    bank.all().catch((error: unknown) => {
      if (!stopping.signal.aborted) logger.error('no quiz prompts can be made', { err: error });
    });
    engine.complete('a', 1).catch((error: unknown) => logger.error('nothing can be suggested', { err: error }));
  }, warmUpAfterMs);

  const problems = await Promise.race([platforms.over, signal.then(() => []), left.then(() => [])]);
  health.stopping();
  logger.info('stopping');
  // At once, or what still waits for its answer would hold up the platforms, and be cut short by nobody.
  await Promise.all([platforms.stop(), chat.close()]);
  stopping.abort();
  await scheduler.stop();
  await news.stop();
  clearTimeout(warmUp);
  stopHousekeeping();
  const unwatch = await watch;
  await unwatch?.();
  await site?.close();
  await store.close();
  logger.info('stopped');
  if (problems.length > 0) throw new ConfigError(problems);
}

function withSite(site: RunningSite, board: Board) {
  const webAddress = site.address();
  return { site, board, ...(webAddress !== undefined && { webAddress }) };
}
