import type { EventId } from '../../store/store.ts';

/** What came in lately, in this process: quick to ask, and all there is to ask while the store is away. */
export interface RecentEvents {
  find(id: EventId): RecentEvent | undefined;
  add(id: EventId, event: RecentEvent): void;
  remove(id: EventId): void;
}

interface RecentEvent {
  /** Resolves when it may be acknowledged; rejects when it may not. */
  readonly acknowledged: Promise<void>;
  /** Set once people have been told what there is to tell them. */
  settled: boolean;
}

/** More than can wait in one process; some 10 MB when it is full. */
const most = 50_000;

/** Forgets what has not been asked for longest. */
export function createRecentEvents(): RecentEvents {
  // A Map keeps the order of insertion.
  const events = new Map<string, RecentEvent>();
  const keyOf = ({ platform, event }: EventId): string => JSON.stringify([platform, event]);
  const put = (key: string, event: RecentEvent): void => {
    events.delete(key);
    events.set(key, event);
  };
  return {
    find(id) {
      const key = keyOf(id);
      const found = events.get(key);
      if (found !== undefined) put(key, found);
      return found;
    },
    add(id, event) {
      put(keyOf(id), event);
      if (events.size <= most) return;
      for (const oldest of events.keys()) {
        events.delete(oldest);
        return;
      }
    },
    remove: (id) => void events.delete(keyOf(id)),
  };
}
