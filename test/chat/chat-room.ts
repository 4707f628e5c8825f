import { createBot } from '../../src/chat/bot.ts';
import type { Command } from '../../src/chat/command.ts';
import { calls, commands } from '../../src/chat/commands/index.ts';
import { createConversationMemory } from '../../src/chat/conversation-memory.ts';
import type { Request } from '../../src/chat/request.ts';
import type { LogFields } from '../../src/logger.ts';
import { createDailyPlaces } from '../../src/quiz/daily/daily-places.ts';
import type { BankedPrompt } from '../../src/quiz/prompt-bank.ts';
import type { Store } from '../../src/store/store.ts';
import { openQuizRoom } from '../quiz/sessions/quiz-room.ts';
import { createFakeEngine, type FakeEngine } from './fake-answers.ts';

interface ChatRoomOptions {
  readonly engine?: FakeEngine;
  readonly commands?: readonly Command[];
  readonly prompts?: readonly BankedPrompt[];
  /** What the bot is given in place of the store. */
  readonly storeThrough?: (store: Store) => Store;
}

type Over = { readonly [Key in keyof Request]?: NonNullable<Request[Key]> };

/** A bot with an engine built by hand, and quizzes over a real store; log lines are kept. */
export async function openChatRoom(options: ChatRoomOptions = {}) {
  const { engine = createFakeEngine(), prompts, storeThrough = (store) => store } = options;
  const room = await openQuizRoom(prompts === undefined ? {} : { prompts });
  const logged: { level: string; message: string; fields: LogFields | undefined }[] = [];
  const log = (level: string) => (message: string, fields?: LogFields) => {
    logged.push({ level, message, fields });
  };
  const clock = { now: room.now };
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  let ids = 0;

  /** Ways to speak to a bot that has nothing in common with others but the store. */
  function enter(store: Store) {
    const bot = createBot({
      commands: options.commands ?? commands,
      ...{ calls, engine, store, clock, logger },
      isAdmin: async ({ person }) => person === 'admin',
      memory: createConversationMemory({ clock }),
      quiz: {
        ...room.servicesOver(store),
        bank: room.bank,
        daily: createDailyPlaces({ ...store, environment: [], zone: 'Europe/Berlin', clock }),
        titleOf: (note) => `Note ${note.replace('.md', '').toUpperCase()}`,
      },
      newId: () => `0${String(++ids).padStart(14, '0')}`,
    });
    const request = (text: string, over: Over) => ({
      ...{ platform: 'test', place: 'room', conversation: 'thread', person: 'ann', text },
      ...{ shared: false, addressed: true, ...over },
    });
    return {
      /** What is said to the bot is always answered. */
      async say(text: string, over: Over = {}) {
        const message = await bot.handle(request(text, over));
        if (message === undefined) throw new Error(`no answer to "${text}"`);
        return message;
      },
      /** Said in a thread that others read, and to nobody by name. */
      sayAside: (text: string, over: Over = {}) =>
        bot.handle(request(text, { shared: true, addressed: false, ...over })),
    };
  }

  return {
    ...room,
    ...enter(storeThrough(room.store)),
    /** The same room in another process. */
    async enterAgain() {
      const { store } = await room.restart();
      return enter(storeThrough(store));
    },
    ...{ engine, logged },
  };
}
