import { describe, expect, it } from 'vitest';
import type { EventStore, Hold, OpenEvent } from '../../../src/store/store.ts';
import { ada, bob, otherAda } from './rows.ts';
import type { Subject } from './subject.ts';

const e1 = { platform: 'chat', event: 'e1' };

function eventOf(over: Partial<OpenEvent> = {}): OpenEvent {
  return { ...e1, ...ada, content: '{"text":"What is a pod?"}', ...over };
}

function eventsOf(count: number): readonly OpenEvent[] {
  return Array.from({ length: count }, (_, n) => eventOf({ event: `e${n}`, content: `${n}` }));
}

function holdOf(over: Partial<Hold> = {}): Hold {
  return { holder: 'one', now: 1000, leaseUntil: 2000, ...over };
}

/** What came in, once, and until its work is finished. */
export function testEvents(subject: Subject): void {
  const events = (): EventStore => subject.store.events;
  const takeAll = (all: readonly OpenEvent[], over: Partial<Hold> = {}): Promise<readonly boolean[]> =>
    Promise.all(all.map((event) => events().take(event, holdOf(over))));
  /** What is not finished and whose lease is over at `now`. */
  const due = async (now: number): Promise<readonly string[]> => {
    const over = await events().takeOver('chat', { holder: 'somebody', now, leaseUntil: now }, 1000);
    return over.map(({ event }) => event);
  };

  describe('events', () => {
    it('are taken up once', async () => {
      expect(await events().claim(e1, 1)).toBe(true);
      expect(await events().claim(e1, 2)).toBe(false);
      expect(await events().take(eventOf(), holdOf())).toBe(false);
      expect(await events().take(eventOf({ event: 'e2' }), holdOf())).toBe(true);
      expect(await events().take(eventOf({ event: 'e2' }), holdOf())).toBe(false);
      expect(await events().take(eventOf({ event: 'e2' }), holdOf({ holder: 'two', now: 9000 }))).toBe(false);
      expect(await events().claim({ ...e1, event: 'e2' }, 2)).toBe(false);
      expect(await events().claim({ ...e1, platform: 'other' }, 2)).toBe(true);
      expect(await events().take(eventOf({ platform: 'other', event: 'e2' }), holdOf())).toBe(true);
    });

    it('are taken up by one of many who race for them', async () => {
      const stores = await subject.openSeveral(4);
      for (const event of ['e1', 'e2', 'e3']) {
        const claims = await Promise.all([...stores, ...stores].map((each) => each.events.claim({ ...e1, event }, 1)));
        expect(claims.filter(Boolean)).toHaveLength(1);
      }
      const all = eventsOf(130).map((event) => ({ ...event, event: `x${event.event}` }));
      const takers = [...stores, ...stores].map(({ events: by }, n) => ({ by, holder: `h${n}` }));
      const takes = await Promise.all(
        takers.map(({ by, holder }, n) => {
          const inSomeOrder = n % 2 === 0 ? all : [...all].reverse();
          return Promise.all(
            inSomeOrder.map(async (event) =>
              (await by.take({ ...event, content: holder }, holdOf({ holder }))) ? [[event.event, holder]] : [],
            ),
          );
        }),
      );
      const winners = takes.flat(2);
      expect(winners).toHaveLength(130);
      const kept = await events().takeOver('chat', { holder: 'x', now: 2000, leaseUntil: 3000 }, 1000);
      expect(new Map(kept.map(({ event, content }) => [event, content]))).toEqual(
        new Map(winners as [string, string][]),
      );
    });

    it('are each taken once, however many come together', async () => {
      const twice = eventsOf(130).flatMap((event) => [event, { ...event, content: 'a later delivery' }]);
      expect(await takeAll(twice)).toEqual(eventsOf(130).flatMap(() => [true, false]));
      const kept = await events().takeOver('chat', { holder: 'x', now: 2000, leaseUntil: 3000 }, 1000);
      expect(kept.map(({ event, content }) => `e${content} is ${event}`).sort()).toEqual(
        eventsOf(130)
          .map(({ event }) => `${event} is ${event}`)
          .sort(),
      );
    });

    it('keep what it takes to do their work until it is finished', async () => {
      const content = JSON.stringify({ text: "日本語 🚢'); drop table events;--", n: [1] });
      await events().take(eventOf({ content }), holdOf());
      const [open] = await events().takeOver('chat', holdOf({ holder: 'two', now: 2000, leaseUntil: 3000 }), 5);
      expect(open).toEqual({ ...eventOf({ content }), takeOvers: 1 });
      expect(await events().finish(e1, 'two')).toBe(true);
      expect(await events().finish(e1, 'two')).toBe(false);
      expect(await due(9999)).toEqual([]);
      expect(await events().take(eventOf(), holdOf())).toBe(false);
      expect(await events().claim(e1, 9999)).toBe(false);
    });

    it('are finished from the start when they are claimed', async () => {
      await events().claim(e1, 1);
      expect(await due(9999)).toEqual([]);
      expect(await events().finish(e1, 'one')).toBe(false);
    });

    it('are taken over when their lease is over, oldest first', async () => {
      for (const [event, now, leaseUntil] of [
        ['a third', 300, 2000],
        ['c first', 100, 1900],
        ['d later', 50, 2001],
        ['b second', 200, 2000],
        ['done', 10, 1000],
      ] as const) {
        await events().take(eventOf({ event }), holdOf({ now, leaseUntil }));
      }
      await events().take(eventOf({ platform: 'other', event: 'elsewhere' }), holdOf());
      await events().finish({ ...e1, event: 'done' }, 'one');
      const by = holdOf({ holder: 'two', now: 2000, leaseUntil: 4000 });
      expect(await events().takeOver('chat', { ...by, now: 1899 }, 5)).toEqual([]);
      expect(await events().takeOver('chat', by, 2)).toMatchObject([{ event: 'c first' }, { event: 'b second' }]);
      expect(await events().takeOver('chat', by, 2)).toMatchObject([{ event: 'a third' }]);
      expect(await events().takeOver('chat', by, 2)).toEqual([]);
      expect(await due(3999)).toEqual(['d later']);
      expect(await due(4000)).toEqual(['d later', 'c first', 'b second', 'a third']);
    });

    it('are taken over by one of many who race for them, a few at a time', async () => {
      await takeAll(eventsOf(60));
      const stores = await subject.openSeveral(4);
      const taken: OpenEvent[] = [];
      await Promise.all(
        stores.map(async ({ events: by }, n) => {
          for (;;) {
            const some = await by.takeOver('chat', { holder: `h${n}`, now: 2000, leaseUntil: 3000 }, 7);
            expect(some.length).toBeLessThanOrEqual(7);
            taken.push(...some);
            if (some.length === 0) return;
          }
        }),
      );
      expect(taken.map(({ event }) => event).sort()).toEqual(
        eventsOf(60)
          .map(({ event }) => event)
          .sort(),
      );
    });

    it('tell how often they were taken over, each by itself, and renewals do not count', async () => {
      await takeAll(eventsOf(2));
      const countsAt = async (now: number): Promise<readonly number[]> => {
        const over = await events().takeOver('chat', { holder: 'two', now, leaseUntil: now + 100 }, 5);
        return over.map(({ takeOvers }) => takeOvers);
      };
      expect(await countsAt(2000)).toEqual([1, 1]);
      await events().renew('two', 2200);
      expect(await countsAt(2100)).toEqual([]);
      await events().finish({ ...e1, event: 'e0' }, 'two');
      await events().take(eventOf({ event: 'later' }), holdOf({ now: 2000 }));
      expect(await countsAt(2200)).toEqual([2, 1]);
      expect(await countsAt(2300)).toEqual([3, 2]);
    });

    it('cannot be finished by who lost them', async () => {
      await events().take(eventOf(), holdOf());
      const other = await subject.openAnother();
      await other.events.takeOver('chat', holdOf({ holder: 'two', now: 2000, leaseUntil: 3000 }), 5);
      expect(await events().finish(e1, 'one')).toBe(false);
      const again = holdOf({ now: 3000, leaseUntil: 4000 });
      expect(await events().takeOver('chat', again, 5)).toEqual([{ ...eventOf(), takeOvers: 2 }]);
      expect(await other.events.finish(e1, 'two')).toBe(false);
      expect(await events().finish(e1, 'one')).toBe(true);
    });

    it('are renewed for their holder', async () => {
      await takeAll(eventsOf(130));
      await events().take(eventOf({ event: 'of another' }), holdOf({ holder: 'two' }));
      await events().take(eventOf({ event: 'lost' }), holdOf({ leaseUntil: 1500 }));
      await events().take(eventOf({ platform: 'other', event: 'e0' }), holdOf());
      const other = await subject.openAnother();
      await other.events.takeOver('chat', holdOf({ holder: 'two', now: 1500, leaseUntil: 1600 }), 1);
      await events().finish({ ...e1, event: 'e129' }, 'one');
      await events().renew('one', 5000);
      await events().renew('nobody', 9000);
      expect(await due(4999)).toEqual(['lost', 'of another']);
      expect(await events().takeOver('other', holdOf({ holder: 'x', now: 4999 }), 5)).toEqual([]);
      expect(await due(5000)).toHaveLength(129 + 2);
    });

    it('leave nothing of a person who wants to be forgotten', async () => {
      await events().claim({ ...e1, event: 'e0' }, 1);
      await events().take(eventOf(), holdOf());
      await events().take(eventOf({ event: 'e2', ...bob }), holdOf());
      await events().take(eventOf({ event: 'e3', ...otherAda }), holdOf());
      await subject.store.forget(ada);
      await events().renew('one', 2000);
      expect(await events().finish(e1, 'one')).toBe(false);
      expect(await events().take(eventOf(), holdOf())).toBe(false);
      expect(await due(2000)).toEqual(['e2']);
      expect(await events().takeOver('other', holdOf({ holder: 'x', now: 2000 }), 5)).toHaveLength(1);
    });

    it('stay until they are old, finished or not', async () => {
      for (const now of [1000, 2000]) {
        await events().take(eventOf({ event: `open ${now}` }), holdOf({ now, leaseUntil: now }));
        await events().take(eventOf({ event: `done ${now}` }), holdOf({ now }));
        await events().finish({ ...e1, event: `done ${now}` }, 'one');
      }
      expect(await subject.store.prune({ events: 1000 })).toMatchObject({ events: 0 });
      expect(await due(3000)).toEqual(['open 1000', 'open 2000']);
      expect(await subject.store.prune({ events: 2000 })).toMatchObject({ events: 2 });
      expect(await due(3000)).toEqual(['open 2000']);
      expect(await events().claim({ ...e1, event: 'done 2000' }, 3000)).toBe(false);
      expect(await events().claim({ ...e1, event: 'done 1000' }, 3000)).toBe(true);
    });
  });
}
