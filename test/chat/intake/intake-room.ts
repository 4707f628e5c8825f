import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Incoming } from '../../../src/chat/chat.ts';
import { type ChatDeps, createChat } from '../../../src/chat/create-chat.ts';
import { createMessage, type Message } from '../../../src/chat/message.ts';
import type { Request } from '../../../src/chat/request.ts';
import { type LogFields, silentLogger } from '../../../src/logger.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Timer } from '../../../src/timer.ts';
import { createFakeService } from './fake-service.ts';
import { createStepTime } from './step-time.ts';

type Handle = ChatDeps['bot']['handle'];

export interface ProcessOptions {
  readonly handle?: Handle;
  readonly completion?: ChatDeps['completion'];
  readonly limits?: ChatDeps['limits'];
  /** What the process is given in place of the store. */
  readonly storeThrough?: (store: ChatDeps['store']) => ChatDeps['store'];
  /** Called before and after each call that leaves the process, by `events.take`, `outlet.post`, `bot.handle` and such. */
  readonly onCall?: (moment: 'before' | 'after', name: string) => void;
  /** Whether the platform has started. */
  readonly opens?: boolean;
  /** A connection of its own to the same file, unless one is given. */
  readonly store?: Store;
}

/** Processes that share a database file and a chat service, and a time that passes when it is told to. */
export async function openIntakeRoom() {
  const folder = mkdtempSync(join(tmpdir(), 'intake-'));
  const time = createStepTime();
  const service = createFakeService(time);
  const stores: Store[] = [];
  let processes = 0;
  onTestFinished(async () => {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true });
  });

  async function openStore(): Promise<Store> {
    const store = await openSqliteStore(join(folder, 'intake.db'), { clock: time, logger: silentLogger });
    stores.push(store);
    return store;
  }

  /** A process of its own: all that it waits for comes no more once it is killed. */
  async function start(options: ProcessOptions = {}) {
    const { handle = echo, limits, storeThrough = (store) => store, onCall = () => {}, opens = true } = options;
    const store = options.store ?? (await openStore());
    let alive = true;
    const logged: { readonly level: string; readonly message: string; readonly fields: LogFields | undefined }[] = [];
    const handled: string[] = [];

    const leave = <T extends object>(target: T, name: string): T =>
      new Proxy(target, {
        get(_, property) {
          const member: unknown = Reflect.get(target, property);
          if (typeof member !== 'function') return member;
          return async (...parameters: unknown[]) => {
            onCall('before', `${name}.${String(property)}`);
            if (!alive) return forever;
            const result: unknown = await Reflect.apply(member, target, parameters).catch((error: unknown) => {
              if (alive) throw error;
            });
            onCall('after', `${name}.${String(property)}`);
            return alive ? result : forever;
          };
        },
      });
    const tracked = <T extends object>(target: T): T =>
      new Proxy(target, {
        get(_, property) {
          const member: unknown = Reflect.get(target, property);
          if (typeof member !== 'function') return member;
          return (...parameters: unknown[]) => time.track(Reflect.apply(member, target, parameters));
        },
      });
    let frozen = false;
    const timer: Timer = { set: (callback, delayMs) => time.set(() => alive && !frozen && callback(), delayMs) };
    const log = (level: string) => (message: string, fields?: LogFields) => {
      logged.push({ level, message, fields });
    };
    const through = storeThrough({ events: tracked(store.events), places: tracked(store.places) });
    const chat = createChat({
      bot: leave(
        {
          handle: async (request: Request) => {
            handled.push(request.text);
            return handle(request);
          },
        },
        'bot',
      ),
      completion: options.completion ?? { complete: async () => [] },
      previews: { preview: async () => undefined },
      store: { events: leave(through.events, 'events'), places: leave(through.places, 'places') },
      holder: `process-${++processes}`,
      clock: time,
      timer,
      random: () => 0.5,
      logger: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
      ...(limits !== undefined && { limits }),
    });
    const outlet = leave(service.connect(timer), 'outlet');
    if (opens) chat.open(outlet);
    return {
      chat,
      outlet,
      /** Texts that the bot was given, in their order. */
      handled,
      logged,
      lines: (level: string) => logged.filter((line) => line.level === level).map(({ message }) => message),
      kill: () => {
        alive = false;
      },
      /** It is not told any more that time passes. */
      freeze: () => {
        frozen = true;
      },
    };
  }

  return { time, service, start, openStore };
}

const forever = new Promise<never>(() => {});

const blank = createMessage({ markdown: '' });

/** A message of which the fake service shows the Markdown: nothing is parsed, as there may be thousands. */
export const messageOf = (markdown: string): Message => ({ ...blank, markdown });

const echo: Handle = async ({ text }) => messageOf(`You said ${text}.`);

type Over = { readonly [Key in keyof Request]?: NonNullable<Request[Key]> };

/** What Ann says to the bot in a thread of her own, unless it is said otherwise. */
export function requestOf(text: string, over: Over = {}): Request {
  return {
    ...{ platform: 'test', place: 'room', conversation: `thread of ${text}`, person: 'ann', text },
    ...{ shared: false, addressed: true, ...over },
  };
}

export function incomingOf(text: string, over: Over = {}): Incoming {
  const request = requestOf(text, over);
  return { event: `event of ${text}`, request, replyTo: `${request.place}/${request.conversation}` };
}
