import { beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../../src/store/store.ts';
import { createWorld, here, hourMs, settings, type World, withPost } from './daily-process.ts';
import { makeBank, makeCandidate, sixtyPrompts } from './make-bank.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const slotOf = (localDate: string, part: 'prompt' | 'reveal' = 'prompt') =>
  world.store.slots.get({ ...here, localDate, part });

describe('the prompt', () => {
  it('comes at its time, once', async () => {
    await world.tickAt('2025-06-10T06:49Z');
    expect(world.seen()).toEqual([]);
    await world.tickAt('2025-06-10T07:00Z');
    await world.tickAt('2025-06-10T09:00Z', world.process('another'));
    expect(world.seen()).toEqual(['daily-2025-06-10-prompt at 2025-06-10T07:00']);
    expect(await slotOf('2025-06-10')).toMatchObject({ state: 'posted', dueAt: Date.parse('2025-06-10T07:00Z') });
  });

  it('is kept as it was posted, for the answers of its conversation', async () => {
    await world.tickAt('2025-06-10T07:00Z');
    const [{ post }] = world.platform.deliveries as [(typeof world.platform.deliveries)[0]];
    expect(post).toMatchObject({ kind: 'prompt', localDate: '2025-06-10', zone: 'Europe/Berlin' });
    expect(post.kind === 'prompt' && post.revealAt).toBe(Date.parse('2025-06-11T07:00Z'));
    const open = await world.store.prompts.open({ platform: 'slack', conversation: 'thread-C1' });
    expect(open).toEqual(post.posted);
    expect(post.posted.id).toMatch(/^[a-z0-9]{1,16}$/);
    // How good a prompt is stays with the bank.
    const { quality: _, ...chosen } = sixtyPrompts.find(({ id }) => id === post.prompt.id)!;
    expect(JSON.parse(post.posted.content)).toEqual(chosen);
  });

  it('comes on the days that were wished only', async () => {
    await world.set({ weekdays: [2, 4] });
    for (const day of ['09', '10', '11', '12', '13']) await world.tickAt(`2025-06-${day}T08:00Z`);
    expect(world.seen().filter((post) => post.includes('prompt'))).toEqual([
      'daily-2025-06-10-prompt at 2025-06-10T08:00',
      'daily-2025-06-12-prompt at 2025-06-12T08:00',
    ]);
  });

  it('is about the topics that were wished', async () => {
    await world.set({ topics: ['ropes', 'tides'] });
    for (const day of ['10', '11', '12', '13', '14']) await world.tickAt(`2025-06-${day}T07:00Z`);
    const notes = world.platform.deliveries.map(({ post }) => post.prompt.citation.path);
    expect(new Set(notes)).toEqual(new Set(['harbour/ropes.md', 'harbour/tides.md']));
  });

  it('does not come where the notes have none, and the ledger says so', async () => {
    await world.set({ topics: ['whales'] });
    await world.tickAt('2025-06-10T07:00Z');
    expect(world.seen()).toEqual([]);
    expect(await slotOf('2025-06-10')).toMatchObject({
      state: 'skipped',
      reason: 'the notes yield no prompt about whales',
    });
  });

  it('is seen to by one process, when several look at the same instant', async () => {
    let choices = 0;
    const bank = {
      async about() {
        choices += 1;
        return sixtyPrompts;
      },
    };
    const processes = ['one', 'two', 'three'].map((holder) => world.process(holder, { bank }));
    await world.tickAt('2025-06-10T07:00Z', {
      async tick() {
        await Promise.all(processes.map((process) => process.tick()));
      },
    });
    expect(choices).toBe(1);
    expect(world.seen()).toHaveLength(1);
  });

  it('does not come on a platform that another process runs', async () => {
    await world.tickAt(
      '2025-06-10T07:00Z',
      world.process('one', { poster: { ...world.platform, platforms: ['discord'] } }),
    );
    expect(world.seen()).toEqual([]);
    expect(await slotOf('2025-06-10')).toBeUndefined();
  });
});

describe('the reveal', () => {
  it('comes right before the next prompt', async () => {
    await world.tickAt('2025-06-10T07:00Z');
    await world.tickAt('2025-06-11T06:55Z');
    expect(world.seen()).toEqual([
      'daily-2025-06-10-prompt at 2025-06-10T07:00',
      'daily-2025-06-10-reveal at 2025-06-11T07:00',
      'daily-2025-06-11-prompt at 2025-06-11T07:00',
    ]);
  });

  it('comes after the set time', async () => {
    await world.set({ reveal: { afterMs: 4 * hourMs } });
    await world.tickAt('2025-06-10T07:00Z');
    await world.tickAt('2025-06-10T10:50Z');
    expect(world.seen()).toHaveLength(1);
    await world.tickAt('2025-06-10T11:01Z');
    await world.tickAt('2025-06-10T12:00Z', world.process('another'));
    expect(world.seen().slice(1)).toEqual(['daily-2025-06-10-reveal at 2025-06-10T11:01']);
  });

  it('comes with the next prompt where the set time is longer', async () => {
    await world.set({ reveal: { afterMs: 48 * hourMs } });
    await world.tickAt('2025-06-10T07:00Z');
    await world.tickAt('2025-06-11T07:00Z');
    expect(world.seen()[1]).toBe('daily-2025-06-10-reveal at 2025-06-11T07:00');
  });

  it('waits over the weekend', async () => {
    await world.set({ weekdays: [1, 2, 3, 4, 5] });
    await world.tickAt('2025-06-13T07:00Z');
    for (const day of ['14', '15']) await world.tickAt(`2025-06-${day}T12:00Z`);
    await world.tickAt('2025-06-16T07:00Z');
    expect(world.seen().slice(1)).toEqual([
      'daily-2025-06-13-reveal at 2025-06-16T07:00',
      'daily-2025-06-16-prompt at 2025-06-16T07:00',
    ]);
  });

  it('tells how many answered, how many were right, and who was first', async () => {
    await world.tickAt('2025-06-10T07:00Z');
    const { posted, prompt } = world.platform.deliveries[0]!.post;
    const attempt = { ...here, posted: posted.id, prompt: prompt.id, section: prompt.section, note: '', reply: '' };
    const answers = [
      ['U1', false],
      ['U2', true],
      ['U3', true],
      ['U2', true],
    ] as const;
    for (const [person, right] of answers) {
      await world.store.attempts.record({
        ...attempt,
        person,
        right,
        points: 1,
        answeredAt: 1,
        localDate: '2025-06-10',
      });
    }
    await world.tickAt('2025-06-11T07:00Z');
    const { post } = world.platform.deliveries[1]!;
    expect(post).toMatchObject({ kind: 'reveal', results: { answered: 3, right: 2, firstRight: 'U2' }, prompt });
    const late = await world.store.attempts.record({
      ...{ ...attempt, person: 'U4', right: true, points: 1, answeredAt: 2, localDate: '2025-06-11' },
    });
    expect(late.outcome).toBe('closed');
  });

  it('comes after a day where the quiz was turned off', async () => {
    await world.set({ weekdays: [2] });
    await world.tickAt('2025-06-10T07:00Z');
    await world.set({ on: false, weekdays: [2] });
    await world.tickAt('2025-06-11T06:45Z');
    expect(world.seen()).toHaveLength(1);
    await world.tickAt('2025-06-11T07:01Z');
    await world.tickAt('2025-06-17T07:01Z');
    expect(world.seen().slice(1)).toEqual(['daily-2025-06-10-reveal at 2025-06-11T07:01']);
  });

  it('is held up by no prompt and holds up none for long when it cannot be posted', async () => {
    await world.tickAt('2025-06-10T07:00Z');
    const refuse = withPost(world.platform, {
      async post(place, post, key, signal) {
        if (post.kind === 'reveal') throw new Error('too long');
        return world.platform.post(place, post, key, signal);
      },
    });
    await world.tickAt('2025-06-11T07:00Z', world.process('one', { poster: refuse }), hourMs);
    expect(world.seen().slice(1)).toEqual(['daily-2025-06-11-prompt at 2025-06-11T07:10']);
    await world.tickAt('2025-06-11T09:00Z', world.process(), hourMs);
    expect(world.seen().at(-1)).toMatch('daily-2025-06-10-reveal');
  });
});

describe('a slot that was missed', () => {
  it('is caught up within six hours', async () => {
    await world.tickAt('2025-06-10T12:59Z', world.process(), 0);
    expect(world.seen()).toEqual(['daily-2025-06-10-prompt at 2025-06-10T12:59']);
  });

  it('is skipped after that, and noted', async () => {
    await world.tickAt('2025-06-10T13:01Z', world.process(), 0);
    expect(world.seen()).toEqual([]);
    expect(await slotOf('2025-06-10')).toMatchObject({ state: 'skipped', reason: 'missed by more than 6 h' });
    expect(world.log).toContain('warn: a daily slot is skipped: missed by more than 6 h');
  });

  it('is caught up within another window where one is set', async () => {
    await world.tickAt('2025-06-10T07:20Z', world.process('one', { catchUpMs: hourMs / 4 }), 0);
    expect(await slotOf('2025-06-10')).toMatchObject({ state: 'skipped', reason: 'missed by more than 0.25 h' });
  });

  it('is noted for each day of an outage, and only the last is posted', async () => {
    await world.tickAt('2025-06-10T07:00Z');
    await world.tickAt('2025-06-14T08:00Z');
    for (const day of ['11', '12', '13']) {
      expect(await slotOf(`2025-06-${day}`)).toMatchObject({
        state: 'skipped',
        reason: 'missed until the next one was due',
      });
    }
    expect(world.seen().at(-1)).toBe('daily-2025-06-14-prompt at 2025-06-14T08:00');
  });

  it('has its reveal a day late at most', async () => {
    await world.tickAt('2025-06-10T07:00Z');
    await world.tickAt('2025-06-11T22:00Z');
    expect(world.seen().at(-1)).toBe('daily-2025-06-10-reveal at 2025-06-11T22:00');
    await world.tickAt('2025-06-13T07:00Z');
    await world.tickAt('2025-06-16T07:00Z');
    expect(await slotOf('2025-06-13', 'reveal')).toMatchObject({
      state: 'skipped',
      reason: 'missed by more than 24 h',
    });
    const { posted } = world.platform.deliveries.find(({ key }) => key === 'daily-2025-06-13-prompt')!.post;
    expect(await world.store.prompts.get(posted.id)).toHaveProperty('closedAt');
  });
});

describe('changed settings', () => {
  const at = (time: string): number => Date.parse(`2025-06-${time}Z`);

  it('post nothing for the time before they were set', async () => {
    await world.set({ since: at('10T13:00') - 60_000 });
    await world.tickAt('2025-06-10T12:59Z');
    expect(world.seen()).toEqual([]);
    expect(await slotOf('2025-06-10')).toBeUndefined();
    await world.tickAt('2025-06-11T07:00Z');
    expect(world.seen()).toEqual(['daily-2025-06-11-prompt at 2025-06-11T07:00']);
    expect(await slotOf('2025-06-10')).toBeUndefined();
  });

  it.each([
    ['a later time', { time: '17:00' }],
    ['a zone further west', { zone: 'America/New_York' }],
    ['a zone so far west that it is the day before', { zone: 'Pacific/Honolulu', time: '22:00' }],
  ])('of %s post no second prompt on a day', async (_, change) => {
    await world.tickAt('2025-06-10T07:00Z');
    await world.set({ ...change, since: at('10T07:30') });
    for (let hour = 8; hour < 24; hour++) await world.tickAt(`2025-06-10T${String(hour).padStart(2, '0')}:00Z`);
    expect(world.seen()).toHaveLength(1);
    for (let hour = 0; hour < 24; hour++) await world.tickAt(`2025-06-11T${String(hour).padStart(2, '0')}:00Z`);
    for (let hour = 0; hour < 24; hour++) await world.tickAt(`2025-06-12T${String(hour).padStart(2, '0')}:00Z`);
    expect(
      world
        .seen()
        .map((post) => post.slice(0, 23))
        .slice(0, 3),
    ).toEqual(['daily-2025-06-10-prompt', 'daily-2025-06-10-reveal', 'daily-2025-06-11-prompt']);
  });

  it('that turn it off stop what is not posted yet', async () => {
    const broken = withPost(world.platform, { post: () => Promise.reject(new Error('away')) });
    await world.tickAt('2025-06-10T07:00Z', world.process('one', { poster: broken }), 0);
    await world.set({ on: false });
    await world.tickAt('2025-06-10T07:05Z');
    expect(world.seen()).toEqual([]);
    expect(await slotOf('2025-06-10')).toMatchObject({ state: 'skipped', reason: 'the daily quiz was turned off' });
    expect(await world.store.prompts.open({ platform: 'slack', conversation: 'thread-C1' })).toBeUndefined();
  });
});

describe('a post that fails', () => {
  it('is tried again less and less often, and skipped when it is too late', async () => {
    const tries: number[] = [];
    const poster = withPost(world.platform, {
      async post() {
        tries.push(world.time.now());
        throw new Error('away');
      },
    });
    await world.tickAt('2025-06-10T07:00Z', world.process('one', { poster }), 7 * hourMs);
    const pauses = tries.slice(1).map((at, index) => (at - tries[index]!) / 60_000);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...pauses)).toBeLessThan(16);
    expect(pauses.at(-1)).toBeGreaterThan(14);
    expect(await slotOf('2025-06-10')).toMatchObject({ state: 'skipped', reason: 'missed by more than 6 h' });
    expect(world.log).toContain('warn: a platform failed at a daily slot, which will be tried again: away');
    expect(await world.store.prompts.open({ platform: 'slack', conversation: 'thread-C1' })).toBeUndefined();
  });

  it('is posted as soon as it works', async () => {
    let works = false;
    const poster = withPost(world.platform, {
      post: (...post) => (works ? world.platform.post(...post) : Promise.reject(new Error('away'))),
    });
    const daily = world.process('one', { poster });
    await world.tickAt('2025-06-10T07:00Z', daily, hourMs);
    works = true;
    await world.tickAt('2025-06-10T08:01Z', daily, hourMs);
    expect(world.seen()).toHaveLength(1);
    expect(await slotOf('2025-06-10')).toMatchObject({ state: 'posted' });
  });

  it('but arrives is not posted again', async () => {
    const poster = withPost(world.platform, {
      async post(...post) {
        await world.platform.post(...post);
        throw new Error('reply lost');
      },
    });
    await world.tickAt('2025-06-10T07:00Z', world.process('one', { poster }));
    expect(world.seen()).toHaveLength(1);
    expect(await slotOf('2025-06-10')).toMatchObject({ state: 'posted' });
  });

  it('is given up after half a minute, and told so, while its slot is still held', async () => {
    let signalled: AbortSignal | undefined;
    const poster = withPost(world.platform, {
      post: (_place, _post, _key, signal) => {
        signalled = signal;
        return new Promise(() => {});
      },
    });
    const start = Date.parse('2025-06-10T07:00Z');
    await world.tickAt('2025-06-10T07:00Z', world.process('one', { poster }), 0);
    expect(signalled?.aborted).toBe(true);
    expect(world.time.now() - start).toBe(30_000);
    expect((await slotOf('2025-06-10'))?.leaseUntil).toBeGreaterThan(world.time.now() + 60_000);
  });

  it('is not begun when the lease would not last', async () => {
    const bank = {
      async about() {
        await world.time.sleep(100_000);
        return sixtyPrompts;
      },
    };
    await world.tickAt('2025-06-10T07:00Z', world.process('one', { bank }), 0);
    expect(world.seen()).toEqual([]);
    expect(await slotOf('2025-06-10')).toMatchObject({ state: 'intended' });
    await world.tickAt('2025-06-10T07:03Z', world.process('two', { bank }));
    expect(world.seen()).toHaveLength(1);
  });

  it('in one place holds up no other', async () => {
    await world.set({}, 'C2');
    await world.set({}, 'C3');
    const poster = withPost(world.platform, {
      post: ({ place, platform }, ...post) => {
        if (place === 'C1') return new Promise(() => {});
        if (place === 'C2') throw new Error('a bug');
        return world.platform.post({ platform, place }, ...post);
      },
    });
    await world.tickAt('2025-06-10T07:00Z', world.process('one', { poster }), 0);
    expect(world.seen()).toEqual(['C3 daily-2025-06-10-prompt at 2025-06-10T07:00']);
  });

  it('is not asked about for ever', async () => {
    const poster = withPost(world.platform, {
      post: () => Promise.reject(new Error('away')),
      wasPosted: () => Promise.reject(new Error('away')),
    });
    const daily = world.process('one', { poster });
    await world.tickAt('2025-06-10T07:00Z', daily);
    await world.tickAt('2025-06-17T06:00Z', daily);
    expect(await slotOf('2025-06-10')).toMatchObject({ state: 'intended' });
    await world.tickAt('2025-06-17T07:16Z', daily, hourMs);
    expect(await slotOf('2025-06-10')).toMatchObject({
      state: 'skipped',
      reason: 'the platform could not say whether it was posted',
    });
  });
});

describe('what cannot be read', () => {
  it('is said once, and holds up no other place', async () => {
    await world.store.places.put({ ...here, place: 'C2' }, 'daily', { on: 'perhaps' }, 0);
    const daily = world.process();
    await world.tickAt('2025-06-10T07:00Z', daily);
    expect(world.seen()).toHaveLength(1);
    expect(world.log.filter((line) => line.includes('stored settings'))).toEqual([
      'error: the daily quiz of a place failed; said once until it works again: its stored settings cannot be read; set them anew with the command daily',
    ]);
  });

  it('among the posts of a place holds up nothing else there', async () => {
    const bank = makeBank([makeCandidate('only')]);
    await world.tickAt('2025-06-10T07:00Z', world.process('one', { bank }));
    const { prompts } = world.store;
    const damaged = {
      ...world.store,
      prompts: {
        ...prompts,
        get: async (id: string) => {
          const posted = await prompts.get(id);
          return posted?.id === world.platform.deliveries[0]?.post.posted.id ? { ...posted, content: '{' } : posted;
        },
      },
    };
    await world.tickAt('2025-06-11T07:00Z', world.process('one', { store: damaged as World['store'] }), hourMs);
    expect(world.seen().at(-1)).toMatch('daily-2025-06-11-prompt');
  });

  it('because the store is away is said once an outage', async () => {
    let away = false;
    const places = {
      async all() {
        if (away) throw new StoreError('unavailable', 'the database cannot be reached');
        return [{ ...here, settings }];
      },
    };
    const daily = world.process('one', { places });
    await world.tickAt('2025-06-10T06:00Z', daily);
    for (const hour of ['07', '09']) {
      away = true;
      await world.tickAt(`2025-06-10T${hour}:00Z`, daily);
      away = false;
      await world.tickAt(`2025-06-10T${hour}:30Z`, daily);
    }
    expect(world.log.filter((line) => line.includes('store'))).toEqual([
      'error: the store of the daily quiz failed; said once until it works again: the database cannot be reached',
      'info: the store of the daily quiz works again',
      'error: the store of the daily quiz failed; said once until it works again: the database cannot be reached',
      'info: the store of the daily quiz works again',
    ]);
    expect(world.seen()).toHaveLength(1);
  });
});
