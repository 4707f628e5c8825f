import { describe, expect, it } from 'vitest';
import { ada, attemptOf, bob, cardOf, place, promptOf } from './rows.ts';
import type { Subject } from './subject.ts';

/** Attempts at prompts, and what they add up to. */
export function testAttempts(subject: Subject): void {
  describe('attempts', () => {
    it('count when they are the first of a person', async () => {
      await subject.store.prompts.add(promptOf());
      const first = attemptOf({ right: false, points: 0 });
      expect(await subject.store.attempts.record(first)).toEqual({ outcome: 'first', attempt: first });
      expect(await subject.store.attempts.record(attemptOf({ reply: 'c' }))).toEqual({
        outcome: 'earlier',
        attempt: first,
      });
      const other = attemptOf({ ...bob });
      expect(await subject.store.attempts.record(other)).toEqual({ outcome: 'first', attempt: other });
      expect(await subject.store.attempts.at('posted1')).toEqual([first, other]);
      expect(await subject.store.attempts.at('posted2')).toEqual([]);
    });

    it('come too late when the prompt is closed', async () => {
      await subject.store.prompts.add(promptOf());
      await subject.store.attempts.record(attemptOf());
      await subject.store.prompts.close('posted1', 3000);
      expect(await subject.store.attempts.record(attemptOf({ ...bob }), cardOf({ ...bob }))).toEqual({
        outcome: 'closed',
      });
      expect(await subject.store.attempts.record(attemptOf({ reply: 'c' }))).toEqual({
        outcome: 'earlier',
        attempt: attemptOf(),
      });
      expect(await subject.store.attempts.record(attemptOf({ posted: 'unknown' }))).toEqual({ outcome: 'closed' });
      expect(await subject.store.attempts.at('posted1')).toHaveLength(1);
      expect(await subject.store.cards.get(bob, 'P1')).toBeUndefined();
    });

    it('bring their review card along, when they count', async () => {
      await subject.store.prompts.add(promptOf());
      await subject.store.attempts.record(attemptOf(), cardOf());
      expect(await subject.store.cards.get(ada, 'P1')).toEqual(cardOf());
      await subject.store.attempts.record(attemptOf(), cardOf({ dueAt: 9999 }));
      expect(await subject.store.cards.get(ada, 'P1')).toEqual(cardOf());
      await subject.store.prompts.add(promptOf({ id: 'posted2' }));
      await subject.store.attempts.record(
        attemptOf({ posted: 'posted2' }),
        cardOf({ dueAt: 9999, state: '{"reps":2}' }),
      );
      expect(await subject.store.cards.get(ada, 'P1')).toEqual(cardOf({ dueAt: 9999, state: '{"reps":2}' }));
    });

    it('earn the points of a prompt once a day', async () => {
      for (const n of [1, 2, 3, 4]) await subject.store.prompts.add(promptOf({ id: `posted${n}` }));
      const missed = attemptOf({ posted: 'posted1', right: false, points: 0 });
      const earned = attemptOf({ posted: 'posted2' });
      const again = attemptOf({ posted: 'posted3' });
      const nextDay = attemptOf({ posted: 'posted4', localDate: '2026-03-02' });
      expect(await subject.store.attempts.record(missed)).toEqual({ outcome: 'first', attempt: missed });
      expect(await subject.store.attempts.record(earned)).toEqual({ outcome: 'first', attempt: earned });
      expect(await subject.store.attempts.record(again)).toEqual({
        outcome: 'first',
        attempt: { ...again, points: 0 },
      });
      expect(await subject.store.attempts.record(nextDay)).toEqual({ outcome: 'first', attempt: nextDay });
      expect((await subject.store.attempts.standing({ ...ada, ...place }, {}))?.points).toBe(20);
    });

    it('earn points once when prompts are answered in several places at once', async () => {
      const stores = await subject.openSeveral(3);
      const ids = Array.from({ length: 12 }, (_, n) => `posted${n}`);
      for (const id of ids) await subject.store.prompts.add(promptOf({ id }));
      const outcomes = await Promise.all(
        ids.map((posted, n) => stores[n % 3]!.attempts.record(attemptOf({ posted }), cardOf({ dueAt: n }))),
      );
      expect(outcomes.every(({ outcome }) => outcome === 'first')).toBe(true);
      expect((await subject.store.attempts.standing({ ...ada, ...place }, {}))?.points).toBe(10);
    });

    it('of 200 people at once are all kept', async () => {
      await subject.store.prompts.add(promptOf());
      const stores = await subject.openSeveral(2);
      const people = Array.from({ length: 200 }, (_, n) => `p${n}`);
      const outcomes = await Promise.all(
        people.map((person, n) =>
          stores[n % 2]!.attempts.record(attemptOf({ person }), cardOf({ person, dueAt: 5000 })),
        ),
      );
      expect(outcomes.every(({ outcome }) => outcome === 'first')).toBe(true);
      const kept = await subject.store.attempts.at('posted1');
      expect(kept.map(({ person }) => person).sort()).toEqual([...people].sort());
      for (const person of people) expect(await subject.store.cards.get({ ...ada, person }, 'P1')).toBeDefined();
    });

    it('of one person who presses everywhere at once count once', async () => {
      await subject.store.prompts.add(promptOf());
      const stores = await subject.openSeveral(4);
      const outcomes = await Promise.all(
        [...stores, ...stores, ...stores].map(({ attempts }, n) => attempts.record(attemptOf({ reply: `${n}` }))),
      );
      const [kept, ...others] = await subject.store.attempts.at('posted1');
      expect(others).toEqual([]);
      expect(outcomes.filter(({ outcome }) => outcome === 'first')).toEqual([{ outcome: 'first', attempt: kept }]);
      expect(outcomes.filter(({ outcome }) => outcome === 'earlier')).toHaveLength(11);
      for (const each of outcomes) expect(each).toMatchObject({ attempt: kept });
    });

    it('are all there when closing has resolved', async () => {
      const stores = await subject.openSeveral(2);
      for (let round = 0; round < 5; round++) {
        const posted = `posted${round}`;
        await subject.store.prompts.add(promptOf({ id: posted }));
        const answers = Array.from({ length: 20 }, (_, n) =>
          stores[n % 2]!.attempts.record(attemptOf({ posted, person: `p${n}` })),
        );
        await answers[round];
        await subject.store.prompts.close(posted, 3000);
        const counted = await subject.store.attempts.at(posted);
        const outcomes = await Promise.all(answers);
        expect(counted).toHaveLength(outcomes.filter(({ outcome }) => outcome === 'first').length);
      }
    });

    it('are found by person, newest first', async () => {
      for (const n of [1, 2, 3]) {
        await subject.store.prompts.add(promptOf({ id: `posted${n}` }));
        await subject.store.attempts.record(
          attemptOf({ posted: `posted${n}`, place: `place${n}`, answeredAt: n * 1000 }),
        );
        await subject.store.attempts.record(attemptOf({ posted: `posted${n}`, ...bob }));
      }
      const posted = async (since: number, limit: number) =>
        (await subject.store.attempts.byPerson(ada, since, limit)).map((attempt) => attempt.posted);
      expect(await posted(2000, 10)).toEqual(['posted3', 'posted2']);
      expect(await posted(0, 1)).toEqual(['posted3']);
      expect(await posted(3001, 10)).toEqual([]);
    });

    it('are tallied by section of a place and by note of a person', async () => {
      const answers = [
        ['ada', 'pods.md', '#pod', true],
        ['ada', 'pods.md', '#why', false],
        ['ada', 'tasks.md', '#task', true],
        ['ada', 'tasks.md', '#task', true],
        ['ada', 'nets.md', '#net', true],
        ['ada', 'eggs.md', '#egg', false],
        ['bob', 'pods.md', '#pod', false],
      ] as const;
      for (const [n, [person, note, anchor, right]] of answers.entries()) {
        await subject.store.prompts.add(promptOf({ id: `posted${n}` }));
        const where = { posted: `posted${n}`, note, section: note + anchor };
        await subject.store.attempts.record(attemptOf({ ...where, person, right, answeredAt: 1000 + n }));
      }
      await subject.store.attempts.record(attemptOf({ posted: 'posted0', place: 'elsewhere', person: 'eve' }));
      expect(await subject.store.attempts.bySection(place, 1001)).toEqual([
        { section: 'eggs.md#egg', right: 0, wrong: 1 },
        { section: 'nets.md#net', right: 1, wrong: 0 },
        { section: 'pods.md#pod', right: 0, wrong: 1 },
        { section: 'pods.md#why', right: 0, wrong: 1 },
        { section: 'tasks.md#task', right: 2, wrong: 0 },
      ]);
      expect(await subject.store.attempts.byNote(ada)).toEqual([
        { note: 'tasks.md', right: 2, wrong: 0 },
        { note: 'nets.md', right: 1, wrong: 0 },
        { note: 'pods.md', right: 1, wrong: 1 },
        { note: 'eggs.md', right: 0, wrong: 1 },
      ]);
    });
  });
}
