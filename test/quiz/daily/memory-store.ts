import type {
  Attempt,
  AttemptStore,
  PlaceId,
  PlaceStore,
  PostedPrompt,
  PromptStore,
  Slot,
  SlotId,
  SlotStore,
} from '../../../src/store/store.ts';

/** The part of a store that the daily quiz and its tests use. */
export interface TestStore {
  readonly slots: SlotStore;
  readonly prompts: PromptStore;
  readonly attempts: Pick<AttemptStore, 'record' | 'at' | 'bySection'>;
  readonly places: PlaceStore;
}

/** One that forgets everything with its process; for tests which are about something else than databases. */
export function createMemoryStore(): TestStore {
  const attempts: Attempt[] = [];
  const prompts = createPrompts();
  return {
    slots: createSlots(),
    places: createPlaces(),
    prompts,
    attempts: {
      async record(attempt) {
        if ((await prompts.get(attempt.posted))?.closedAt !== undefined) return { outcome: 'closed' };
        const earlier = attempts.find(({ posted, person }) => posted === attempt.posted && person === attempt.person);
        if (earlier !== undefined) return { outcome: 'earlier', attempt: earlier };
        attempts.push(attempt);
        return { outcome: 'first', attempt };
      },
      at: async (posted) => attempts.filter((attempt) => attempt.posted === posted),
      async bySection(place, since) {
        const here = attempts.filter((attempt) => isSamePlace(attempt, place) && attempt.answeredAt >= since);
        return [...new Set(here.map(({ section }) => section))].map((section) => {
          const all = here.filter((attempt) => attempt.section === section);
          const right = all.filter((attempt) => attempt.right).length;
          return { section, right, wrong: all.length - right };
        });
      },
    },
  };
}

function createSlots(): SlotStore {
  const slots = new Map<string, Slot>();
  const held = (id: SlotId, holder: string): Slot | undefined => {
    const slot = slots.get(keyOf(id));
    return slot !== undefined && isUnsettled(slot) && slot.holder === holder ? slot : undefined;
  };
  return {
    async claim({ platform, place, localDate, part, dueAt, holder, leaseUntil }) {
      const slot: Slot = { platform, place, localDate, part, dueAt, holder, leaseUntil, state: 'claimed' };
      if (slots.has(keyOf(slot))) return false;
      slots.set(keyOf(slot), slot);
      return true;
    },
    async takeOver(id, { holder, now, leaseUntil }) {
      const slot = slots.get(keyOf(id));
      if (slot === undefined || !isUnsettled(slot) || slot.leaseUntil > now) return undefined;
      const taken = { ...slot, holder, leaseUntil };
      slots.set(keyOf(id), taken);
      return taken;
    },
    async intend(id, holder, content) {
      const slot = held(id, holder);
      if (slot?.state !== 'claimed') return false;
      slots.set(keyOf(id), { ...slot, state: 'intended', content });
      return true;
    },
    async settle(id, holder, { state, reason, now }) {
      const slot = held(id, holder);
      if (slot === undefined) return false;
      slots.set(keyOf(id), { ...slot, state, settledAt: now, ...(reason !== undefined && { reason }) });
      return true;
    },
    get: async (id) => slots.get(keyOf(id)),
    async abandoned(now) {
      const left = [...slots.values()].filter((slot) => isUnsettled(slot) && slot.leaseUntil <= now);
      return left.sort((a, b) => a.dueAt - b.dueAt);
    },
    async latest(place, part, state) {
      const found = [...slots.values()].filter((slot) => isSamePlace(slot, place) && slot.part === part);
      const inState = found.filter((slot) => slot.state === state);
      return inState.sort((a, b) => (a.localDate < b.localDate ? 1 : -1))[0];
    },
  };
}

function createPrompts(): PromptStore {
  const prompts = new Map<string, PostedPrompt>();
  const newestFirst = (): readonly PostedPrompt[] => [...prompts.values()].reverse();
  return {
    async add(posted) {
      if (!prompts.has(posted.id)) prompts.set(posted.id, posted);
    },
    get: async (id) => prompts.get(id),
    async open({ platform, conversation }) {
      const open = newestFirst().filter(({ closedAt }) => closedAt === undefined);
      return open.find((posted) => posted.platform === platform && posted.conversation === conversation);
    },
    async close(id, now) {
      const posted = prompts.get(id);
      if (posted === undefined || posted.closedAt !== undefined) return false;
      prompts.set(id, { ...posted, closedAt: now });
      return true;
    },
    recent: async (place, since) =>
      newestFirst().filter((posted) => isSamePlace(posted, place) && posted.postedAt >= since),
  };
}

function createPlaces(): PlaceStore {
  const values = new Map<string, PlaceId & { readonly feature: string; readonly value: unknown }>();
  return {
    get: async ({ platform, place }, feature) => values.get(JSON.stringify([platform, place, feature]))?.value,
    async put({ platform, place }, feature, value) {
      const stored = { platform, place, feature, value: JSON.parse(JSON.stringify(value)) };
      values.set(JSON.stringify([platform, place, feature]), stored);
    },
    all: async (feature) => [...values.values()].filter((each) => each.feature === feature),
    async remove(platform, prefix) {
      for (const [key, each] of values) {
        if (each.platform === platform && each.place.startsWith(prefix)) values.delete(key);
      }
    },
  };
}

function isUnsettled({ state }: Slot): boolean {
  return state === 'claimed' || state === 'intended';
}

function isSamePlace(a: PlaceId, b: PlaceId): boolean {
  return a.platform === b.platform && a.place === b.place;
}

function keyOf({ platform, place, localDate, part }: SlotId): string {
  return JSON.stringify([platform, place, localDate, part]);
}
