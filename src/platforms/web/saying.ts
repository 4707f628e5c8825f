import { createHash } from 'node:crypto';
import { BoundedMap } from '../../bounded-map.ts';
import type { Chat } from '../../chat/chat.ts';
import type { Message } from '../../chat/message.ts';
import type { CommandCall, Request } from '../../chat/request.ts';
import { page, platform } from './place.ts';

/** What a browser sends along with what somebody says. */
export interface Saying {
  readonly person: string;
  /** Random text that names the tab, or the quiz of a visitor. */
  readonly tab: string;
  readonly text: string;
  readonly call?: CommandCall;
  /** Random text that names this sending, and every other one of the same. */
  readonly event?: string;
}

export interface Sayings {
  /** A saying that is sent twice, as by a double click, gets the same reply twice. */
  answer(saying: Saying): Promise<Message>;
  preview(saying: Saying): Promise<Message | undefined>;
  complete(saying: Saying, option: string): Promise<readonly string[]>;
  /** Resolves once all that was said has its reply. */
  settled(): Promise<void>;
}

/** Replies that are given again. */
const remembered = 500;

export function createSayings(chat: Pick<Chat, 'answer' | 'preview' | 'complete'>): Sayings {
  const recent = new BoundedMap<string, Promise<Message>>(remembered);
  const underWay = new Set<Promise<Message>>();

  async function reply(saying: Saying): Promise<Message> {
    const message = await chat.answer(requestOf(saying));
    // Only for a second delivery of an event, and none is named.
    if (message === undefined) throw new Error('no reply to what was said on the page');
    return message;
  }

  function begin(saying: Saying): Promise<Message> {
    const replying = reply(saying).finally(() => underWay.delete(replying));
    underWay.add(replying);
    return replying;
  }

  return {
    answer(saying) {
      const { person, event } = saying;
      if (event === undefined) return begin(saying);
      const key = `${person} ${event}`;
      const known = recent.get(key);
      if (known !== undefined) return known;
      const replying = begin(saying);
      recent.set(key, replying);
      replying.catch(() => recent.delete(key));
      return replying;
    },
    preview: (saying) => chat.preview(requestOf(saying)),
    complete: (saying, option) => chat.complete(requestOf(saying), option),
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

function requestOf({ person, tab, text, call }: Saying): Request {
  return {
    ...{ platform, place: page, person, shared: false, addressed: true, text },
    // Of nobody else, whatever their tab calls itself. It is kept with quizzes, where nobody shall be found in it.
    conversation: createHash('sha256').update(`${person} ${tab}`).digest('base64url').slice(0, 22),
    ...(call !== undefined && { call }),
  };
}
