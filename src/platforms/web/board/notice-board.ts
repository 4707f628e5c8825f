import type { Clock } from '../../../clock.ts';
import type { Logger } from '../../../logger.ts';
import { pause, type Timer } from '../../../timer.ts';
import type { Board, BoardPost } from '../../platform.ts';
import { page, personalPlace } from '../place.ts';

/** The board as visitors see it. */
export interface NoticeBoard {
  put(post: BoardPost): Promise<void>;
  has(place: string, key: string): Promise<boolean>;
  /** What is worth showing to a person who comes now, the latest first. None while the store is away. */
  recent(person: string): Promise<readonly BoardPost[]>;
  /** Tells of posts for that person that come from now on, by whichever process, until the function that is returned is called. */
  watch(person: string, listener: (post: BoardPost) => void): () => void;
}

export interface NoticeBoardDeps {
  readonly board: Board;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly logger: Logger;
}

/** What other processes post is seen so much later at most. */
const lookEveryMs = 3_000;
/** What is older than this concerns nobody any more. */
const recentMs = 4 * 24 * 3_600_000;
const mostShown = 4;

interface Watcher {
  readonly person: string;
  readonly listener: (post: BoardPost) => void;
  readonly told: Set<string>;
  readonly since: number;
}

export function createNoticeBoard({ board, clock, timer, logger }: NoticeBoardDeps): NoticeBoard {
  const watchers = new Set<Watcher>();
  let looking: AbortController | undefined;
  let isAway = false;

  async function all(): Promise<readonly BoardPost[]> {
    try {
      const posts = await board.list();
      isAway = false;
      return posts;
    } catch (error) {
      if (!isAway) logger.warn('what was posted on the web page cannot be shown', { err: error });
      isAway = true;
      return [];
    }
  }

  function tell(posts: readonly BoardPost[]): void {
    for (const { person, listener, told, since } of watchers) {
      for (const post of posts) {
        const id = idOf(post);
        if (!isFor(person, post) || post.postedAt < since || told.has(id)) continue;
        told.add(id);
        listener(post);
      }
    }
  }

  /** Somebody may leave and another come while it waits, so each round has a signal of its own. */
  async function look(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await pause(timer, lookEveryMs, signal);
      if (!signal.aborted) tell(await all());
    }
  }

  return {
    async put(post) {
      await board.put(post);
      tell([post]);
    },
    has: async (place, key) => (await board.list()).some((post) => post.place === place && post.key === key),
    async recent(person) {
      const from = clock.now() - recentMs;
      const shown = (await all()).filter((post) => isFor(person, post) && post.postedAt >= from);
      return shown.slice(-mostShown).reverse();
    },
    watch(person, listener) {
      // Clocks of processes differ, and what was posted a moment ago may have missed the page: who has seen a post leaves it out.
      const watcher = { person, listener, told: new Set<string>(), since: clock.now() - 60_000 };
      watchers.add(watcher);
      if (looking === undefined) {
        looking = new AbortController();
        void look(looking.signal);
      }
      return () => {
        watchers.delete(watcher);
        if (watchers.size > 0) return;
        looking?.abort();
        looking = undefined;
      };
    },
  };
}

const idOf = ({ place, key }: BoardPost): string => `${place} ${key}`;

const isFor = (person: string, { place }: BoardPost): boolean => place === page || place === personalPlace(person);
