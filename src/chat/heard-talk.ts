import { BoundedMap } from '../bounded-map.ts';
import type { Clock } from '../clock.ts';
import type { Request } from './request.ts';

type Speaker = Pick<Request, 'platform' | 'conversation' | 'person'>;

/** Who talks to others in conversations that the bot has a part in. Known to this process alone: it only makes for more caution. */
export interface HeardTalk {
  note(said: Speaker & Pick<Request, 'text'>): void;
  /** Who has said something at or after `since`, in milliseconds since the Unix epoch. */
  speakers(id: Omit<Speaker, 'person'>, since: number): readonly string[];
}

/** "Nice one" changes no subject, in words. */
const longestRemark = 3;
/** Beyond this many the one that has been quiet longest is forgotten. */
const mostConversations = 1_000;

export function createHeardTalk(clock: Clock): HeardTalk {
  /** When each person spoke last, by conversation; the one that was spoken in last stands at the end. */
  const lastSpoken = new BoundedMap<string, Map<string, number>>(mostConversations);
  const keyOf = ({ platform, conversation }: Omit<Speaker, 'person'>): string => `${platform}\u0000${conversation}`;
  return {
    note({ text, person, ...id }) {
      if (text.trim().split(/\s+/).length <= longestRemark) return;
      const key = keyOf(id);
      const people = lastSpoken.get(key) ?? new Map<string, number>();
      lastSpoken.set(key, people.set(person, clock.now()));
    },
    speakers(id, since) {
      const people = lastSpoken.get(keyOf(id)) ?? [];
      return [...people].filter(([, at]) => at >= since).map(([person]) => person);
    },
  };
}
