import { expect, it } from 'vitest';
import { createDailyPlaces } from '../../../src/quiz/daily/daily-places.ts';
import type { Random } from '../../../src/quiz/random.ts';
import { createWorld } from './daily-process.ts';
import { createMortal } from './mortal.ts';

const prompt = '2025-06-10T07:00Z';
const nextPrompt = '2025-06-11T07:00Z';

/** One process dies at its n-th chance to do so, and another takes its place. */
async function dieAt(n: number): Promise<{ readonly where: string | undefined; readonly seen: readonly string[] }> {
  const world = await createWorld();
  let chances = 0;
  let where: string | undefined;
  let die = (): void => {};
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });
  const random: Random = { below: (below) => (chances++ === n ? 0 : below - 1), shuffle: (items) => items };
  const mortal = createMortal({
    ...{ time: world.time, random, deathsIn1000: 1, stalls: false },
    onDeath(step) {
      where = step;
      die();
    },
  });
  const { slots, prompts, attempts, places } = world.store;
  const mortalSlots = mortal.wrap(slots, 'slots');
  const clock = { now: world.time.now };
  const first = world.process('first', {
    store: {
      slots: mortalSlots,
      prompts: mortal.wrap(prompts, 'prompts'),
      attempts: mortal.wrap(attempts, 'attempts'),
    },
    places: createDailyPlaces({
      ...{ places: mortal.wrap(places, 'places'), slots: mortalSlots, environment: [], zone: 'UTC', clock },
    }),
    poster: mortal.wrap(world.platform, 'poster'),
  });
  const untilDeath = { tick: () => Promise.race([first.tick(), death]) };
  for (const moment of [prompt, nextPrompt]) {
    await world.tickAt(moment, untilDeath, 0);
    if (where !== undefined) await world.tickAt(moment, world.process('second'));
  }
  return { where, seen: world.seen().map((post) => post.replace(/ at .*/, '')) };
}

it('posts each prompt and each reveal once, in their order, wherever a process dies', async () => {
  const died: string[] = [];
  for (let n = 0; ; n++) {
    const { where, seen } = await dieAt(n);
    expect([n, where, seen]).toEqual([
      n,
      where,
      ['daily-2025-06-10-prompt', 'daily-2025-06-10-reveal', 'daily-2025-06-11-prompt'],
    ]);
    if (where === undefined) break;
    died.push(where);
  }
  // Two prompts and a reveal, with some twenty steps each.
  expect(died.length).toBeGreaterThan(70);
  expect(new Set(died).size).toBeGreaterThan(28);
});
