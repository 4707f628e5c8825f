import { describe, expect, it } from 'vitest';
import { dayMs, openQuizRoom, rightReply, startQuiz, who, wrongReply } from '../sessions/quiz-room.ts';

type Room = Awaited<ReturnType<typeof openQuizRoom>>;

async function answer({ sessions }: Pick<Room, 'sessions'>, person: string, right: boolean): Promise<void> {
  const { posted, prompt } = await startQuiz(sessions, { person, length: 1 });
  await sessions.answer(who(person), posted, right ? rightReply(prompt) : wrongReply(prompt));
}

const { platform, place } = who('');
const room = { platform, place };

describe('the leaderboard of a place', () => {
  it('counts the week from Monday, the month from the first, and all', async () => {
    const quiz = await openQuizRoom();
    // The room's clock stands at Wednesday the 18th of November.
    for (const days of [0, 4, 1, 7]) {
      quiz.wait(days * dayMs);
      await answer(quiz, 'ann', true);
    }
    const points = async (period: 'week' | 'month' | 'all') => {
      const { standings, from } = await quiz.scores.leaderboard(room, { period });
      return [from, standings[0]?.points];
    };
    expect(await points('week')).toEqual(['2026-11-30', 10]);
    expect(await points('month')).toEqual(['2026-11-01', 40]);
    quiz.wait(dayMs);
    expect(await points('month')).toEqual(['2026-12-01', undefined]);
    expect(await points('all')).toEqual([undefined, 40]);
  });

  it('begins days where the place is', async () => {
    const quiz = await openQuizRoom({ calendar: { zone: 'Pacific/Auckland' } });
    // Sunday, 12:00 UTC, is Monday in Auckland.
    quiz.wait(Date.parse('2026-11-22T12:00:00Z') - quiz.now());
    await answer(quiz, 'ann', true);
    expect(await quiz.scores.leaderboard(room, { period: 'week' })).toMatchObject({
      from: '2026-11-23',
      standings: [{ person: 'ann', points: 10 }],
    });
  });

  it('gives the asker their own line, also when they are not among the best', async () => {
    const quiz = await openQuizRoom();
    for (const person of ['ann', 'bob', 'cid']) await answer(quiz, person, true);
    await answer(quiz, 'dan', false);
    const board = await quiz.scores.leaderboard(room, { period: 'all', limit: 2, person: 'dan' });
    expect(board.standings).toHaveLength(2);
    expect(board.own).toMatchObject({ person: 'dan', rank: 4, points: 0, answered: 1 });
    expect(await quiz.scores.leaderboard(room, { period: 'all', person: 'eve' })).not.toHaveProperty('own');
  });
});

describe('the score of a person', () => {
  it('has standings, streak and notes', async () => {
    const quiz = await openQuizRoom();
    for (const right of [true, true, true]) await answer(quiz, 'ann', right);
    quiz.wait(dayMs);
    await answer(quiz, 'ann', false);
    const score = await quiz.scores.of(who('ann'));
    expect(score).toMatchObject({
      week: { rank: 1, points: 30, answered: 4 },
      month: { points: 30 },
      all: { points: 30 },
      streak: { days: 2, answeredToday: true, from: '2026-11-18' },
    });
    expect(await quiz.scores.of(who('bob'))).toEqual({
      streak: { days: 0, answeredToday: false },
      strongest: [],
      weakest: [],
    });
  });

  it('counts points for the same prompt once a day', async () => {
    const quiz = await openQuizRoom();
    quiz.bank.change((await quiz.bank.all()).slice(0, 1));
    for (let time = 0; time < 3; time++) await answer(quiz, 'ann', true);
    expect((await quiz.scores.of(who('ann'))).all).toMatchObject({ points: 10, right: 3 });
    quiz.wait(dayMs);
    await answer(quiz, 'ann', true);
    expect((await quiz.scores.of(who('ann'))).all).toMatchObject({ points: 20 });
  });

  it('reads as many dates as a long streak has', async () => {
    const quiz = await openQuizRoom();
    const reads: number[] = [];
    const dates = Array.from({ length: 450 }, (_, index) =>
      new Date(quiz.now() - index * dayMs).toISOString().slice(0, 10),
    );
    const attempts = {
      ...quiz.store.attempts,
      async dates(_: unknown, limit: number) {
        reads.push(limit);
        return dates.slice(0, limit);
      },
    };
    const { scores } = quiz.servicesOver({ ...quiz.store, attempts });
    expect((await scores.of(who('ann'))).streak.days).toBe(450);
    expect(reads).toEqual([100, 400, 1600]);
  });

  it('keeps a streak over days on which the place has no quiz', async () => {
    const expects = (date: string) => ![0, 6].includes(new Date(date).getUTCDay());
    const quiz = await openQuizRoom({ calendar: { zone: 'Europe/Berlin', expects } });
    quiz.wait(2 * dayMs);
    await answer(quiz, 'ann', true);
    quiz.wait(3 * dayMs);
    expect((await quiz.scores.of(who('ann'))).streak).toMatchObject({ days: 1, answeredToday: false });
    await answer(quiz, 'ann', true);
    expect((await quiz.scores.of(who('ann'))).streak).toMatchObject({ days: 2, answeredToday: true });
  });
});
