import { GoneError, type Outlet } from '../../../src/chat/chat.ts';
import type { Message } from '../../../src/chat/message.ts';
import type { Timer } from '../../../src/timer.ts';
import type { StepTime } from './step-time.ts';

/** What people see of one message, and which post it was. */
interface Shown {
  readonly to: string;
  readonly key: string;
  readonly text: string;
  /** Who alone sees it. */
  readonly onlyTo?: string;
  readonly at: number;
}

/**
 * fails: it does not arrive. replyLost: it arrives, and the sender is told that it failed. gone: nothing can be posted there.
 * A number: it arrives after so many milliseconds, unless it is called off before.
 */
export type Fate = 'arrives' | 'fails' | 'replyLost' | 'gone' | number;

export interface FakeService {
  readonly shown: Shown[];
  readonly texts: () => readonly string[];
  /** Posts that were tried, whatever became of them. */
  readonly tried: () => number;
  readonly asked: () => number;
  /** What becomes of the posts to come. */
  fate: (to: string, message: Message) => Fate;
  /** Whether it cannot be said what was posted. */
  silent: boolean;
  /**
   * A way to it, as each process has its own.
   * @param timer of the process: what it has not sent when it dies, it never sends.
   */
  connect(timer: Timer): Outlet & { readonly name: string };
}

/** A chat service that stands in for the network and what is behind it. */
export function createFakeService(time: StepTime): FakeService {
  const shown: Shown[] = [];
  let tried = 0;
  let asked = 0;

  const service: FakeService = {
    shown,
    texts: () => shown.map(({ text }) => text),
    tried: () => tried,
    asked: () => asked,
    fate: () => 'arrives',
    silent: false,
    connect: (timer) => ({
      name: 'test',
      async post(to, message, { key, signal, person }) {
        signal.throwIfAborted();
        tried += 1;
        const fate = service.fate(to, message);
        if (fate === 'gone') throw new GoneError('invite the bot');
        if (fate === 'fails') throw new Error('connection refused');
        if (typeof fate === 'number') await waitFor(timer, fate, signal);
        const alone = message.visibility === 'asker' ? { onlyTo: String(person) } : {};
        shown.push({ to, key, text: message.markdown, ...alone, at: time.now() });
        if (fate === 'replyLost') throw new Error('connection reset');
      },
      async wasPosted(to, key) {
        asked += 1;
        if (service.silent) throw new Error('connection refused');
        // Where one person alone reads, all of it can be seen again.
        const isOwn = to.startsWith('@');
        return shown.some((each) => each.to === to && each.key === key && (isOwn || each.onlyTo === undefined));
      },
      isAdmin: async () => false,
      personalPlace: (_place: string, person: string) => `@${person}`,
    }),
  };

  function waitFor(timer: Timer, ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = timer.set(resolve, ms);
      signal.addEventListener('abort', () => {
        cancel();
        reject(signal.reason);
      });
    });
  }

  return service;
}
