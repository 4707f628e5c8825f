import { describe, expect, it } from 'vitest';
import { createConversationMemory } from '../../src/chat/conversation-memory.ts';
import { answer } from './fake-answers.ts';

function create(options: { maxTurns?: number; idleMs?: number; maxConversations?: number } = {}) {
  let now = 0;
  const memory = createConversationMemory({ clock: { now: () => now }, ...options });
  const ask = (conversation: string, question: string, platform = 'console') =>
    memory.remember({ platform, conversation }, question, answer({ question }));
  const questions = (conversation: string, platform = 'console') => memory.questions({ platform, conversation });
  return { memory, ask, questions, wait: (ms: number) => (now += ms) };
}

describe('createConversationMemory', () => {
  it('gives the questions of one conversation, oldest first, and its last answer', () => {
    const { memory, ask, questions } = create();
    ask('a', 'one');
    ask('b', 'other');
    ask('a', 'two');
    expect(questions('a')).toEqual(['one', 'two']);
    expect(questions('a', 'slack')).toEqual([]);
    expect(memory.lastAnswer({ platform: 'console', conversation: 'a' })?.question).toBe('two');
    expect(memory.lastAnswer({ platform: 'console', conversation: 'c' })).toBeUndefined();
  });

  it('keeps the last turns only', () => {
    const { ask, questions } = create({ maxTurns: 2 });
    for (const question of ['one', 'two', 'three']) ask('a', question);
    expect(questions('a')).toEqual(['two', 'three']);
  });

  it('forgets a conversation that has been quiet for long, and starts it afresh', () => {
    const { memory, ask, questions, wait } = create({ idleMs: 100 });
    ask('a', 'one');
    wait(99);
    ask('a', 'two');
    wait(99);
    expect(questions('a')).toEqual(['one', 'two']);
    wait(1);
    expect(questions('a')).toEqual([]);
    expect(memory.lastAnswer({ platform: 'console', conversation: 'a' })).toBeUndefined();
    ask('a', 'three');
    expect(questions('a')).toEqual(['three']);
  });

  it('is bounded: the conversation quiet for longest goes first', () => {
    const { ask, questions } = create({ maxConversations: 2 });
    ask('a', 'one');
    ask('b', 'one');
    ask('a', 'two');
    ask('c', 'one');
    expect([questions('a'), questions('b'), questions('c')]).toEqual([['one', 'two'], [], ['one']]);
  });
});
