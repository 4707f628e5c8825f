import { describe, expect, it } from 'vitest';
import { ada, bob, questionOf } from './rows.ts';
import type { Subject } from './subject.ts';

const news = { ...ada, event: 'news:1', content: 'about q1' };
const hold = { holder: 'one', now: 5000, leaseUntil: 9000 };

/** What the notes do not answer, and who is told when they do. */
export function testNews(subject: Subject): void {
  describe('unanswered questions', () => {
    it('are those without an answer and those that were voted down, newest first', async () => {
      const states = ['silent', 'answer', 'closest', 'smalltalk', 'answer', 'silent'];
      for (const [n, state] of states.entries())
        await subject.store.questions.record(questionOf({ id: `q${n}`, state, sections: [], askedAt: 1000 + n }));
      await subject.store.questions.record(questionOf({ id: 'old', state: 'silent', askedAt: 999 }));
      await subject.store.questions.vote({ ...bob, question: 'q1', vote: 'missing', votedAt: 1500 });
      await subject.store.questions.vote({ ...ada, question: 'q1', vote: 'not-helpful', votedAt: 1600 });
      await subject.store.questions.vote({ ...bob, question: 'q2', vote: 'missing', votedAt: 1500 });
      await subject.store.questions.vote({ ...bob, question: 'q4', vote: 'helpful', votedAt: 1500 });
      await subject.store.questions.vote({ ...bob, question: 'old', vote: 'missing', votedAt: 1500 });
      const found = await subject.store.questions.unanswered(1000, 10);
      expect(found.map(({ id }) => id)).toEqual(['q5', 'q2', 'q1', 'q0']);
      expect(found[0]).toEqual({
        ...questionOf({ id: 'q5', state: 'silent', sections: [], askedAt: 1005 }),
        votes: [],
      });
      expect(found[1]?.votes).toEqual([{ person: 'bob', vote: 'missing', votedAt: 1500 }]);
      expect(new Set(found[2]?.votes)).toEqual(
        new Set([
          { person: 'bob', vote: 'missing', votedAt: 1500 },
          { person: 'ada', vote: 'not-helpful', votedAt: 1600 },
        ]),
      );
      expect((await subject.store.questions.unanswered(1000, 2)).map(({ id }) => id)).toEqual(['q5', 'q2']);
    });

    it('are all there where many were asked in one millisecond', async () => {
      const ids = Array.from({ length: 2100 }, (_, n) => `${n}`);
      await Promise.all(
        ids.map((id) => subject.store.questions.record(questionOf({ id, state: 'silent', askedAt: 1000 + (+id % 2) }))),
      );
      const found = await subject.store.questions.unanswered(0, 2090);
      expect(new Set(found.map(({ id }) => id)).size).toBe(2090);
      expect(found.slice(0, 1050).every(({ askedAt }) => askedAt === 1001)).toBe(true);
    });

    it('are not there twice for two votes at the limit', async () => {
      for (const id of ['q1', 'q2', 'q3']) {
        await subject.store.questions.record(questionOf({ id }));
        await subject.store.questions.vote({ ...ada, question: id, vote: 'missing', votedAt: 1500 });
        await subject.store.questions.vote({ ...bob, question: id, vote: 'missing', votedAt: 1500 });
      }
      const found = await subject.store.questions.unanswered(0, 3);
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    });
  });

  describe('sections', () => {
    it('have been there for ever when they are the first', async () => {
      const many = Array.from({ length: 1300 }, (_, n) => `${n}`);
      await subject.store.news.see(many, 1000);
      expect(await subject.store.news.seenSince(0)).toEqual(new Map());
    });

    it('keep the time at which they were first seen', async () => {
      await subject.store.news.see(['a', 'b'], 1000);
      await subject.store.news.see(['b', 'c'], 2000);
      await subject.store.news.see(['c', 'd', 'd', 'a'], 3000);
      expect(await subject.store.news.seenSince(0)).toEqual(
        new Map([
          ['c', 2000],
          ['d', 3000],
        ]),
      );
      expect(await subject.store.news.seenSince(2001)).toEqual(new Map([['d', 3000]]));
    });

    it('are the first for all processes that begin together, or for none', async () => {
      const many = Array.from({ length: 700 }, (_, n) => `${n}`);
      const stores = await subject.openSeveral(3);
      await Promise.all(stores.map((store) => store.news.see(many, 1000)));
      expect(await subject.store.news.seenSince(1)).toEqual(new Map());
    });
  });

  describe('news', () => {
    it('wait for whoever looks for what is left behind, and mark the questions', async () => {
      await subject.store.questions.record(questionOf({ state: 'silent' }));
      await subject.store.questions.record(questionOf({ id: 'q2', state: 'silent' }));
      expect(await subject.store.news.queue(news, ['q1'], 5000)).toBe(true);
      expect(await subject.store.events.takeOver('chat', hold, 9)).toEqual([{ ...news, takeOvers: 1 }]);
      const told = await subject.store.questions.unanswered(0, 9);
      expect(told.map(({ id, toldAt }) => [id, toldAt])).toEqual([
        ['q2', undefined],
        ['q1', 5000],
      ]);
    });

    it('come once for an event and once for a question, however many processes queue them', async () => {
      for (const id of ['q1', 'q2']) await subject.store.questions.record(questionOf({ id, state: 'silent' }));
      const stores = await subject.openSeveral(3);
      const first = await Promise.all(stores.map(({ news: { queue } }) => queue(news, ['q1'], 5000)));
      expect(first.filter(Boolean)).toHaveLength(1);
      // The same event about another question, and another event about the same one.
      expect(await subject.store.news.queue(news, ['q2'], 5000)).toBe(false);
      expect(await subject.store.news.queue({ ...news, event: 'news:2' }, ['q1'], 5000)).toBe(false);
      expect(await subject.store.events.takeOver('chat', hold, 9)).toHaveLength(1);
      expect((await subject.store.questions.unanswered(0, 9)).find(({ id }) => id === 'q2')?.toldAt).toBeUndefined();
      expect(await subject.store.news.queue({ ...news, event: 'news:2' }, ['q1', 'q2'], 6000)).toBe(true);
    });

    it('are about questions of the person alone', async () => {
      await subject.store.questions.record(questionOf({ ...bob, state: 'silent' }));
      expect(await subject.store.news.queue(news, ['q1'], 5000)).toBe(false);
      expect(await subject.store.news.queue(news, [], 5000)).toBe(false);
      expect(await subject.store.events.takeOver('chat', hold, 9)).toEqual([]);
    });

    it('do not come to who is muted, until that is taken back', async () => {
      await subject.store.questions.record(questionOf({ state: 'silent' }));
      await subject.store.news.mute(ada, 1000);
      await subject.store.news.mute(ada, 2000);
      expect(await subject.store.news.queue(news, ['q1'], 5000)).toBe(false);
      await subject.store.news.unmute(ada);
      expect(await subject.store.news.queue(news, ['q1'], 5000)).toBe(true);
    });

    it('are forgotten with the person, and so is that they were muted', async () => {
      await subject.store.questions.record(questionOf({ state: 'silent' }));
      await subject.store.news.queue(news, ['q1'], 5000);
      await subject.store.news.mute(ada, 1000);
      await subject.store.forget(ada);
      expect(await subject.store.events.takeOver('chat', hold, 9)).toEqual([]);
      await subject.store.questions.record(questionOf({ state: 'silent' }));
      expect(await subject.store.news.queue({ ...news, event: 'news:2' }, ['q1'], 5000)).toBe(true);
    });
  });
}
