import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { silentLogger } from '../../src/logger.ts';
import type { DailyPost, DailyPoster } from '../../src/quiz/daily/daily-post.ts';
import type { PromptBank } from '../../src/quiz/prompt-bank.ts';
import { createQuizServices } from '../../src/serving/quiz-services.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { choicePrompt } from '../quiz/sessions/fixture-bank.ts';

const banked = { ...choicePrompt({ id: 'colour', answer: 'red', others: ['blue'] }), kind: 'which-one' };
// How good a prompt is and what it is about stay with the bank.
const { quality: _, subject: __, ...prompt } = banked;
const bank: PromptBank = {
  all: async () => [banked],
  find: async () => banked,
  about: async () => [banked],
  topics: async () => [],
  ofSection: async () => [banked],
  barren: async () => [],
};

/** What a process does that starts at `now`: everything is wired as in the program, but for the platform and the clock. */
async function startAt(now: string, dataDir: string) {
  const clock = { now: () => Date.parse(now) };
  const config = await readConfig({
    DAILY_QUIZ: 'test:room 09:00 Asia/Tokyo; other:room 09:00',
    TIME_ZONE: 'Asia/Tokyo',
  });
  const store = await openSqliteStore(join(dataDir, 'quiz.db'), { clock, logger: silentLogger });
  const posts: DailyPost[] = [];
  const poster: DailyPoster = {
    platforms: ['test'],
    post: async (_, post) => void posts.push(post),
    wasPosted: async () => false,
  };
  const warn = vi.fn();
  const { desk, scheduler } = createQuizServices({
    ...{ config, store, bank, poster, platforms: ['test'], clock, logger: { ...silentLogger, warn } },
    ...{ newId: () => 'id1', isCommand: () => false, titleOf: (note) => note },
  });
  scheduler.start();
  const stop = async () => {
    await scheduler.stop();
    await store.close();
  };
  return { desk, store, posts, warn, stop };
}

it('posts the daily quiz of the environment once, takes answers in its place, and counts them for the day there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quiz-services-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const early = await startAt('2026-11-18T23:50:00Z', folder);
  expect(early.warn.mock.calls).toEqual([
    ['DAILY_QUIZ names a platform that this process does not run', { platform: 'other', place: 'room' }],
  ]);
  await early.stop();
  expect(early.posts).toEqual([]);

  const due = await startAt('2026-11-19T00:05:00Z', folder);
  await vi.waitFor(() => expect(due.posts).toMatchObject([{ kind: 'prompt', localDate: '2026-11-19', prompt }]));
  const ann = { platform: 'test', place: 'room', conversation: 'room', person: 'ann' };
  await vi.waitFor(async () => {
    expect(await due.desk.sessions.reply(ann, 'red')).toMatchObject({ does: 'answer', result: { outcome: 'right' } });
  });
  const [attempt] = await due.store.attempts.byPerson({ platform: 'test', person: 'ann' }, 0, 1);
  expect(attempt).toMatchObject({ localDate: '2026-11-19', points: 10 });
  await due.stop();

  const again = await startAt('2026-11-19T00:10:00Z', folder);
  await again.stop();
  expect(again.posts).toEqual([]);
});
