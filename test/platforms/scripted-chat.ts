import type { Chat, Incoming, Outlet } from '../../src/chat/chat.ts';
import { createMessage, type Message, type MessageParts } from '../../src/chat/message.ts';
import type { Request } from '../../src/chat/request.ts';

/** A chat that replies as it is told, and remembers what it was asked. */
export function createScriptedChat(outlet: Outlet) {
  const asked: Request[] = [];
  const taken: Incoming[] = [];
  const left: string[] = [];
  const seen = new Set<string>();
  let script: (request: Request) => MessageParts = ({ text, call, visibility }) => ({
    markdown: `You said: ${call?.name ?? text}`,
    ...(visibility !== undefined && { visibility }),
  });
  let suggest: Chat['complete'] = async () => [];
  const isNew = (event: string) => {
    if (seen.has(event)) return false;
    seen.add(event);
    return true;
  };
  const reply = (request: Request): Message => {
    asked.push(request);
    return createMessage(script(request));
  };
  return {
    asked,
    taken,
    left,
    /** What to say from now on. */
    says(next: typeof script) {
      script = next;
    },
    suggests(next: typeof suggest) {
      suggest = next;
    },
    async answer(request: Request, event?: string) {
      return event === undefined || isNew(event) ? reply(request) : undefined;
    },
    complete: (request: Request, option: string) => suggest(request, option),
    async preview(request: Request) {
      return createMessage(script(request));
    },
    async take(incoming: Incoming) {
      if (!isNew(incoming.event)) return;
      taken.push(incoming);
      const { request, replyTo, event } = incoming;
      if (!request.addressed) return;
      const options = { key: event.slice(-25), signal: new AbortController().signal, person: request.person };
      await outlet.post(replyTo, reply(request), options);
    },
    async leave(platform: string, prefix: string) {
      left.push(`${platform} ${prefix}`);
    },
  } satisfies Chat & Record<string, unknown>;
}
