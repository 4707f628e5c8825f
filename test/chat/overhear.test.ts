import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/store.ts';
import { engineOf } from '../answer/engine-of.ts';
import { harbourNotes } from '../answer/harbour-notes.ts';
import { choicePrompt, typedPrompt } from '../quiz/sessions/fixture-bank.ts';
import { openChatRoom } from './chat-room.ts';
import { answer, createFakeEngine, watchEngine } from './fake-answers.ts';
import { readThread } from './play-thread.ts';
import { type ThreadTalk, talkInView, talkOutOfView } from './thread-talk.ts';

const notes = engineOf(harbourNotes);
const dayMs = 86_400_000;

/** Plays each thread, a line a minute, and tells of which the last line got a reply, or none, against what was meant. */
async function errorsIn({ meant, notMeant }: ThreadTalk) {
  const { say, sayAside, wait } = await openChatRoom({ engine: watchEngine(notes) });
  let threads = 0;
  async function repliesToLast(lines: readonly string[]): Promise<boolean> {
    const conversation = `thread ${++threads}`;
    let replied = false;
    for (const { person, isAddressed, text } of readThread(lines)) {
      wait(60_000);
      if (isAddressed) await say(text, { person, conversation, shared: true });
      else replied = (await sayAside(text, { person, conversation })) !== undefined;
    }
    return replied;
  }
  const missed: string[] = [];
  const buttedIn: string[] = [];
  for (const lines of meant) if (!(await repliesToLast(lines))) missed.push(lines.join(' | '));
  for (const lines of notMeant) if (await repliesToLast(lines)) buttedIn.push(lines.join(' | '));
  return { missed, buttedIn };
}

describe('what is said in a thread', () => {
  it('is answered where it is meant for the bot, and left alone where it is not', async () => {
    expect(await errorsIn(talkInView)).toEqual({ missed: [], buttedIn: [] });
  });

  it('is told apart as well where the rules were made without it', async () => {
    const { missed, buttedIn } = await errorsIn(talkOutOfView);
    expect(buttedIn).toEqual([]);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(1);
  });

  it('is answered in the light of what was asked before, like a question to the bot', async () => {
    const { say, sayAside, wait, store, now } = await openChatRoom({ engine: watchEngine(notes) });
    await say('what is Helm?', { shared: true });
    wait(60 * 60_000);
    const message = await sayAside('how much does it cost?');
    expect(message).toMatchObject({ visibility: 'everyone', markdown: expect.stringContaining('Helm is free') });
    expect(message?.choices.map(({ label }) => label)).toContain('Helpful');
    const [asked] = await store.questions.byPerson({ platform: 'test', person: 'ann' }, now(), 1);
    expect(asked).toMatchObject({ question: 'how much does Helm cost?', state: 'answer' });
    // From now on it is the last thing that was asked.
    expect((await sayAside('and Podman?'))?.markdown).toContain('Podman is free');
  });

  it('is none of its business where it has no part in the talk, or had one long ago', async () => {
    const { say, sayAside, wait, engine } = await openChatRoom({ engine: watchEngine(notes) });
    expect(await sayAside('what is Helm?')).toBeUndefined();
    await say('what is Helm?', { shared: true, conversation: 'other' });
    expect(await sayAside('what is Helm?')).toBeUndefined();
    await say('what is Helm?', { shared: true });
    wait(dayMs + 1);
    expect(await sayAside('what is Kustomize?')).toBeUndefined();
    expect(engine.asked).toHaveLength(2);
  });

  it('leaves no trace where it gets no reply', async () => {
    const { say, sayAside, store, now, engine, logged } = await openChatRoom({ engine: watchEngine(notes) });
    await say('what is Helm?', { shared: true });
    for (const text of ['who won the cup?', 'thanks!', '', 'lol']) {
      expect(await sayAside(text)).toBeUndefined();
    }
    expect(await store.questions.byPerson({ platform: 'test', person: 'ann' }, now(), 9)).toHaveLength(1);
    expect(logged).toEqual([]);
    await say('and Kustomize?', { shared: true });
    expect(engine.asked.find(({ question }) => question === 'and Kustomize?')?.context).toEqual(['what is Helm?']);
  });

  it('waits until it is clear whom somebody means, once others have talked', async () => {
    const { say, sayAside, wait } = await openChatRoom({ engine: watchEngine(notes) });
    await say('what is Helm?', { shared: true });
    wait(60_000);
    await sayAside('nice', { person: 'bob' });
    await sayAside('have a great weekend all', { person: 'bob' });
    expect((await sayAside('how much does it cost?'))?.markdown).toContain('Helm is free');
    wait(60_000);
    await sayAside('we had a look at Lens instead', { person: 'bob' });
    expect(await sayAside('how much does it cost?')).toBeUndefined();
    expect((await sayAside('what is Kustomize?'))?.markdown).toContain('Kustomize patches');
  });

  it('is not even looked at where it holds a credential', async () => {
    const { say, sayAside, engine } = await openChatRoom();
    await say('what is ecs', { shared: true });
    expect(await sayAside('what does password=hunter2-8080 mean?')).toBeUndefined();
    expect(engine.asked).toHaveLength(1);
  });

  it('is told where to look only when who was answered last goes on asking', async () => {
    const engine = createFakeEngine((question) =>
      question.includes('ecs') ? answer({ question }) : answer({ question, state: 'closest', snippets: [] }),
    );
    const { say, sayAside } = await openChatRoom({ engine });
    await say('what is ecs', { shared: true });
    expect((await sayAside('what is a taint?'))?.markdown).toContain('Not sure');
    expect(await sayAside('what is a taint?', { person: 'bob' })).toBeUndefined();
  });

  it.each([
    'help',
    'score',
    'quiz',
    'quiz on friday sounds fun',
    'more',
    'why?',
    'ask ops about it',
    'daily 09:00',
    'forget me',
    'score?',
    'leaderboard?',
    'hard',
  ])('is no command: "%s"', async (text) => {
    const { say, sayAside, engine } = await openChatRoom();
    await say('what is ecs', { shared: true });
    expect(await sayAside(text)).toBeUndefined();
    expect(engine.asked).toHaveLength(1);
  });

  it('is kept quiet about when something goes wrong', async () => {
    const away = async (): Promise<never> => {
      throw new StoreError('unavailable', 'the database is away');
    };
    const { sayAside, logged } = await openChatRoom({
      storeThrough: (store) => ({
        ...store,
        sessions: { ...store.sessions, current: away },
        prompts: { ...store.prompts, open: away },
      }),
    });
    for (const text of ['2', 'next', 'what is ecs?']) expect(await sayAside(text)).toBeUndefined();
    expect(logged.filter(({ level }) => level !== 'debug')).toEqual([]);
    const broken = createFakeEngine(() => {
      throw new Error('broken');
    });
    const other = await openChatRoom({ engine: broken });
    await other.say('what is ecs', { shared: true });
    expect(await other.sayAside('and eks?')).toBeUndefined();
  });

  it('is logged when something goes wrong that is no trouble of the store', async () => {
    let asked = 0;
    const engine = createFakeEngine((question) => {
      if (++asked > 1) throw new Error('broken');
      return answer({ question });
    });
    const { say, sayAside, logged } = await openChatRoom({ engine });
    await say('what is ecs', { shared: true });
    expect(await sayAside('and eks?')).toBeUndefined();
    expect(logged).toMatchObject([{ level: 'error', fields: { place: 'room' } }]);
  });
});

describe('what is said where a quiz is played', () => {
  const two = ['one', 'two'].map((id) =>
    choicePrompt({ id, answer: 'red', others: ['blue', 'green'], note: `${id}.md` }),
  );
  const bob = { person: 'bob' };

  it.each(['red', '2', 'b)', "it's blue", 'I think red'])('counts as an answer when it is one: "%s"', async (text) => {
    const { say, sayAside } = await openChatRoom({ prompts: two });
    await say('quiz 2', { shared: true });
    expect(await sayAside(text, bob)).toMatchObject({
      visibility: 'asker',
      markdown: expect.stringMatching(/^\*\*(?:Right|Not quite)\./),
    });
  });

  it.each([
    '9',
    'hm tricky',
    'red or blue?',
    'not red',
    'is it red?',
    'the red one was down again yesterday',
    'idk',
    'go on',
  ])('does not count otherwise: "%s"', async (text) => {
    const { say, sayAside, store, now } = await openChatRoom({ prompts: two });
    await say('quiz 2', { shared: true });
    expect(await sayAside(text, bob)).toBeUndefined();
    expect(await store.attempts.byPerson({ platform: 'test', ...bob }, now(), 9)).toEqual([]);
  });

  it('goes on and ends when somebody says just that', async () => {
    const { say, sayAside } = await openChatRoom({ prompts: two });
    await say('quiz 2', { shared: true });
    expect(await sayAside('next', bob)).toMatchObject({
      visibility: 'everyone',
      markdown: expect.stringContaining('Question 2'),
    });
    expect((await sayAside('Stop the quiz', bob))?.markdown).toContain('**Done.**');
    expect(await sayAside('next', bob)).toBeUndefined();
  });

  it('counts only while the question is fresh', async () => {
    const { say, sayAside, wait } = await openChatRoom({ prompts: two });
    await say('quiz 2', { shared: true });
    wait(61 * 60_000);
    expect(await sayAside('2', bob)).toBeUndefined();
  });

  it('counts as a typed answer when it is short, and no remark', async () => {
    const { say, sayAside } = await openChatRoom({ prompts: [typedPrompt({ id: 'port', answer: '8080' })] });
    await say('quiz 1', { shared: true });
    for (const text of ['tricky one', 'good luck', 'we had that yesterday', 'no idea'])
      expect(await sayAside(text, bob)).toBeUndefined();
    expect((await sayAside('443', bob))?.markdown).toContain('**Not quite.**');
    expect((await sayAside('8080', { person: 'cleo' }))?.markdown).toContain('**Right.**');
  });

  it('needs the right answer where the prompt of a day stands among other talk', async () => {
    const { sayAside, store, now } = await openChatRoom();
    const { id, section, ...prompt } = typedPrompt({ id: 'port', answer: '8080' });
    const { writePrompt } = await import('../../src/quiz/stored-prompt.ts');
    await store.prompts.add({
      ...{
        id: 'daily1',
        platform: 'test',
        place: 'room',
        conversation: 'thread',
        prompt: id,
        kind: prompt.kind,
        section,
      },
      ...{ note: 'a.md', content: writePrompt({ id, section, ...prompt }), postedAt: now() },
    });
    expect(await sayAside('443', bob)).toBeUndefined();
    expect(await sayAside('next', bob)).toBeUndefined();
    expect((await sayAside('8080', bob))?.markdown).toContain('**Right.**');
  });
});
