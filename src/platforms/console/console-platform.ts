import { createInterface } from 'node:readline';
import type { Chat } from '../../chat/chat.ts';
import type { Message } from '../../chat/message.ts';
import type { Platform, PlatformHost } from '../platform.ts';
import { createHistory } from './history.ts';
import { createPrompt, type Prompt } from './prompt.ts';
import { renderMessage, renderPlain } from './render-message.ts';

/** There is one place and one person here. */
const identity = {
  platform: 'console',
  place: 'console',
  conversation: 'console',
  person: 'console',
  shared: false,
  addressed: true,
};

/**
 * A chat on the terminal that the process was started from. Where input or output is no terminal, each line of the input
 * is a question, the answers come out as Markdown, and the end of the input is the end.
 */
export function createConsolePlatform(host: PlatformHost): Platform {
  const { input, output, logger } = host;
  const interactive = input.isTTY === true && output.isTTY === true;
  let chat: Chat | undefined;
  let listens = false;
  let prompt: Prompt | undefined;
  let lines: { close(): Promise<void> } | undefined;
  // What an earlier process wrote on a terminal is nowhere to be seen now.
  const posted = new Set<string>();

  function show(message: Message): string {
    if (!interactive && !host.colour) return renderPlain(message);
    const { colour, hyperlinks } = host;
    return renderMessage(message, { width: output.columns || 80, colour, hyperlinks: hyperlinks && interactive });
  }

  async function answer(text: string): Promise<string> {
    try {
      const message = await chat?.answer({ ...identity, text });
      return message === undefined ? '' : show(message);
    } catch (error) {
      logger.error('the console could not show an answer', { err: error });
      return 'Sorry, that went wrong. Please try again.\n';
    }
  }

  return {
    name: 'console',
    async start(startedFor) {
      chat = startedFor;
      listens = true;
      if (interactive) {
        output.write(`${host.greeting}\n\n`);
        const history = createHistory(host.dataDir, logger);
        const { holdsSecret, ended: left } = host;
        prompt = createPrompt({ input, output, history, holdsSecret, answer, left });
        host.besideLog?.(prompt.makeRoom);
      } else {
        lines = answerLines(host, answer);
      }
    },
    async stop() {
      listens = false;
      await prompt?.close();
      await lines?.close();
    },
    state: () => ({ connected: listens }),
    async post(place, message, { key, signal }) {
      if (place !== identity.place) throw new Error(`the console has no place "${place}"`);
      signal.throwIfAborted();
      if (prompt === undefined) output.write(`${show(message)}\n`);
      else prompt.print(show(message));
      posted.add(key);
    },
    async wasPosted(place, key) {
      if (place !== identity.place) throw new Error(`the console has no place "${place}"`);
      return posted.has(key);
    },
    // Who can type here could change the settings as well.
    isAdmin: async () => true,
    personalPlace: (place) => place,
  };
}

/** Answers the input line by line, in order, no faster than the output takes it. */
function answerLines({ input, output, ended }: PlatformHost, answer: (text: string) => Promise<string>) {
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const done = (async () => {
    for await (const line of reader) {
      const text = line.replace(/^\ufeff/, '').trim();
      if (text === '') continue;
      const taken = output.write(`${await answer(text)}\n`);
      if (!taken) await new Promise((resolve) => output.once('drain', resolve));
    }
  })().finally(ended);
  return {
    async close() {
      reader.close();
      await done;
    },
  };
}
