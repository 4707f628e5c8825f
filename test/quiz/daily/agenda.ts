import { instantOf } from './wall-clock.ts';

/** A place of the simulation, and what its daily quiz is set to. */
export interface SimulatedPlace {
  readonly place: string;
  readonly zone: string;
  readonly time: string;
  readonly weekdays: readonly number[];
  /** Absent: at the next slot. */
  readonly revealAfterMs?: number;
}

/** Something that must be posted, by the oracle. */
export interface ExpectedPost {
  readonly place: string;
  readonly localDate: string;
  readonly part: 'prompt' | 'reveal';
  readonly dueAt: number;
}

const dayMs = 24 * 3_600_000;

/** All prompts of a place that are due from one instant to another, in their order. */
function expectedPrompts(of: SimulatedPlace, from: number, to: number): readonly ExpectedPost[] {
  const found: ExpectedPost[] = [];
  for (let day = Date.parse(new Date(from - dayMs).toISOString().slice(0, 10)); day < to + dayMs; day += dayMs) {
    const localDate = new Date(day).toISOString().slice(0, 10);
    if (!of.weekdays.includes(new Date(day).getUTCDay() || 7)) continue;
    const dueAt = instantOf(localDate, of.time, of.zone);
    if (dueAt === undefined || dueAt < from || dueAt > to) continue;
    found.push({ place: of.place, localDate, part: 'prompt', dueAt });
  }
  return found;
}

/** What is still to be posted in a simulation, so that processes can sleep until something is due. */
export interface Agenda {
  /** All that was ever on it, without what was skipped. */
  posts(): readonly ExpectedPost[];
  skipped(): readonly ExpectedPost[];
  /** To be called when the ledger has it settled, posted or not. */
  settled(of: Omit<ExpectedPost, 'dueAt'>, posted: boolean, at: number): void;
  /** When the next of all is due, be it long ago; nothing when all is done. */
  nextAt(): number | undefined;
}

export function createAgenda(places: readonly SimulatedPlace[], from: number, to: number): Agenda {
  const posts = new Map<string, ExpectedPost>();
  const skipped: ExpectedPost[] = [];
  const open = new Map<string, ExpectedPost>();
  // One day more, to know when the last reveals are due.
  const coming = new Map(places.map((each) => [each.place, [...expectedPrompts(each, from, to + 8 * dayMs)]]));
  const add = (post: ExpectedPost | undefined): void => {
    if (post === undefined || post.dueAt > to) return;
    posts.set(keyOf(post), post);
    open.set(keyOf(post), post);
  };
  for (const prompts of coming.values()) add(prompts.shift());
  return {
    posts: () => [...posts.values()],
    skipped: () => skipped,
    settled({ place, localDate, part }, posted, at) {
      const key = keyOf({ place, localDate, part });
      if (!open.delete(key)) return;
      const post = posts.get(key)!;
      if (!posted) {
        posts.delete(key);
        skipped.push(post);
      }
      if (part === 'reveal') return;
      const prompts = coming.get(place)!;
      const nextAt = prompts[0]?.dueAt ?? Number.POSITIVE_INFINITY;
      const { revealAfterMs = Number.POSITIVE_INFINITY } = places.find((each) => each.place === place)!;
      if (posted) add({ place, localDate, part: 'reveal', dueAt: Math.min(nextAt, at + revealAfterMs) });
      add(prompts.shift());
    },
    nextAt() {
      let next: number | undefined;
      for (const { dueAt } of open.values()) next = Math.min(next ?? dueAt, dueAt);
      return next;
    },
  };
}

function keyOf({ place, localDate, part }: Pick<ExpectedPost, 'place' | 'localDate' | 'part'>): string {
  return `${place} ${localDate} ${part}`;
}
