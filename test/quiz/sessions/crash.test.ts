import { describe, expect, it } from 'vitest';
import type { QuizSessions } from '../../../src/quiz/sessions/quiz-sessions.ts';
import type { SessionStep } from '../../../src/quiz/sessions/session-steps.ts';
import { StoreError } from '../../../src/store/store.ts';
import { Died, dyingStore } from './dying-store.ts';
import { askedIn, openQuizRoom, rightReply, startQuiz, summaryIn, who } from './quiz-room.ts';

const die = () => Promise.reject(new Died());

/** So that the last of the deaths below comes after the end. */
const moreCallsThanASessionMakes = 32;

describe('a session over a restart', () => {
  it('goes on with the same prompt and the same order of choices, also when the notes have changed', async () => {
    const { sessions, restart, bank } = await openQuizRoom();
    const first = await startQuiz(sessions);
    const answered = await sessions.answer(who('ann'), first.posted, rightReply(first.prompt));
    if (answered.outcome !== 'right') throw new Error(answered.outcome);
    const second = askedIn(answered.next);
    bank.change([]);
    const after = await restart();
    expect(askedIn(await after.sessions.resume(who('ann')))).toEqual(second);
    const reply = await after.sessions.reply(who('ann'), rightReply(second.prompt));
    expect(reply).toMatchObject({ result: { outcome: 'right', next: { asked: { number: 3 } } } });
  });

  it('goes on for all, too', async () => {
    const { sessions, restart } = await openQuizRoom();
    const { posted, prompt } = await startQuiz(sessions, { shared: true });
    await sessions.answer(who('ann'), posted, rightReply(prompt));
    const after = await restart();
    expect(await after.sessions.answer(who('ann'), posted, '1')).toMatchObject({ outcome: 'earlier' });
    expect(await after.sessions.next(who('bob'), posted)).toMatchObject({ closed: { answered: 1, firstRight: 'ann' } });
  });

  it('shows the prompt first where the process died before it could', async () => {
    const { sessions, servicesOver, store } = await openQuizRoom();
    const dying = servicesOver({ ...store, prompts: { ...store.prompts, add: die } }).sessions;
    const first = await startQuiz(sessions);
    await expect(dying.answer(who('ann'), first.posted, '1')).rejects.toThrow(Died);
    expect(await sessions.reply(who('ann'), 'what was that?')).toBeUndefined();
    expect(await sessions.reply(who('ann'), '1')).toMatchObject({ does: 'resume', next: { asked: { number: 2 } } });
    await expect(dying.next(who('ann'))).rejects.toThrow(Died);
    const moved = await sessions.next(who('ann'));
    expect(moved).toMatchObject({ outcome: 'next', next: { asked: { number: 3 } } });
    expect(moved).not.toHaveProperty('closed');
  });

  it('tells what was answered where the process died between keeping and telling', async () => {
    const { sessions, servicesOver, store } = await openQuizRoom();
    const dying = servicesOver({ ...store, sessions: { ...store.sessions, advance: die } }).sessions;
    const { posted, prompt } = await startQuiz(sessions);
    await expect(dying.answer(who('ann'), posted, rightReply(prompt))).rejects.toThrow(Died);
    const again = await sessions.reply(who('ann'), '3');
    expect(again).toMatchObject({
      result: { outcome: 'earlier', attempt: { right: true, points: 10 }, next: { asked: { number: 2 } } },
    });
  });

  it('takes up with the prompt after the one that is over', async () => {
    const { sessions, servicesOver, store } = await openQuizRoom();
    const own = await startQuiz(sessions);
    const notClosing = servicesOver({ ...store, prompts: { ...store.prompts, close: die } }).sessions;
    await expect(notClosing.answer(who('ann'), own.posted, '1')).rejects.toThrow(Died);
    expect(askedIn(await sessions.resume(who('ann'))).number).toBe(2);
    await sessions.stop(who('ann'));
    const shared = await startQuiz(sessions, { shared: true });
    const notMoving = servicesOver({ ...store, sessions: { ...store.sessions, advance: die } }).sessions;
    await expect(notMoving.next(who('ann'), shared.posted)).rejects.toThrow(Died);
    expect(askedIn(await sessions.resume(who('ann'))).number).toBe(2);
  });

  it('takes no text for a prompt of a session that has ended', async () => {
    const { sessions, servicesOver, store } = await openQuizRoom();
    const { posted, prompt } = await startQuiz(sessions, { shared: true });
    const dying = servicesOver({ ...store, prompts: { ...store.prompts, close: die } }).sessions;
    await expect(dying.stop(who('ann'))).rejects.toThrow(Died);
    expect(await sessions.reply(who('ann'), rightReply(prompt))).toBeUndefined();
    expect(await sessions.next(who('ann'), posted)).toEqual({ outcome: 'none' });
  });

  it('ends with every prompt answered once, whenever the process dies', async () => {
    const { servicesOver, store } = await openQuizRoom();
    let died = true;
    for (let calls = 0; calls < moreCallsThanASessionMakes; calls++) {
      const conversation = `thread${calls}`;
      const person = `person${calls}`;
      const me = who(person, conversation);
      const answered: string[] = [];

      const play = async (sessions: QuizSessions, from?: SessionStep): Promise<SessionStep> => {
        let step: SessionStep = from ?? { kind: 'prompt', asked: await startQuiz(sessions, { ...me, length: 2 }) };
        while (step.kind === 'prompt') {
          const { posted, prompt } = step.asked;
          const result = await sessions.answer(me, posted, rightReply(prompt));
          if (result.outcome === 'right') answered.push(posted);
          if (!('next' in result) || result.next === undefined) throw new Error(`stuck: ${result.outcome}`);
          step = result.next;
        }
        return step;
      };

      let end: SessionStep | undefined;
      died = false;
      try {
        end = await play(servicesOver(dyingStore(store, calls)).sessions);
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        died = true;
      }
      const { sessions, scores } = servicesOver(store);
      if (end === undefined) {
        const resumed = await sessions.resume(me);
        // Nothing to resume: it had not begun, or had ended and only the summary was not told.
        if (resumed !== undefined) end = await play(sessions, resumed);
        else if ((await store.attempts.byPerson(me, 0, 10)).length === 0) end = await play(sessions);
      }
      if (end !== undefined) {
        expect(summaryIn(end)).toMatchObject({ asked: 2, people: [{ person, right: 2, answered: 2, points: 20 }] });
      }
      const attempts = await store.attempts.byPerson(me, 0, 10);
      expect(attempts).toHaveLength(2);
      for (const posted of answered) expect(attempts.map((attempt) => attempt.posted)).toContain(posted);
      expect((await scores.of(me)).all).toMatchObject({ points: 20, answered: 2 });
      expect(await sessions.reply(me, '1')).toBeUndefined();
    }
    expect(died).toBe(false);
  });
});

describe('a store that cannot be read', () => {
  const broken = () => Promise.reject(new StoreError('unavailable', 'gone'));

  it('leaves texts to others, and is told when an answer cannot be kept', async () => {
    const { sessions, servicesOver, store } = await openQuizRoom();
    const { posted, prompt } = await startQuiz(sessions);
    const lost = servicesOver({ ...store, sessions: { ...store.sessions, current: broken } }).sessions;
    expect(await lost.reply(who('ann'), 'what is a pod')).toBeUndefined();
    for (const text of ['1', 'next']) await expect(lost.reply(who('ann'), text)).rejects.toThrow(StoreError);
    const full = servicesOver({ ...store, attempts: { ...store.attempts, record: broken } }).sessions;
    await expect(full.reply(who('ann'), '1')).rejects.toThrow(StoreError);
    const slow = servicesOver({ ...store, sessions: { ...store.sessions, current: () => new Promise(() => {}) } });
    expect(await slow.sessions.reply(who('ann'), 'what is a pod')).toBeUndefined();
    expect(await sessions.answer(who('ann'), posted, rightReply(prompt))).toMatchObject({ outcome: 'right' });
  });
});
