import { describe, expect, it } from 'vitest';
import {
  ada,
  attemptOf,
  bob,
  cardOf,
  claim,
  conversation,
  otherAda,
  promptOf,
  questionOf,
  sessionOf,
  turnOf,
} from './rows.ts';
import type { Subject } from './subject.ts';

/** How rows go. */
export function testForgetting(subject: Subject): void {
  describe('deleting', () => {
    it('forgets a person and nobody else', async () => {
      for (const who of [ada, bob, otherAda]) {
        const suffix = `${who.platform}-${who.person}`;
        await subject.store.conversations.add(turnOf({ ...who }));
        await subject.store.conversations.add(turnOf({ ...who }));
        await subject.store.questions.record(questionOf({ ...who, id: suffix }));
        await subject.store.prompts.add(promptOf({ ...who, id: suffix }));
        await subject.store.attempts.record(attemptOf({ ...who, posted: suffix }), cardOf({ ...who }));
        await subject.store.cards.put(cardOf({ ...who, prompt: 'P2' }));
        await subject.store.sessions.begin(sessionOf({ ...who, id: suffix, conversation: suffix }));
        const place = `person/${who.person}/news`;
        await subject.store.places.put({ platform: who.platform, place }, 'board', 'told', 1);
      }
      const vote = { vote: 'helpful', votedAt: 1 } as const;
      await subject.store.questions.vote({ ...ada, ...vote, question: 'chat-ada' });
      await subject.store.questions.vote({ ...ada, ...vote, question: 'chat-bob' });
      await subject.store.questions.vote({ ...bob, ...vote, question: 'chat-ada' });
      await subject.store.questions.vote({ ...bob, ...vote, question: 'chat-bob' });

      expect(await subject.store.forget(ada)).toEqual({
        turns: 2,
        questions: 1,
        votes: 2,
        attempts: 1,
        cards: 2,
        sessions: 1,
      });
      const places = (await subject.store.places.all('board')).map(({ platform, place }) => `${platform} ${place}`);
      expect(places.sort()).toEqual(['chat person/bob/news', `${otherAda.platform} person/ada/news`].sort());
      const nothing = { turns: 0, questions: 0, votes: 0, attempts: 0, cards: 0, sessions: 0 };
      expect(await subject.store.forget(ada)).toEqual(nothing);
      expect(await subject.store.forget(otherAda)).toMatchObject({ turns: 2, questions: 1, attempts: 1, cards: 2 });
      expect(await subject.store.questions.byPerson(bob, 0, 10)).toMatchObject([{ id: 'chat-bob', vote: 'helpful' }]);
      // Bob's vote on the question of Ada went with the question.
      expect(await subject.store.forget(bob)).toEqual({
        turns: 2,
        questions: 1,
        votes: 1,
        attempts: 1,
        cards: 2,
        sessions: 1,
      });
    });

    it('prunes what is older, kind by kind', async () => {
      for (const time of [1000, 2000, 3000]) {
        const id = `${time}`;
        await subject.store.events.claim({ platform: 'chat', event: id }, time);
        await subject.store.conversations.add(turnOf({ askedAt: time }));
        await subject.store.questions.record(questionOf({ id, askedAt: time }));
        await subject.store.questions.vote({ ...bob, question: id, vote: 'helpful', votedAt: time });
        await subject.store.prompts.add(promptOf({ id, postedAt: time }));
        await subject.store.attempts.record(attemptOf({ posted: id, answeredAt: time }), cardOf());
        await subject.store.sessions.begin(sessionOf({ id, startedAt: time, conversation: id }));
        await subject.store.slots.claim({ ...claim, localDate: id, dueAt: time });
      }
      const none = { events: 0, conversations: 0, questions: 0, prompts: 0, attempts: 0, slots: 0 };
      expect(await subject.store.prune({})).toEqual(none);
      expect(await subject.store.prune({ questions: 2000 })).toEqual({ ...none, questions: 1 });
      expect(await subject.store.prune({ prompts: 2000 })).toEqual({ ...none, prompts: 1 });
      expect(await subject.store.sessions.get('1000')).toBeUndefined();
      expect(await subject.store.sessions.get('2000')).toBeDefined();
      expect(
        await subject.store.prune({
          events: 3000,
          conversations: 3000,
          questions: 3000,
          prompts: 3000,
          attempts: 3000,
          slots: 3000,
        }),
      ).toEqual({ events: 2, conversations: 2, questions: 1, prompts: 1, attempts: 2, slots: 2 });
      expect(await subject.store.events.claim({ platform: 'chat', event: '2000' }, 1)).toBe(true);
      expect(await subject.store.events.claim({ platform: 'chat', event: '3000' }, 1)).toBe(false);
      expect(await subject.store.forget(bob)).toMatchObject({ votes: 1 });
      expect(await subject.store.forget(ada)).toMatchObject({
        turns: 1,
        questions: 1,
        attempts: 1,
        cards: 1,
        sessions: 1,
      });
    });

    it('prunes more than goes at a time', async () => {
      const turns = Array.from({ length: 1100 }, (_, askedAt) => turnOf({ askedAt: askedAt % 1050 }));
      await Promise.all(turns.map((turn) => subject.store.conversations.add(turn)));
      expect(await subject.store.prune({ conversations: 1049 })).toMatchObject({ conversations: 1099 });
      expect(await subject.store.conversations.turns(conversation, 0, 10)).toEqual([turnOf({ askedAt: 1049 })]);
    });
  });
}
