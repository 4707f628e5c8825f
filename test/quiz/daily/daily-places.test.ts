import { describe, expect, it } from 'vitest';
import { readDailyEnvironment } from '../../../src/quiz/daily/daily-environment.ts';
import { createDailyPlaces } from '../../../src/quiz/daily/daily-places.ts';
import { here, settings } from './daily-process.ts';
import { createMemoryStore } from './memory-store.ts';

const morning = Date.parse('2025-06-10T06:00Z');
const afternoon = Date.parse('2025-06-10T13:00Z');

function createHouse(stored = createMemoryStore()) {
  let now = morning;
  const open = (environment = '') =>
    createDailyPlaces({
      ...stored,
      environment: readDailyEnvironment(environment).dailies,
      zone: 'Asia/Tokyo',
      clock: { now: () => now },
    });
  const waitUntil = (instant: number): void => {
    now = instant;
  };
  return { stored, open, waitUntil };
}

describe('what the environment says', () => {
  it('holds where nothing is stored', async () => {
    const { open, stored } = createHouse();
    const places = open('slack:C1 09:00 Europe/Berlin docker; slack:C2 10:00');
    expect(await places.all()).toMatchObject([
      { ...here, settings: { on: true, time: '09:00', zone: 'Europe/Berlin', topics: ['docker'] } },
      { platform: 'slack', place: 'C2', settings: { time: '10:00', zone: 'Asia/Tokyo' } },
    ]);
    await stored.places.put(here, 'daily', { ...settings, on: false }, 0);
    expect(await places.of(here)).toEqual({ ...settings, on: false });
    expect((await places.all()).filter(({ place }) => place === 'C1')).toEqual([
      { ...here, settings: { ...settings, on: false } },
    ]);
  });

  it('holds since it was first said, also after a restart', async () => {
    const { open, waitUntil } = createHouse();
    const since = async (environment: string) => (await open(environment).of(here))?.since;
    expect(await since('slack:C1 09:00')).toBe(morning);
    waitUntil(afternoon);
    expect(await since('slack:C1 09:00')).toBe(morning);
    expect(await since('slack:C1 09:00 docker')).toBe(morning);
    expect(await since('slack:C1 10:00')).toBe(afternoon);
  });

  it('is not unsaid by another process that is told something else', async () => {
    const { open, waitUntil } = createHouse();
    const [old, recent] = [open('slack:C1 09:00'), open('slack:C1 10:00')];
    await old.all();
    waitUntil(afternoon);
    await recent.all();
    await old.all();
    expect((await old.of(here))?.since).toBe(morning);
    expect((await recent.of(here))?.since).toBe(afternoon);
  });
});

describe('changing the settings of a place', () => {
  it('stores them', async () => {
    const { open } = createHouse();
    const changed = await open().change(here, { time: '09:00', topics: ['docker'] });
    expect(changed).toMatchObject({ on: true, time: '09:00', zone: 'Asia/Tokyo', topics: ['docker'], since: morning });
    expect(await open().of(here)).toEqual(changed);
  });

  it('begins with what the environment says', async () => {
    const { open } = createHouse();
    const changed = await open('slack:C1 09:00 Europe/Berlin docker').change(here, { on: false });
    expect(changed).toMatchObject({ on: false, time: '09:00', zone: 'Europe/Berlin', topics: ['docker'] });
    expect(await open('slack:C1 09:00').of(here)).toEqual(changed);
  });
});

describe('the next prompt', () => {
  it('is none where the quiz is off', async () => {
    const { open } = createHouse();
    expect(await open().next(here)).toBeUndefined();
    await open('slack:C1 09:00').change(here, { on: false });
    expect(await open().next(here)).toBeUndefined();
  });

  it('is not on a day that has had its own', async () => {
    const { open, stored, waitUntil } = createHouse();
    await open().change(here, { time: '09:00', zone: 'Europe/Berlin' });
    expect((await open().next(here))?.localDate).toBe('2025-06-10');
    const slot = { ...here, localDate: '2025-06-10', part: 'prompt' as const };
    await stored.slots.claim({ ...slot, dueAt: morning, holder: 'one', leaseUntil: morning });
    waitUntil(afternoon);
    await open().change(here, { time: '17:00' });
    expect((await open().next(here))?.localDate).toBe('2025-06-11');
  });
});
