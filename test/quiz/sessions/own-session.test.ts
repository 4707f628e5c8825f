import { describe, expect, it } from 'vitest';
import { askedIn, openQuizRoom, rightReply, startQuiz, summaryIn, who, wrongReply } from './quiz-room.ts';

describe('a quiz for one person', () => {
  it('asks one prompt after the other, tells at once what was right, and sums up', async () => {
    const { sessions } = await openQuizRoom();
    const first = await startQuiz(sessions);
    expect(first).toMatchObject({ number: 1, of: 3, kind: 'quiz', shared: false });
    expect(first.posted).toMatch(/^[a-z0-9]{1,16}$/);
    const right = await sessions.answer(who('ann'), first.posted, rightReply(first.prompt));
    if (right.outcome !== 'right') throw new Error(right.outcome);
    expect(right).toMatchObject({ outcome: 'right', points: 10, shared: false, prompt: first.prompt });
    expect(right.reviewAt).toBeUndefined();
    const second = askedIn(right.next);
    expect(second.number).toBe(2);
    const wrong = await sessions.answer(who('ann'), second.posted, wrongReply(second.prompt));
    if (wrong.outcome !== 'wrong') throw new Error(wrong.outcome);
    expect(wrong).toMatchObject({
      points: 0,
      prompt: { answer: second.prompt.answer, explanation: expect.any(String) },
    });
    expect(wrong.reviewAt).toBeGreaterThan(0);
    const third = askedIn(wrong.next);
    const last = await sessions.answer(who('ann'), third.posted, rightReply(third.prompt));
    if (last.outcome !== 'right') throw new Error(last.outcome);
    expect(summaryIn(last.next)).toEqual({
      ...{ session: 'session1', kind: 'quiz', topic: '', shared: false, length: 3, asked: 3 },
      people: [{ person: 'ann', right: 2, answered: 3, points: 20 }],
      again: [
        {
          note: second.prompt.citation.path,
          title: second.prompt.citation.title,
          citations: [second.prompt.citation],
        },
      ],
    });
    expect(await sessions.resume(who('ann'))).toBeUndefined();
    expect(await sessions.reply(who('ann'), '1')).toBeUndefined();
  });

  it('takes answers as text, and what is something else for something else', async () => {
    const { sessions } = await openQuizRoom();
    expect(await sessions.reply(who('ann'), '1')).toBeUndefined();
    const { prompt } = await startQuiz(sessions);
    expect(await sessions.reply(who('ann'), 'what is a volume?')).toEqual({
      does: 'wait',
      kind: 'quiz',
      number: 1,
      of: 3,
    });
    expect(await sessions.reply(who('ann', 'elsewhere'), '1')).toBeUndefined();
    expect(await sessions.reply({ ...who('ann'), platform: 'other' }, '1')).toBeUndefined();
    const unclear = await sessions.reply(who('ann'), '9');
    expect(unclear).toMatchObject({ does: 'answer', result: { outcome: 'unclear', prompt: { id: prompt.id } } });
    const answered = await sessions.reply(who('ann'), ` ${prompt.answer.toUpperCase()} `);
    expect(answered).toMatchObject({ does: 'answer', result: { outcome: 'right', next: { kind: 'prompt' } } });
  });

  it('goes on without an answer, and stops', async () => {
    const { sessions } = await openQuizRoom();
    const first = await startQuiz(sessions);
    const skipped = await sessions.reply(who('ann'), 'skip');
    expect(skipped).toMatchObject({
      does: 'next',
      result: { outcome: 'next', closed: { prompt: first.prompt, answered: 0, right: 0 }, next: { kind: 'prompt' } },
    });
    const late = await sessions.answer(who('ann'), first.posted, rightReply(first.prompt));
    expect(late).toMatchObject({ outcome: 'closed', prompt: first.prompt });
    expect(late).not.toHaveProperty('next');
    const stopped = await sessions.reply(who('ann'), 'stop');
    expect(stopped).toMatchObject({
      result: {
        outcome: 'stopped',
        summary: { asked: 1, length: 3, people: [], again: [{ title: expect.any(String) }] },
      },
    });
    expect(await sessions.next(who('ann'))).toEqual({ outcome: 'none' });
    expect(await sessions.stop(who('ann'))).toEqual({ outcome: 'none' });
  });

  it('is for this person alone, in the midst of others', async () => {
    const { sessions } = await openQuizRoom();
    const ann = await startQuiz(sessions);
    const bob = await startQuiz(sessions, { person: 'bob' });
    expect(await sessions.reply(who('cid'), '1')).toBeUndefined();
    expect(await sessions.answer(who('bob'), ann.posted, '1')).toEqual({ outcome: 'not-yours' });
    expect(await sessions.next(who('bob'), ann.posted)).toEqual({ outcome: 'not-yours' });
    expect(await sessions.stop(who('bob'), ann.posted)).toEqual({ outcome: 'not-yours' });
    expect(askedIn(await sessions.resume(who('ann')))).toEqual(ann);
    expect(askedIn(await sessions.resume(who('bob')))).toEqual(bob);
  });

  it('counts one of two answers at the same time, and tells the other which', async () => {
    const { sessions, store } = await openQuizRoom();
    const { posted, prompt } = await startQuiz(sessions);
    const results = await Promise.all([
      sessions.answer(who('ann'), posted, wrongReply(prompt)),
      sessions.answer(who('ann'), posted, rightReply(prompt)),
    ]);
    const attempts = await store.attempts.at(posted);
    expect(attempts).toHaveLength(1);
    const [kept] = attempts;
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['earlier', kept!.right ? 'right' : 'wrong']);
    expect(results.find(({ outcome }) => outcome === 'earlier')).toMatchObject({ attempt: kept });
    const steps = results.flatMap((result) => ('next' in result && result.next ? [askedIn(result.next).number] : []));
    expect(steps).toEqual([2]);
  });

  it('takes the place of the one before it', async () => {
    const { sessions } = await openQuizRoom();
    const before = await startQuiz(sessions);
    const now = await startQuiz(sessions);
    expect(askedIn(await sessions.resume(who('ann')))).toEqual(now);
    const late = await sessions.answer(who('ann'), before.posted, rightReply(before.prompt));
    expect(late).toMatchObject({ outcome: 'closed' });
    expect(late).not.toHaveProperty('next');
    expect(await sessions.next(who('ann'), before.posted)).toEqual({ outcome: 'none' });
  });

  it('keeps no id of a person where forgetting does not reach', async () => {
    const { sessions, store } = await openQuizRoom();
    const { posted } = await startQuiz(sessions, { person: 'ann-from-sales' });
    expect(JSON.stringify(await store.prompts.get(posted))).not.toContain('ann-from-sales');
  });

  it('knows no prompt that was never posted', async () => {
    const { sessions } = await openQuizRoom();
    expect(await sessions.answer(who('ann'), 'nothing', '1')).toEqual({ outcome: 'unknown' });
    expect(await sessions.next(who('ann'), 'nothing')).toEqual({ outcome: 'none' });
  });
});
