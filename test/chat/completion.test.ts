import { describe, expect, it } from 'vitest';
import type { Command, Complete } from '../../src/chat/command.ts';
import { createCompletion } from '../../src/chat/completion.ts';
import type { Request } from '../../src/chat/request.ts';
import { openQuizRoom } from '../quiz/sessions/quiz-room.ts';
import { createFakeEngine } from './fake-answers.ts';

/** A completion of the one option `what` of the one command `look`, and a timer that goes off when it is told to. */
async function completing(complete?: Complete) {
  const room = await openQuizRoom();
  const logged: string[] = [];
  const log = (message: string) => void logged.push(message);
  const look: Command = {
    ...{ name: 'look', summary: 'Look', read: () => ({}) },
    options: [{ name: 'what', summary: 'What', required: true, ...(complete && { complete }) }],
    run: () => {
      throw new Error('nobody called');
    },
  };
  const timers = new Set<() => void>();
  const completion = createCompletion({
    commands: [look],
    engine: createFakeEngine(),
    store: room.store,
    quiz: { ...room.servicesOver(room.store), bank: room.bank, daily: {} as never, titleOf: (note) => note },
    clock: { now: room.now },
    logger: { debug() {}, info() {}, warn: log, error: log },
    timer: {
      set(callback) {
        timers.add(callback);
        return () => timers.delete(callback);
      },
    },
  });
  const type = (typed: string | undefined, name = 'look', option = 'what') => {
    const request: Request = {
      ...{ platform: 'test', place: 'room', conversation: 'thread', person: 'ann', text: '' },
      ...{ shared: false, addressed: true },
      call: { name, options: typed === undefined ? {} : { what: typed } },
    };
    return completion.complete(request, option);
  };
  return { type, logged, timers };
}

describe('what may be meant', () => {
  it('is what the option says, by what was typed of it', async () => {
    const { type } = await completing((typed) => [`${typed}1`, `${typed}2`]);
    expect(await type('a')).toEqual(['a1', 'a2']);
    expect(await type(undefined)).toEqual(['1', '2']);
  });

  it.each([
    ['another command', 'sit', 'what'],
    ['another option', 'look', 'where'],
  ])('is nothing for %s', async (_, name, option) => {
    const { type } = await completing(() => ['a']);
    expect(await type('a', name, option)).toEqual([]);
  });

  it('is nothing where the option suggests nothing', async () => {
    expect(await (await completing()).type('a')).toEqual([]);
  });

  it('is at most 25, each once, and none that is too long to be shown', async () => {
    const many = Array.from({ length: 40 }, (_, number) => `number ${number}`);
    const { type } = await completing(() => ['x'.repeat(101), 'x'.repeat(100), 'Why?', 'why', '', ' ', ...many]);
    const found = await type('');
    expect(found.slice(0, 3)).toEqual(['x'.repeat(100), 'Why?', 'number 0']);
    expect(found).toHaveLength(25);
  });

  it('is never looked up by a credential, or one', async () => {
    const token = `ghp_${'a1B2'.repeat(9)}`;
    const asked: string[] = [];
    const { type } = await completing((typed) => {
      asked.push(typed);
      return [`use ${token}`, 'fine'];
    });
    expect(await type(token)).toEqual([]);
    expect(await type('x'.repeat(201))).toEqual([]);
    expect(asked).toEqual([]);
    expect(await type('use')).toEqual(['fine']);
  });
});

describe('completing', () => {
  it('never rejects', async () => {
    const { type, logged, timers } = await completing(() => Promise.reject(new Error('no')));
    expect(await type('a')).toEqual([]);
    expect(logged).toEqual(['what was typed could not be completed']);
    expect(timers.size).toBe(0);
  });

  it('says nothing rather than something late', async () => {
    const { type, logged, timers } = await completing(() => new Promise(() => {}));
    const found = type('a');
    for (const goOff of timers) goOff();
    expect(await found).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('does only so much at once, and goes on when that is done', async () => {
    let calls = 0;
    const waiting: (() => void)[] = [];
    const { type } = await completing((typed) => {
      calls += 1;
      return new Promise((resolve) => waiting.push(() => resolve([typed])));
    });
    const first = Array.from({ length: 200 }, () => type('a'));
    expect(await type('b')).toEqual([]);
    expect(calls).toBe(200);
    for (const end of waiting) end();
    await Promise.all(first);
    const later = type('c');
    waiting.at(-1)?.();
    expect(await later).toEqual(['c']);
  });
});
