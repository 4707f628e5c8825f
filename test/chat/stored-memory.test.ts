import { describe, expect, it } from 'vitest';
import { createConversationMemory } from '../../src/chat/conversation-memory.ts';
import { createStoredMemory } from '../../src/chat/stored-memory.ts';
import { silentLogger } from '../../src/logger.ts';
import { type ConversationStore, StoreError } from '../../src/store/store.ts';
import { openQuizRoom } from '../quiz/sessions/quiz-room.ts';
import { answer, createFakeEngine } from './fake-answers.ts';

const minuteMs = 60_000;
const here = { platform: 'test', conversation: 'thread', person: 'ann' };

async function create(through: (store: ConversationStore) => ConversationStore = (store) => store) {
  const room = await openQuizRoom();
  const clock = { now: room.now };
  const engine = createFakeEngine();
  /** A memory as another process has it: with nothing but the store in common. */
  const open = () =>
    createStoredMemory({
      store: through(room.store.conversations),
      fallback: createConversationMemory({ clock }),
      ...{ engine, clock, logger: silentLogger },
    });
  return { open, engine, wait: room.wait };
}

describe('createStoredMemory', () => {
  it('knows in one process what was asked in another', async () => {
    const { open, engine } = await create();
    const one = open();
    await one.remember(here, 'what is ecs', answer());
    await one.remember(here, 'and eks?', answer());
    const other = open();
    expect(await other.questions(here)).toEqual(['what is ecs', 'and eks?']);
    expect(await other.questions({ ...here, conversation: 'other' })).toEqual([]);
    expect((await other.lastAnswer(here))?.question).toBe('and eks?');
    expect(engine.asked).toEqual([{ question: 'and eks?', context: ['what is ecs'] }]);
    expect(await other.lastAnswer({ ...here, conversation: 'other' })).toBeUndefined();
  });

  it('looks at the last turns only, and at none that is long ago', async () => {
    const { open, wait } = await create();
    const memory = open();
    for (const question of ['1', '2', '3', '4', '5', '6']) await memory.remember(here, question, answer());
    expect(await memory.questions(here)).toEqual(['2', '3', '4', '5', '6']);
    wait(31 * minuteMs);
    expect(await memory.questions(here)).toEqual([]);
  });

  it('tells for a day who asked, in whatever process', async () => {
    const { open, wait } = await create();
    await open().remember(here, 'what is ecs', answer());
    await open().remember({ ...here, person: 'bob' }, 'and eks?', answer());
    wait(23 * 60 * minuteMs);
    expect(await open().turns(here)).toMatchObject([
      { person: 'ann', question: 'what is ecs' },
      { person: 'bob', question: 'and eks?' },
    ]);
    wait(2 * 60 * minuteMs);
    expect(await open().turns(here)).toEqual([]);
  });

  it('goes on within the process while the store is away', async () => {
    const away = async (): Promise<never> => {
      throw new StoreError('unavailable', 'the database is away');
    };
    const { open } = await create(() => ({ add: away, turns: away }));
    const memory = open();
    await memory.remember(here, 'what is ecs', answer({ question: 'what is ecs' }));
    expect(await memory.questions(here)).toEqual(['what is ecs']);
    expect((await memory.lastAnswer(here))?.question).toBe('what is ecs');
    expect(await memory.turns(here)).toMatchObject([{ person: 'ann', question: 'what is ecs' }]);
    await memory.forget(here);
    expect(await memory.turns(here)).toEqual([]);
  });

  it('does not wait long for a store that does not answer', async () => {
    const { open } = await create(() => ({ add: () => new Promise(() => {}), turns: () => new Promise(() => {}) }));
    const memory = open();
    expect(await memory.questions(here)).toEqual([]);
  });
});
