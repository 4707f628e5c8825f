import { describe, expect, it } from 'vitest';
import { askedIn, openQuizRoom, rightReply, startQuiz, summaryIn, who, wrongReply } from './quiz-room.ts';

describe('a quiz for all', () => {
  it('waits for everybody, goes on when somebody says so, and ranks at the end', async () => {
    const { sessions } = await openQuizRoom();
    const first = await startQuiz(sessions, { shared: true, length: 2 });
    const bob = await sessions.reply(who('bob'), wrongReply(first.prompt));
    expect(bob).toMatchObject({ does: 'answer', result: { outcome: 'wrong', shared: true } });
    expect(bob).not.toHaveProperty('result.next');
    await sessions.answer(who('cid'), first.posted, rightReply(first.prompt));
    await sessions.answer(who('ann'), first.posted, rightReply(first.prompt));
    const moved = await sessions.reply(who('bob'), 'next');
    if (moved?.does !== 'next' || moved.result.outcome !== 'next') throw new Error(moved?.does);
    const { posted, prompt } = first;
    expect(moved.result.closed).toEqual({ posted, prompt, answered: 3, right: 2, firstRight: 'cid' });
    const second = askedIn(moved.result.next);
    expect(second.number).toBe(2);
    expect(await sessions.answer(who('dan'), first.posted, '1')).toMatchObject({ outcome: 'closed' });
    for (const person of ['ann', 'bob']) await sessions.answer(who(person), second.posted, wrongReply(second.prompt));
    await sessions.answer(who('cid'), second.posted, rightReply(second.prompt));
    const end = await sessions.next(who('dan'), second.posted);
    if (end.outcome !== 'next') throw new Error(end.outcome);
    expect(end.closed).toMatchObject({ answered: 3, right: 1, firstRight: 'cid' });
    const summary = summaryIn(end.next);
    expect(summary.people).toEqual([
      { person: 'cid', right: 2, answered: 2, points: 20 },
      { person: 'ann', right: 1, answered: 2, points: 10 },
      { person: 'bob', right: 0, answered: 2, points: 0 },
    ]);
    expect(summary.again).toMatchObject([{ note: second.prompt.citation.path }]);
  });

  it('loses none of 200 answers in a burst, and keeps the first of each person', async () => {
    const { sessions, servicesOver, store } = await openQuizRoom();
    const { posted, prompt } = await startQuiz(sessions, { shared: true });
    const other = servicesOver(store);
    const people = Array.from({ length: 200 }, (_, index) => `p${index}`);
    const results = await Promise.all(
      people.flatMap((person, index) => {
        const reply = index % 3 === 0 ? wrongReply(prompt) : rightReply(prompt);
        const process = index % 2 === 0 ? sessions : other.sessions;
        const answers = [process.answer(who(person), posted, reply)];
        return index % 10 === 0 ? [...answers, process.answer(who(person), posted, '3')] : answers;
      }),
    );
    const count = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
    expect([count('wrong'), count('right'), count('earlier')]).toEqual([67, 133, 20]);
    const attempts = await store.attempts.at(posted);
    expect(new Set(attempts.map(({ person }) => person))).toEqual(new Set(people));
    const moved = await sessions.next(who('p1'), posted);
    expect(moved).toMatchObject({ outcome: 'next', closed: { answered: 200, right: 133 } });
  });

  it('counts every answer until it is closed, and none after', async () => {
    const { sessions, store } = await openQuizRoom();
    const { posted, prompt } = await startQuiz(sessions, { shared: true });
    const people = Array.from({ length: 60 }, (_, index) => `p${index}`);
    const answers = people.map((person) => sessions.answer(who(person), posted, rightReply(prompt)));
    const [moved, ...results] = await Promise.all([sessions.next(who('ann'), posted), ...answers]);
    const told = results.filter(({ outcome }) => outcome === 'right').length;
    expect(moved).toMatchObject({ outcome: 'next', closed: { answered: told } });
    expect(await store.attempts.at(posted)).toHaveLength(told);
    expect(results.filter(({ outcome }) => outcome === 'closed')).toHaveLength(60 - told);
  });

  it('moves one step when several people press next at once, or one presses late', async () => {
    const { sessions, servicesOver, store } = await openQuizRoom();
    const { posted } = await startQuiz(sessions, { shared: true });
    const other = servicesOver(store);
    const pressed = await Promise.all([
      sessions.next(who('ann'), posted),
      other.sessions.next(who('bob'), posted),
      sessions.next(who('cid'), posted),
    ]);
    expect(pressed.map(({ outcome }) => outcome).sort()).toEqual(['moved', 'moved', 'next']);
    expect(await sessions.next(who('dan'), posted)).toEqual({ outcome: 'moved' });
    expect(askedIn(await sessions.resume(who('ann'))).number).toBe(2);
  });

  it('runs beside the review or quiz of one person, who answers what was begun last', async () => {
    const { sessions, wait } = await openQuizRoom();
    const shared = await startQuiz(sessions, { shared: true });
    wait(1_000);
    const own = await startQuiz(sessions, { person: 'bob' });
    expect(await sessions.reply(who('ann'), '1')).toMatchObject({ result: { posted: shared.posted } });
    expect(await sessions.reply(who('bob'), '1')).toMatchObject({ result: { posted: own.posted } });
    await sessions.stop(who('bob'));
    expect(await sessions.reply(who('bob'), '1')).toMatchObject({ result: { posted: shared.posted } });
  });

  it('is stopped by anybody', async () => {
    const { sessions } = await openQuizRoom();
    const { posted, prompt } = await startQuiz(sessions, { shared: true });
    await sessions.answer(who('bob'), posted, rightReply(prompt));
    const stopped = await sessions.stop(who('cid'), posted);
    expect(stopped).toMatchObject({
      outcome: 'stopped',
      closed: { answered: 1, right: 1, firstRight: 'bob' },
      summary: { asked: 1, length: 3, people: [{ person: 'bob', points: 10 }], again: [] },
    });
    expect(await sessions.answer(who('ann'), posted, '1')).toMatchObject({ outcome: 'closed' });
  });
});
