import { describe, expect, it } from 'vitest';
import { ada, attemptOf, bob, cardOf, claim, otherAda, promptOf, questionOf } from './rows.ts';
import type { Subject } from './subject.ts';

const span = { from: 1000, until: 2000 };
const nothing = {
  questions: [],
  people: 0,
  cited: [],
  votes: [],
  quiz: { dailyPosts: 0, attempts: 0, right: 0, people: 0 },
};

/** What happened in a span of time. */
export function testUsage(subject: Subject): void {
  describe('usage', () => {
    it('is nothing where nothing happened', async () => {
      await subject.store.questions.record(questionOf({ askedAt: 999 }));
      await subject.store.questions.record(questionOf({ id: 'q2', askedAt: 2000 }));
      expect(await subject.store.usage.during(span)).toEqual(nothing);
      expect(await subject.store.usage.people([span])).toEqual({ asking: 0, quizzing: 0 });
    });

    it('counts questions by platform and state, and each person once', async () => {
      const asked = [
        { ...ada, state: 'answer', askedAt: 1000 },
        { ...ada, state: 'answer', askedAt: 1999 },
        { ...bob, state: 'silent', sections: [], askedAt: 1500 },
        { ...otherAda, state: 'closest', askedAt: 1500 },
        { ...otherAda, state: 'smalltalk', askedAt: 1500 },
        { platform: 'other', person: 'greeter', state: 'smalltalk', askedAt: 1500 },
        { ...bob, state: 'answer', askedAt: 2000 },
      ];
      for (const [n, each] of asked.entries())
        await subject.store.questions.record(questionOf({ id: `${n}`, ...each }));
      const usage = await subject.store.usage.during(span);
      expect(usage.questions).toEqual([
        { platform: 'chat', state: 'answer', count: 2 },
        { platform: 'chat', state: 'silent', count: 1 },
        { platform: 'other', state: 'closest', count: 1 },
      ]);
      // Ada on one platform and Ada on the other may be two people.
      expect(usage.people).toBe(3);
      expect(await subject.store.usage.people([span, { from: 2000, until: 3000 }])).toEqual({ asking: 3, quizzing: 0 });
    });

    it('counts what was cited in answers alone', async () => {
      const cited = [['a.md#x', 'b.md#y'], ['a.md#x'], ['a.md#x', 'b.md#y']];
      for (const [n, sections] of cited.entries())
        await subject.store.questions.record(questionOf({ id: `${n}`, sections, askedAt: 1500 }));
      await subject.store.questions.record(questionOf({ id: 'near', state: 'closest', askedAt: 1500 }));
      const usage = await subject.store.usage.during(span);
      expect(new Set(usage.cited)).toEqual(
        new Set([
          { sections: ['a.md#x', 'b.md#y'], count: 2 },
          { sections: ['a.md#x'], count: 1 },
        ]),
      );
    });

    it('counts votes when they were given', async () => {
      await subject.store.questions.record(questionOf({ askedAt: 10 }));
      const vote = { question: 'q1', votedAt: 1500 };
      await subject.store.questions.vote({ ...vote, ...ada, vote: 'missing' });
      await subject.store.questions.vote({ ...vote, ...bob, vote: 'missing' });
      await subject.store.questions.vote({ ...vote, ...otherAda, vote: 'helpful' });
      expect((await subject.store.usage.during(span)).votes).toEqual([
        { vote: 'helpful', count: 1 },
        { vote: 'missing', count: 2 },
      ]);
      expect(await subject.store.usage.during({ from: 0, until: 1500 })).toEqual({
        ...nothing,
        questions: [{ platform: 'chat', state: 'answer', count: 1 }],
        people: 1,
        cited: [{ sections: questionOf().sections, count: 1 }],
      });
    });

    it('counts quiz answers, those who gave them, and daily posts', async () => {
      await subject.store.prompts.add(promptOf({ id: 'one' }));
      await subject.store.prompts.add(promptOf({ id: 'two' }));
      const given = [
        { ...ada, posted: 'one', right: true, answeredAt: 1000 },
        { ...ada, posted: 'two', right: false, answeredAt: 1999 },
        { ...bob, posted: 'one', right: false, answeredAt: 1500 },
        { ...bob, posted: 'two', right: true, answeredAt: 2000 },
      ];
      for (const each of given) await subject.store.attempts.record(attemptOf(each), cardOf());
      const by = { holder: 'one', now: 1500 };
      for (const [part, localDate, dueAt] of [
        ['prompt', '2026-03-01', 1000],
        ['reveal', '2026-03-01', 1500],
        ['prompt', '2026-03-02', 1999],
        ['prompt', '2026-03-03', 2000],
        ['prompt', '2026-03-04', 1500],
      ] as const) {
        await subject.store.slots.claim({ ...claim, part, localDate, dueAt });
        const state = localDate === '2026-03-04' ? 'skipped' : 'posted';
        await subject.store.slots.settle({ ...claim, part, localDate }, by.holder, { state, now: by.now });
      }
      expect((await subject.store.usage.during(span)).quiz).toEqual({
        dailyPosts: 2,
        attempts: 3,
        right: 1,
        people: 2,
      });
      expect(await subject.store.usage.people([span])).toEqual({ asking: 0, quizzing: 2 });
    });
  });
}
