import { describe, expect, it } from 'vitest';
import { ada, bob, conversation, otherAda, questionOf, turnOf } from './rows.ts';
import type { Subject } from './subject.ts';

/** Turns of conversations, and questions with their votes. */
export function testQuestions(subject: Subject): void {
  describe('conversations', () => {
    it('give their last turns, oldest first', async () => {
      for (const n of [1, 2, 3, 4])
        await subject.store.conversations.add(turnOf({ question: `${n}`, askedAt: n * 1000 }));
      await subject.store.conversations.add(turnOf({ conversation: 'elsewhere', question: 'not here', askedAt: 4000 }));
      await subject.store.conversations.add(turnOf({ platform: 'other', question: 'not here', askedAt: 4000 }));
      const turns = await subject.store.conversations.turns(conversation, 2000, 2);
      expect(turns).toEqual([turnOf({ question: '3', askedAt: 3000 }), turnOf({ question: '4', askedAt: 4000 })]);
      expect(await subject.store.conversations.turns(conversation, 4000, 5)).toHaveLength(1);
      expect(await subject.store.conversations.turns(conversation, 4001, 5)).toEqual([]);
    });

    it('keep the order of turns of one millisecond', async () => {
      for (const question of ['a', 'b', 'c']) await subject.store.conversations.add(turnOf({ question }));
      const turns = await subject.store.conversations.turns(conversation, 0, 2);
      expect(turns.map(({ question }) => question)).toEqual(['b', 'c']);
    });

    it('keep any text', async () => {
      const texts = ['', "Robert'); drop table turns;--", '日本語 🚢 é', 'a\nb\tc', '%_\\', 'x'.repeat(100_000)];
      for (const [askedAt, question] of texts.entries())
        await subject.store.conversations.add(turnOf({ question, askedAt }));
      const turns = await subject.store.conversations.turns(conversation, 0, 100);
      expect(turns.map(({ question }) => question)).toEqual(texts);
    });

    it('replace what no database takes in a text', async () => {
      await subject.store.conversations.add(turnOf({ question: 'a\0b\ud800c' }));
      const [turn] = await subject.store.conversations.turns(conversation, 0, 1);
      expect(turn?.question).toBe('a\ufffdb\ufffdc');
    });
  });

  describe('questions', () => {
    it('are found by who asked, newest first', async () => {
      await subject.store.questions.record(questionOf());
      await subject.store.questions.record(questionOf({ id: 'q2', sections: [], askedAt: 2000 }));
      await subject.store.questions.record(questionOf({ id: 'q3', askedAt: 2000 }));
      await subject.store.questions.record(questionOf({ id: 'q4', ...bob }));
      await subject.store.questions.record(questionOf({ id: 'q5', ...otherAda }));
      const mine = await subject.store.questions.byPerson(ada, 1000, 10);
      expect(mine.map(({ id }) => id)).toEqual(['q3', 'q2', 'q1']);
      expect(mine[1]?.sections).toEqual([]);
      expect(mine[2]).toEqual(questionOf());
      expect(await subject.store.questions.byPerson(ada, 1001, 1)).toHaveLength(1);
      expect(await subject.store.questions.byPerson(ada, 2001, 1)).toEqual([]);
    });

    it('are found by their id', async () => {
      await subject.store.questions.record(questionOf());
      await subject.store.questions.record(questionOf({ id: 'q2', ...bob, sections: [] }));
      await subject.store.questions.vote({ question: 'q1', ...bob, vote: 'helpful', votedAt: 1 });
      expect(await subject.store.questions.get('q1')).toEqual(questionOf());
      expect(await subject.store.questions.get('q2')).toEqual(questionOf({ id: 'q2', ...bob, sections: [] }));
      expect(await subject.store.questions.get('q3')).toBeUndefined();
    });

    it.each(['helpful', 'not-helpful', 'missing'] as const)('keep the vote %s', async (vote) => {
      await subject.store.questions.record(questionOf());
      await subject.store.questions.vote({ question: 'q1', ...ada, vote, votedAt: 2000 });
      expect(await subject.store.questions.byPerson(ada, 0, 10)).toEqual([{ ...questionOf(), vote }]);
    });

    it('carry the last vote of the person who asked', async () => {
      await subject.store.questions.record(questionOf());
      const vote = { question: 'q1', votedAt: 2000 };
      expect(await subject.store.questions.vote({ ...vote, ...ada, vote: 'helpful' })).toBe(true);
      expect(await subject.store.questions.vote({ ...vote, ...ada, vote: 'not-helpful' })).toBe(true);
      expect(await subject.store.questions.vote({ ...vote, ...bob, vote: 'helpful' })).toBe(true);
      expect(await subject.store.questions.byPerson(ada, 0, 10)).toEqual([{ ...questionOf(), vote: 'not-helpful' }]);
    });

    it('take no vote when they are not known', async () => {
      expect(await subject.store.questions.vote({ question: 'q9', ...ada, vote: 'helpful', votedAt: 1 })).toBe(false);
    });
  });
}
