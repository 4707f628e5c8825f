import { BoundedMap } from '../../bounded-map.ts';
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
  const events = new BoundedMap<string, RecentEvent>(most);
  const keyOf = ({ platform, event }: EventId): string => JSON.stringify([platform, event]);
  return {
    find(id) {
      const key = keyOf(id);
      const found = events.get(key);
      if (found !== undefined) events.set(key, found);
      return found;
    },
    add: (id, event) => void events.set(keyOf(id), event),
    remove: (id) => void events.delete(keyOf(id)),
  };
}
