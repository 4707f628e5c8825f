import { describe, expect, it } from 'vitest';
import { askedIn, dayMs, openQuizRoom, startQuiz, who } from './quiz-room.ts';

describe('starting a quiz', () => {
  it('asks five prompts, or as many as are wanted, from one to fifty', async () => {
    const { sessions } = await openQuizRoom();
    const start = (length?: number) =>
      sessions.start({ ...who('ann'), shared: false }, length === undefined ? {} : { length });
    expect(await start()).toMatchObject({ outcome: 'started', wanted: 5, length: 5 });
    expect(await start(2.9)).toMatchObject({ wanted: 2, length: 2 });
    expect(await start(0)).toMatchObject({ wanted: 1, length: 1 });
    expect(await start(Number.NaN)).toMatchObject({ wanted: 5 });
    expect(await start(500)).toMatchObject({ wanted: 50, length: 9 });
  });

  it('asks on a topic, fewer when there are no more', async () => {
    const { sessions } = await openQuizRoom();
    const started = await sessions.start({ ...who('ann'), shared: false }, { topic: ' note b ', length: 5 });
    expect(started).toMatchObject({ outcome: 'started', wanted: 5, length: 3 });
    if (started.outcome !== 'started') return;
    expect(askedIn(started.next)).toMatchObject({ topic: 'note b', of: 3, prompt: { citation: { path: 'b.md' } } });
  });

  it('offers other topics where the notes have nothing', async () => {
    const { sessions, bank } = await openQuizRoom();
    const start = () => sessions.start({ ...who('ann'), shared: false }, { topic: 'nota b' });
    const none = await start();
    expect(none).toMatchObject({ outcome: 'no-prompts', topic: 'nota b' });
    if (none.outcome === 'no-prompts') expect([...none.near].sort()).toEqual(['Note A', 'Note B', 'Note C']);
    bank.change([]);
    expect(await start()).toEqual({ outcome: 'no-prompts', topic: 'nota b', near: [] });
  });

  it('leaves a session alone when there is nothing to begin another one with', async () => {
    const { sessions } = await openQuizRoom();
    const asked = await startQuiz(sessions);
    await sessions.start({ ...who('ann'), shared: false }, { topic: 'nothing' });
    expect(askedIn(await sessions.resume(who('ann')))).toEqual(asked);
  });

  it('asks what this place or this person has not seen lately', async () => {
    const { sessions, wait } = await openQuizRoom();
    const seen: string[] = [];
    for (const conversation of ['one', 'two', 'three']) {
      let { prompt } = await startQuiz(sessions, { conversation });
      for (let number = 1; number <= 3; number++) {
        seen.push(prompt.id);
        const moved = await sessions.next(who('ann', conversation));
        if (moved.outcome === 'next' && moved.next.kind === 'prompt') prompt = moved.next.asked.prompt;
      }
      wait(dayMs);
    }
    expect(new Set(seen).size).toBe(9);
    const again = await startQuiz(sessions, { length: 1 });
    expect(seen.slice(0, 3)).toContain(again.prompt.id);
  });

  it('does not ask again elsewhere what this person answered', async () => {
    const { sessions } = await openQuizRoom();
    const first = await startQuiz(sessions, { length: 1 });
    await sessions.answer(who('ann'), first.posted, '1');
    const there = { ...who('ann'), place: 'other' };
    const elsewhere = await sessions.start({ ...there, shared: false }, { length: 8 });
    expect(elsewhere).toMatchObject({ length: 8 });
    if (elsewhere.outcome !== 'started') return;
    const ids = [askedIn(elsewhere.next).prompt.id];
    for (let number = 2; number <= 8; number++) {
      const moved = await sessions.next(there);
      if (moved.outcome === 'next') ids.push(askedIn(moved.next).prompt.id);
    }
    expect(ids).toHaveLength(8);
    expect(ids).not.toContain(first.prompt.id);
  });
});
