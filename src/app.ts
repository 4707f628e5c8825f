import { randomBytes } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import type { AnswerEngine } from './answer/answer.ts';
import { createBot } from './chat/bot.ts';
import { commands } from './chat/commands/index.ts';
import { createConversationMemory } from './chat/conversation-memory.ts';
import { systemClock } from './clock.ts';
import { type Config, showsColour } from './config.ts';
import { createCorpusReader } from './corpus/corpus-reader.ts';
import type { Corpus } from './corpus/note.ts';
import { watchCorpus } from './corpus/watch-corpus.ts';
import { createEngineFactory } from './engine.ts';
import type { Logger } from './logger.ts';
import { createLogger } from './ops/logger.ts';
import { firstSignal, type SignalSource } from './ops/shutdown.ts';
import { platforms } from './platforms/index.ts';
import type { PlatformHost } from './platforms/platform.ts';

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
  const logger = await createServeLogger(config, host);
  const reader = createCorpusReader(config.corpusDir);
  const corpus = await reader.read();
  logProblems(corpus, logger);
  const createEngine = createEngineFactory(config);
  let current = createEngine(corpus);
  // Answering is synchronous, so a question sees the old notes or the new ones, never some of each.
  const engine: AnswerEngine = {
    ask: (question, context) => current.ask(question, context),
    suggest: (count, seed) => current.suggest(count, seed),
  };

  const bot = createBot({
    commands,
    engine,
    memory: createConversationMemory({ clock: systemClock }),
    logger,
    newIncidentId: () => randomBytes(4).toString('hex'),
  });
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
    greeting: greeting(corpus),
    ended: end,
  };
  const running = await Promise.all(platforms.map(({ create }) => create(platformHost)));
  for (const platform of running) await platform.start(bot.handle);
  // Nobody waits for the watch to be set up: what changed meanwhile is taken up then.
  const watch = watchCorpus(reader, {
    from: corpus,
    logger,
    poll: config.watchPolling,
    onChange: (changed) => {
      current = createEngine(changed);
    },
  }).catch((error: unknown) => logger.error('changed notes will not be taken up', { err: error }));
  await Promise.race([ended, signal]);
  await Promise.all(running.map((platform) => platform.stop()));
  const unwatch = await watch;
  await unwatch?.();
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
