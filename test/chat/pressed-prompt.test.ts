import { describe, expect, it } from 'vitest';
import { dailyMessage } from '../../src/chat/daily-message.ts';
import { writePrompt } from '../../src/quiz/stored-prompt.ts';
import { StoreError } from '../../src/store/store.ts';
import { choicePrompt } from '../quiz/sessions/fixture-bank.ts';
import { openChatRoom } from './chat-room.ts';

const prompts = ['one', 'two'].map((id) =>
  choicePrompt({ id, answer: 'red', others: ['blue', 'green'], note: `${id}.md` }),
);
const shared = { shared: true };
const open = (note: string) => ({ becomes: 'noted', note, open: true });
const closed = (note: string) => ({ becomes: 'noted', note, open: false });

async function openQuiz(over = shared) {
  const room = await openChatRoom({ prompts });
  const asked = await room.say('quiz 2', over);
  const of = (answer: string) => asked.choices.find(({ label }) => label.endsWith(answer))?.text ?? '';
  return { ...room, asked, of };
}

describe('a shared prompt whose choice is pressed', () => {
  it('notes how many have answered, and nothing of what', async () => {
    const { say, of } = await openQuiz();
    const first = await say(of('red'), { ...shared, person: 'ann' });
    expect(first).toMatchObject({ visibility: 'asker', pressed: open('1 person has answered') });
    expect((await say(of('blue'), { ...shared, person: 'bob' })).pressed).toEqual(open('2 people have answered'));
    // Who answers again is not counted twice.
    expect((await say(of('red'), { ...shared, person: 'bob' })).pressed).toEqual(open('2 people have answered'));
  });

  it('closes with how many were right when the quiz goes on, and so it stays', async () => {
    const { say, asked, of } = await openQuiz();
    for (const [person, answer] of [
      ['ann', 'red'],
      ['bob', 'blue'],
      ['cleo', 'red'],
    ] as const) {
      await say(of(answer), { ...shared, person });
    }
    const next = asked.choices.find(({ label }) => label === 'Next')?.text ?? '';
    expect(await say(next, shared)).toMatchObject({
      visibility: 'everyone',
      pressed: closed('Closed: 2 of 3 were right'),
    });
    expect((await say(of('red'), { ...shared, person: 'dan' })).pressed).toEqual(closed('Closed: 2 of 3 were right'));
    expect((await say(of('red'), { ...shared, person: 'ann' })).pressed).toEqual(closed('Closed: 2 of 3 were right'));
    expect((await say(next, shared)).pressed).toEqual({ becomes: 'stays' });
    expect((await say('quiz stop', shared)).pressed).toEqual(closed('Closed: nobody answered'));
  });

  it('says "was" of one', async () => {
    const { say, of } = await openQuiz();
    await say(of('red'), shared);
    expect((await say('quiz stop', shared)).pressed).toEqual(closed('Closed: 1 of 1 was right'));
  });

  it('tells the person all the same when nobody can be counted', async () => {
    const { say } = await openChatRoom({
      prompts,
      storeThrough: (store) => ({
        ...store,
        attempts: {
          ...store.attempts,
          at: async () => {
            throw new StoreError('unavailable', 'the database is away');
          },
        },
      }),
    });
    const { choices } = await say('quiz 2', shared);
    const right = choices.find(({ label }) => label.endsWith('red'))?.text ?? '';
    expect(await say(right, shared)).toMatchObject({
      pressed: { becomes: 'stays' },
      markdown: expect.stringMatching(/^\*\*Right/),
    });
  });

  it('is closed as well where it was closed a moment before', async () => {
    const { say, store, now } = await openChatRoom({
      prompts,
      storeThrough: (through) => ({
        ...through,
        prompts: {
          ...through.prompts,
          async get(id) {
            const { closedAt: _, ...posted } = (await through.prompts.get(id))!;
            return posted;
          },
        },
      }),
    });
    const { choices } = await say('quiz 2', shared);
    const press = choices[0]?.text ?? '';
    await store.prompts.close(press.split(' ')[2] ?? '', now());
    expect((await say(press, shared)).pressed).toEqual(closed('Closed: nobody answered'));
  });

  it('is noted for the prompt of a day, too', async () => {
    const { say, store, now } = await openChatRoom({ prompts });
    const [prompt] = prompts;
    const row = {
      ...{
        id: 'daily1',
        platform: 'test',
        place: 'room',
        conversation: 'room',
        prompt: prompt!.id,
        kind: prompt!.kind,
      },
      ...{ section: prompt!.section, note: 'one.md', content: writePrompt(prompt!), postedAt: now() },
    };
    await store.prompts.add(row);
    const { choices } = dailyMessage({
      kind: 'prompt',
      localDate: '2026-11-18',
      posted: row,
      prompt: prompt!,
      zone: 'UTC',
    });
    expect((await say(choices[0]?.text ?? '', shared)).pressed).toEqual(open('1 person has answered'));
    await store.prompts.close('daily1', now());
    expect((await say(choices[0]?.text ?? '', { ...shared, person: 'bob' })).pressed.becomes).toBe('noted');
    expect((await say(choices[0]?.text ?? '', { ...shared, person: 'bob' })).pressed).toMatchObject({ open: false });
  });
});

describe("a prompt of one's own", () => {
  it('gives way to the feedback and what comes next', async () => {
    const { say, of } = await openQuiz({ shared: false });
    expect((await say(of('red'))).pressed).toEqual({ becomes: 'replaced' });
    expect((await say('skip')).pressed).toEqual({ becomes: 'replaced' });
  });

  it('stays where somebody else presses, or nothing is known of it', async () => {
    const { say, of } = await openQuiz({ shared: false });
    expect((await say(of('red'), { person: 'bob' })).pressed).toEqual({ becomes: 'stays' });
    expect((await say('quiz answer nosuchprompt 1')).pressed).toEqual({ becomes: 'stays' });
  });
});

it('leaves other messages as they are', async () => {
  const { say } = await openChatRoom({ prompts });
  for (const text of ['what is a pod?', 'vote helpful', 'quiz 2', 'score', 'help']) {
    expect((await say(text)).pressed).toEqual({ becomes: 'stays' });
  }
});
