import { describe, expect, it } from 'vitest';
import { ask } from '../../src/chat/commands/ask.ts';
import { commands } from '../../src/chat/commands/index.ts';
import { createCompletion } from '../../src/chat/completion.ts';
import { silentLogger } from '../../src/logger.ts';
import { StoreError } from '../../src/store/store.ts';
import { openQuizRoom } from '../quiz/sessions/quiz-room.ts';
import { answer, askable, createFakeEngine, type FakeEngine } from './fake-answers.ts';

/** What is suggested to people while they type, over a real store; and their questions in it. */
async function typing(engine: FakeEngine = createFakeEngine()) {
  const room = await openQuizRoom();
  let asked = 0;
  const completion = (byPerson = room.store.questions.byPerson) =>
    createCompletion({
      ...{ commands, engine, logger: silentLogger, clock: { now: room.now } },
      store: { questions: { byPerson } },
      quiz: { ...room.servicesOver(room.store), bank: room.bank, daily: {} as never, titleOf: (note) => note },
    });
  const request = (person: string, call: { readonly name: string; readonly options: Record<string, string> }) => ({
    ...{ platform: 'test', place: 'room', conversation: 'thread', person, text: '', call },
    ...{ shared: false, addressed: true },
  });
  const type = (question: string, person = 'ann', through = completion()) =>
    through.complete(request(person, { name: 'ask', options: { question } }), 'question');
  return {
    ...{ type, completion },
    typeFor: (name: string, option: string, typed: string) =>
      completion().complete(request('ann', { name, options: { [option]: typed } }), option),
    record: async (question: string, { person = 'ann', state = 'answer' } = {}) => {
      asked += 1;
      const id = `q${asked}`;
      const row = { id, platform: 'test', place: 'room', person, question, state, sections: [], askedAt: asked };
      await room.store.questions.record(row);
      return id;
    },
    vote: (question: string) =>
      room.store.questions.vote({ question, platform: 'test', person: 'ben', vote: 'helpful', votedAt: 9 }),
  };
}

describe('a question that is being typed', () => {
  it('may be one of the person’s own, the latest first, or one that the notes answer', async () => {
    const { type, record } = await typing();
    await record('How are pods restarted?');
    await record('Which pods are mine?');
    await record('Why an image?');
    expect(await type('pod')).toEqual([
      ...['Which pods are mine?', 'How are pods restarted?'],
      ...['What is a pod?', 'How do pods restart?'],
    ]);
    expect(await type('restarted p')).toEqual(['How are pods restarted?']);
  });

  it('is shown once, however it is written', async () => {
    const { type, record } = await typing();
    await record('what is a POD');
    await record('What is a pod?');
    expect(await type('pod')).toEqual(['What is a pod?', 'How do pods restart?']);
  });

  it('leaves room for the notes beside what the person asked', async () => {
    const { type, record } = await typing();
    for (let n = 0; n < 30; n += 1) await record(`pod number ${n}`);
    const found = await type('pod');
    expect(found.filter((each) => each.startsWith('pod number'))).toHaveLength(5);
    expect(found).toContain('What is a pod?');
  });

  it('is none that the notes did not answer, or answer no more, or whose words are withheld', async () => {
    const engine = createFakeEngine((question) =>
      answer({ question, state: question.startsWith('Old') ? 'silent' : 'answer' }),
    );
    const { type, record } = await typing(engine);
    await record('Old pod?');
    await record('Silent pod?', { state: 'silent' });
    await record('Pod (withheld: it looks like it holds a credential)');
    await record('(withheld: it looks like it holds a credential)');
    expect(await type('pod')).not.toContain('Old pod?');
    expect(await type('pod')).not.toContain('Silent pod?');
    expect(await type('')).not.toContain('(withheld: it looks like it holds a credential)');
  });

  it('is never what somebody else asked, whatever others think of it', async () => {
    const { type, record, vote } = await typing();
    await vote(await record('Is my pod fired?', { person: 'ben' }));
    expect(await type('pod')).toEqual(['What is a pod?', 'How do pods restart?']);
    expect(await type('pod', 'ben')).toContain('Is my pod fired?');
  });

  it('is, before anything is typed, what the person asked last, and then examples', async () => {
    const { type, record } = await typing();
    await record('Why an image?');
    await record('How are pods restarted?');
    const found = await type(' ');
    expect(found.slice(0, 2)).toEqual(['How are pods restarted?', 'Why an image?']);
    expect(found.slice(2)).toContain('What does ECS_CLUSTER do?');
  });

  it('comes from the notes alone while the store is away', async () => {
    const { type, completion } = await typing();
    const away = completion(() => Promise.reject(new StoreError('unavailable', 'away')));
    expect(await type('fargate', 'ann', away)).toEqual(['What is Fargate?']);
  });
});

describe('options of other commands', () => {
  it.each([
    ['quiz', 'topic', '', ['Note A', 'Note B', 'Note C']],
    ['quiz', 'topic', 'b', ['Note B']],
    ['vote', 'verdict', '', ['helpful', 'not helpful', 'missing']],
    ['vote', 'verdict', 'help', ['helpful', 'not helpful']],
    ['leaderboard', 'period', 'mo', ['month']],
    ['forget', 'whom', '', ['me']],
    ['daily', 'setting', 'o', ['on', 'off']],
    ['review', 'count', '', []],
  ])('%s %s "%s" may be %j', async (name, option, typed, expected) => {
    expect(await (await typing()).typeFor(name, option, typed)).toEqual(expected);
  });

  it('are all understood when they are chosen', async () => {
    for (const { name, options, read } of commands) {
      if (name === 'ask' || name === 'quiz') continue;
      for (const option of options) {
        for (const choice of await (await typing()).typeFor(name, option.name, '')) {
          expect(read(choice), `${name} ${choice}`).toMatchObject({ [option.name]: choice });
        }
      }
    }
  });

  it('of ask is one', () => {
    expect(ask.options.map(({ complete }) => complete !== undefined)).toEqual([true]);
    expect(askable.length).toBeGreaterThan(0);
  });
});
