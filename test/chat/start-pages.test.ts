import { describe, expect, it } from 'vitest';
import { commands } from '../../src/chat/commands/index.ts';
import { StoreError } from '../../src/store/store.ts';
import { choicePrompt } from '../quiz/sessions/fixture-bank.ts';
import { dayMs } from '../quiz/sessions/quiz-room.ts';
import { openChatRoom } from './chat-room.ts';
import { createFakeEngine } from './fake-answers.ts';

const call = (name: string) => ({ call: { name, options: {} } });

/** An engine with so many questions to suggest, every third of which is too long for a button. */
function suggesting(count: number) {
  const pool = Array.from({ length: count }, (_, at) => `What is number ${at}${at % 3 === 2 ? '0'.repeat(100) : ''}?`);
  return {
    ...createFakeEngine(),
    suggest: (most: number, seed = 0) =>
      Array.from({ length: Math.min(most, count) }, (_, at) => pool[(at + seed) % count]!),
  };
}

describe('hello', () => {
  it('is short, and offers questions that fit on buttons', async () => {
    const { say } = await openChatRoom({ engine: suggesting(40) });
    const message = await say('', call('hello'));
    expect(message.markdown).toMatch(/^Hello! Ask me a question: I answer from the notes/);
    expect(message.markdown.split('\n')).toHaveLength(1);
    expect(message.choices).toHaveLength(4);
    for (const { label, text, buttonOnly } of message.choices) {
      expect(text).toMatch(/^What is number \d+\?$/);
      expect(label).toBe(text);
      expect(buttonOnly).toBe(true);
    }
  });

  it('says how to ask where others talk as well, and shows everyone', async () => {
    const { say } = await openChatRoom();
    expect(await say('', { ...call('hello'), shared: true })).toMatchObject({
      visibility: 'everyone',
      markdown: expect.stringContaining('Mention me'),
    });
  });

  it('offers the same questions all day, and others the next', async () => {
    const { say, wait } = await openChatRoom({ engine: suggesting(40) });
    const offered = async () => (await say('', call('hello'))).choices.map(({ text }) => text);
    const first = await offered();
    wait(60_000);
    expect(await offered()).toEqual(first);
    wait(dayMs);
    expect(await offered()).not.toEqual(first);
  });

  it('cuts a label, but not the question', async () => {
    const question = `What is ${'very '.repeat(13)}long?`;
    const { say } = await openChatRoom({ engine: { ...createFakeEngine(), suggest: () => [question] } });
    const [choice] = (await say('', call('hello'))).choices;
    expect(choice?.text).toBe(question);
    expect([...(choice?.label ?? '')]).toHaveLength(75);
  });

  it('is what one hears who calls the bot and says no more', async () => {
    const { say, engine } = await openChatRoom();
    expect((await say('  ')).markdown).toMatch(/^Hello!/);
    expect(engine.asked).toEqual([]);
  });

  it.each(['hello', 'home'])('is called by platforms alone: "%s" is answered like anything else', async (text) => {
    const { say, engine } = await openChatRoom();
    await say(text);
    expect(engine.asked.map(({ question }) => question)).toEqual([text]);
  });
});

describe('home', () => {
  const prompts = ['one', 'two'].map((id) =>
    choicePrompt({ id, answer: 'red', others: ['blue', 'green'], note: `${id}.md` }),
  );

  it('shows what to ask, what to say, and how the person is doing wherever they play', async () => {
    const { say, wait } = await openChatRoom({ prompts });
    const fresh = await say('', call('home'));
    expect(fresh.visibility).toBe('asker');
    expect(fresh.markdown).toContain('- What does ECS_CLUSTER do?');
    expect(fresh.markdown).toContain('**Reviews:** no cards yet');
    expect(fresh.markdown).toContain('**Last seven days:** no answers yet');
    for (const { name } of commands) expect(fresh.markdown).toContain(`- \`${name}`);
    expect(fresh.choices.map(({ label, text }) => [label, text])).toEqual([
      ['Quiz', 'quiz'],
      ['Review', 'review'],
      ['Score', 'score'],
    ]);
    await say('quiz 2', { place: 'channel' });
    await say('red', { place: 'channel' });
    await say('blue', { place: 'channel' });
    wait(2 * dayMs);
    const later = await say('', { ...call('home'), place: 'direct' });
    expect(later.markdown).toContain('- **Reviews:** 1 of 1 card due\n- **Last seven days:** 1 of 2 right, 10 points');
    wait(7 * dayMs);
    expect((await say('', call('home'))).markdown).toContain('**Last seven days:** no answers yet');
  });

  it('is there without the store, but for what that knows', async () => {
    const { say } = await openChatRoom({
      storeThrough: (store) => ({
        ...store,
        attempts: {
          ...store.attempts,
          byPerson: async () => {
            throw new StoreError('unavailable', 'the database is away');
          },
        },
      }),
    });
    const { markdown } = await say('', call('home'));
    expect(markdown).toContain('**What you can say**');
    expect(markdown).not.toContain('How you are doing');
  });
});
