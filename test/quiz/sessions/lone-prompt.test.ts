import { describe, expect, it } from 'vitest';
import { writePrompt } from '../../../src/quiz/stored-prompt.ts';
import type { Store } from '../../../src/store/store.ts';
import { choicePrompt } from './fixture-bank.ts';
import { openQuizRoom, rightReply, startQuiz, who } from './quiz-room.ts';

const prompt = choicePrompt({ id: 'daily', answer: 'Amazon ECS' });

/** Posts a prompt of no session, as the daily quiz does. */
async function post(store: Store, postedAt: number): Promise<void> {
  const { platform, place, conversation } = who('');
  const { id, kind, section, citation } = prompt;
  const content = writePrompt(prompt);
  const posted = { platform, place, conversation, id: 'd1', prompt: id, kind, section, note: citation.path, content };
  await store.prompts.add({ ...posted, postedAt });
}

describe('a prompt of no session', () => {
  it('takes answers by button and by text until it is closed', async () => {
    const { sessions, store, now } = await openQuizRoom();
    await post(store, now());
    const pressed = await sessions.answer(who('ann', 'another thread'), 'd1', rightReply(prompt));
    expect(pressed).toMatchObject({ outcome: 'right', shared: true, points: 10, prompt: { id: 'daily' } });
    expect(pressed).not.toHaveProperty('next');
    expect(await sessions.reply(who('bob'), 'next')).toBeUndefined();
    expect(await sessions.reply(who('bob'), 'amazon ecs')).toMatchObject({ result: { outcome: 'right' } });
    await store.prompts.close('d1', now());
    expect(await sessions.reply(who('cid'), '1')).toBeUndefined();
    expect(await sessions.answer(who('cid'), 'd1', '1')).toMatchObject({ outcome: 'closed', prompt: { id: 'daily' } });
  });

  it('gives way to a session that was begun later, and comes before one that was begun earlier', async () => {
    const { sessions, store, now, wait } = await openQuizRoom();
    const asked = await startQuiz(sessions);
    wait(1_000);
    await post(store, now());
    expect(await sessions.reply(who('ann'), '1')).toMatchObject({ result: { posted: 'd1' } });
    wait(1_000);
    const later = await startQuiz(sessions);
    expect(later.posted).not.toBe(asked.posted);
    expect(await sessions.reply(who('ann'), '1')).toMatchObject({ result: { posted: later.posted } });
  });

  it('counts for the day that it is where it was posted', async () => {
    const { sessions, store, now, wait } = await openQuizRoom({ calendar: { zone: 'Asia/Kathmandu' } });
    await post(store, now());
    wait(Date.parse('2026-11-18T18:20:00Z') - now());
    await sessions.answer({ platform: 'test', person: 'ann' }, 'd1', rightReply(prompt));
    expect(await store.attempts.at('d1')).toMatchObject([{ place: 'room', localDate: '2026-11-19' }]);
  });

  it('knows no person of another platform', async () => {
    const { sessions, store, now } = await openQuizRoom();
    await post(store, now());
    expect(await sessions.answer({ ...who('ann'), platform: 'other' }, 'd1', '1')).toEqual({ outcome: 'unknown' });
  });
});
