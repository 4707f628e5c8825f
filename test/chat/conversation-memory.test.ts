import { describe, expect, it } from 'vitest';
import { createConversationMemory } from '../../src/chat/conversation-memory.ts';
import { answer } from './fake-answers.ts';

function create(options: { maxTurns?: number; idleMs?: number; maxConversations?: number } = {}) {
  let now = 0;
  const memory = createConversationMemory({ clock: { now: () => now }, ...options });
  const ask = (conversation: string, question: string, platform = 'console') =>
    memory.remember({ platform, conversation, person: 'ann' }, question, answer({ question }));
  const questions = (conversation: string, platform = 'console') => memory.questions({ platform, conversation });
  return { memory, ask, questions, wait: (ms: number) => (now += ms) };
}

describe('createConversationMemory', () => {
  it('gives the questions of one conversation, oldest first, and its last answer', async () => {
    const { memory, ask, questions } = create();
    await ask('a', 'one');
    await ask('b', 'other');
    await ask('a', 'two');
    expect(await questions('a')).toEqual(['one', 'two']);
    expect(await questions('a', 'slack')).toEqual([]);
    expect((await memory.lastAnswer({ platform: 'console', conversation: 'a' }))?.question).toBe('two');
    expect(await memory.lastAnswer({ platform: 'console', conversation: 'c' })).toBeUndefined();
  });

  it('keeps the last turns only', async () => {
    const { ask, questions } = create({ maxTurns: 2 });
    for (const question of ['one', 'two', 'three']) await ask('a', question);
    expect(await questions('a')).toEqual(['two', 'three']);
  });

  it('forgets a conversation that has been quiet for long, and starts it afresh', async () => {
    const { memory, ask, questions, wait } = create({ idleMs: 100 });
    await ask('a', 'one');
    wait(99);
    await ask('a', 'two');
    wait(99);
    expect(await questions('a')).toEqual(['one', 'two']);
    wait(1);
    expect(await questions('a')).toEqual([]);
    expect(await memory.lastAnswer({ platform: 'console', conversation: 'a' })).toBeUndefined();
    await ask('a', 'three');
    expect(await questions('a')).toEqual(['three']);
  });

  it('knows for a day who asked what', async () => {
    const { memory, wait } = create({ idleMs: 100 });
    const here = { platform: 'console', conversation: 'a' };
    await memory.remember({ ...here, person: 'ann' }, 'one', answer());
    wait(20 * 3_600_000);
    await memory.remember({ ...here, person: 'bob' }, 'two', answer());
    expect(await memory.turns(here)).toEqual([
      { person: 'ann', question: 'one', askedAt: 0 },
      { person: 'bob', question: 'two', askedAt: 20 * 3_600_000 },
    ]);
    expect(await memory.questions(here)).toEqual(['two']);
    expect(await memory.turns({ ...here, conversation: 'b' })).toEqual([]);
    wait(4 * 3_600_000);
    expect((await memory.turns(here)).map(({ question }) => question)).toEqual(['two']);
    wait(20 * 3_600_000);
    expect(await memory.turns(here)).toEqual([]);
  });

  it('is bounded: the conversation quiet for longest goes first', async () => {
    const { ask, questions } = create({ maxConversations: 2 });
    await ask('a', 'one');
    await ask('b', 'one');
    await ask('a', 'two');
    await ask('c', 'one');
    expect([await questions('a'), await questions('b'), await questions('c')]).toEqual([['one', 'two'], [], ['one']]);
  });

  it('forgets a person, and the last answer when it was theirs', async () => {
    const { memory, questions } = create();
    const here = { platform: 'console', conversation: 'a' };
    const say = (person: string, question: string, at = here) =>
      memory.remember({ ...at, person }, question, answer({ question }));
    await say('ann', 'alone', { ...here, conversation: 'b' });
    await say('ann', 'elsewhere', { ...here, platform: 'slack' });
    await say('bob', 'of bob');
    await say('ann', 'of ann');
    await memory.forget({ platform: 'console', person: 'ann' });
    expect([await questions('a'), await questions('b'), await questions('a', 'slack')]).toEqual([
      ['of bob'],
      [],
      ['elsewhere'],
    ]);
    expect(await memory.lastAnswer(here)).toBeUndefined();
    await say('ann', 'again');
    await memory.forget({ platform: 'console', person: 'bob' });
    expect((await memory.lastAnswer(here))?.question).toBe('again');
  });
});
