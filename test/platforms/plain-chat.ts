import type { Chat } from '../../src/chat/chat.ts';
import { createMessage, type Message } from '../../src/chat/message.ts';
import type { Request } from '../../src/chat/request.ts';
import type { Platform } from '../../src/platforms/platform.ts';

export type Handle = (request: Request) => Promise<Message>;

/** A chat that knows nothing but how to reply, without a store. */
export function createPlainChat(platform: Platform, handle: Handle): Chat {
  const seen = new Set<string>();
  const isNew = (event: string | undefined): boolean => {
    if (event === undefined) return true;
    if (seen.has(event)) return false;
    seen.add(event);
    return true;
  };
  const reply: Handle = (request) =>
    handle(request).catch(() => createMessage({ markdown: 'Sorry.', visibility: 'asker' }));
  return {
    answer: async (request, event) => (isNew(event) ? reply(request) : undefined),
    async take({ event, request, replyTo }) {
      if (!isNew(event)) return;
      const options = { key: event.slice(-25), signal: new AbortController().signal, person: request.person };
      await platform.post(replyTo, await reply(request), options);
    },
    complete: async () => [],
    preview: async () => undefined,
    leave: async () => {},
  };
}
