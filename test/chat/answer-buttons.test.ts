import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import { newId } from '../../src/new-id.ts';
import { StoreError } from '../../src/store/store.ts';
import { openChatRoom } from './chat-room.ts';
import { answer, citation, createFakeEngine, snippet } from './fake-answers.ts';

const labels = ({ choices }: Message) => choices.map(({ label }) => label);
const press = (message: Message, label: string): string => {
  const choice = message.choices.find((each) => each.label === label);
  if (choice === undefined) throw new Error(`no button "${label}"`);
  return choice.text;
};

/** An engine that knows what ECS is, and is silent or unsure when a question says so. */
const engine = () =>
  createFakeEngine(
    (question) => {
      if (question.includes('cup')) return answer({ question, state: 'silent', snippets: [] });
      if (question.includes('perhaps')) {
        return answer({ question, state: 'closest', snippets: [], closest: [citation()] });
      }
      return answer({ question, snippets: [snippet({ text: `All about ${question}.`, marks: [[0, 3]] })] });
    },
    (question) => (question.includes('ecs') ? [snippet({ text: 'ECS runs tasks.', marks: [[0, 3]] })] : []),
  );

describe('a command about an answer', () => {
  it('given in private is about what the person asked elsewhere a moment ago', async () => {
    const { say } = await openChatRoom({ engine: engine() });
    await say('what is ecs', { conversation: 'thread', shared: true });
    const alone = { conversation: 'place:ada', visibility: 'asker' } as const;
    expect((await say('why', alone)).markdown).toMatch(/^You asked: \*what is ecs\*/);
    expect((await say('sources', alone)).markdown).toMatch(/^The answer is quoted from/);
    expect((await say('why', { ...alone, person: 'bob' })).markdown).toMatch(/^There is no answer to explain yet/);
    expect((await say('why', { conversation: 'other thread', shared: true })).markdown).toMatch(/^There is no answer/);
  });
});

describe('buttons below an answer', () => {
  it('are there for a platform that has buttons, and none in words', async () => {
    const { say } = await openChatRoom({ engine: engine() });
    const asked = await say('what is ecs');
    expect(labels(asked)).toEqual(['Helpful', 'Not helpful', 'Why', 'More']);
    expect(labels(await say('perhaps ecs'))).toEqual(['Helpful', 'Not helpful', 'Why', 'More']);
    expect(labels(await say('who won the cup'))).toEqual(['Log the gap']);
    for (const { text, label, buttonOnly } of asked.choices) {
      expect(text.length).toBeLessThanOrEqual(100);
      expect(label.length).toBeLessThanOrEqual(75);
      expect(buttonOnly).toBe(true);
    }
  });

  it('are about their own answer, in another process and with others asked meanwhile', async () => {
    const { say, enterAgain } = await openChatRoom({ engine: engine() });
    const first = await say('what is ecs');
    await say('what is eks');
    const { say: sayLater } = await enterAgain();
    const explained = await sayLater(press(first, 'Why'), { shared: true });
    expect(explained).toMatchObject({
      visibility: 'asker',
      markdown: expect.stringMatching(/^You asked: \*what is ecs\*/),
    });
    expect((await sayLater(press(first, 'Why'), { person: 'bob' })).markdown).toMatch(/^The question: \*what is ecs\*/);
    const id = press(first, 'Why').split(' ').at(-1);
    expect(await sayLater(`sources ${id}`)).toMatchObject({
      visibility: 'asker',
      markdown: expect.stringMatching(/^The answer is quoted from:\n\n- \[Amazon ECS/),
    });
    expect((await sayLater(press(first, 'More'))).markdown).toBe(
      'More on *what is ecs*:\n\nECS runs tasks.\n\n— [Amazon ECS › Launch types › Fargate, lines 12–14](ecs.md#L12-L14)',
    );
  });

  it('say so when the question is not known any more', async () => {
    const { say } = await openChatRoom({ engine: engine() });
    const first = await say('what is ecs');
    await say('forget me');
    for (const label of ['Why', 'More']) {
      expect(await say(press(first, label))).toMatchObject({
        visibility: 'asker',
        markdown: expect.stringContaining('do not know that question any more'),
      });
    }
    expect((await say(press(first, 'Helpful'))).markdown).toContain('no recent answer');
  });

  it('tell nothing of a question on another platform', async () => {
    const { say } = await openChatRoom({ engine: engine() });
    const first = await say('what is ecs');
    expect((await say(press(first, 'Why'), { platform: 'other' })).markdown).toContain('do not know that question');
  });

  it('need no words of a question that holds a credential', async () => {
    const { say } = await openChatRoom({ engine: engine() });
    const secret = 'why does ecs fail: aws_access_key_id = AKIAIOSFODNN7EXAMPLE';
    const asked = await say(secret, { visibility: 'asker' });
    expect(labels(asked)).toEqual(['Helpful', 'Not helpful']);
    const noted = await say(press(asked, 'Not helpful'));
    expect(noted.markdown).toMatch(/^Noted/);
    expect(noted.choices).toEqual([]);
    expect(labels(await say('who won the cup password=hunter2-8080'))).toEqual([]);
    const id = press(asked, 'Helpful').split(' ').at(-1);
    for (const command of ['why', 'more', 'share', 'sources']) {
      expect((await say(`${command} ${id}`)).markdown).toContain('do not know that question');
    }
  });

  it('do without the record where there is none', async () => {
    const { say } = await openChatRoom({
      engine: engine(),
      storeThrough: (store) => ({
        ...store,
        questions: {
          ...store.questions,
          record: async () => {
            throw new StoreError('full', 'the disk is full');
          },
        },
      }),
    });
    const asked = await say('what is ecs');
    expect(labels(asked)).toEqual(['Why', 'More']);
    const shared = { shared: true };
    const inPrivate = (words: string) => ({ visibility: 'asker', markdown: expect.stringContaining(words) });
    expect(await say(press(asked, 'Why'), shared)).toMatchObject(inPrivate('*what is ecs*'));
    expect(await say(press(asked, 'More'), shared)).toMatchObject(inPrivate('ECS runs tasks.'));
    expect(labels(await say('who won the cup'))).toEqual([]);
    expect(labels(await say('what is ecs', { visibility: 'asker' }))).toEqual([]);
  });

  it('have ids that no word is like', async () => {
    const { say, engine: asked } = await openChatRoom({ engine: engine() });
    for (const text of ['why orchestration', 'more kubernetes1', 'sources k8s', 'why 12345', 'share screen'])
      await say(text);
    expect(asked.asked.map(({ question }) => question)).toHaveLength(5);
    const id = newId();
    expect((await say(`why ${id}`)).markdown).toContain('do not know that question');
  });
});

describe('a question as it is kept', () => {
  const places = (question: string) =>
    answer({
      question,
      snippets: [snippet({ citations: [citation({ url: question === 'what is it' ? 'b.md' : 'a.md' })] })],
    });

  it('holds what was said around it where the answer needs that', async () => {
    const asked = 'We moved to ECS. What is it';
    // The engine understands "what is it", but finds something else for it alone.
    const { say, store, now } = await openChatRoom({
      engine: createFakeEngine((question) =>
        question === asked ? { ...places(question), question: 'what is it' } : places(question),
      ),
    });
    await say(asked);
    const [kept] = await store.questions.byPerson({ platform: 'test', person: 'ann' }, now(), 1);
    expect(kept?.question).toBe(asked);
  });

  it('is the question as it was understood otherwise', async () => {
    const { say, store, now } = await openChatRoom({
      engine: createFakeEngine((question) => ({ ...places(question), question: 'what is ecs' })),
    });
    await say('hello, what is ecs please');
    const [kept] = await store.questions.byPerson({ platform: 'test', person: 'ann' }, now(), 1);
    expect(kept?.question).toBe('what is ecs');
  });
});

describe('share', () => {
  const privately = { visibility: 'asker' } as const;

  it('is offered to who was answered alone', async () => {
    const { say } = await openChatRoom({ engine: engine() });
    expect(labels(await say('what is ecs', privately))).toContain('Share in channel');
    expect(labels(await say('what is ecs'))).not.toContain('Share in channel');
  });

  it('shows the answer to everyone, once, with who asked what', async () => {
    const { say } = await openChatRoom({ engine: engine() });
    const asked = await say('what is *ecs*', privately);
    const shared = await say(press(asked, 'Share in channel'), privately);
    expect(shared).toMatchObject({ visibility: 'everyone', pressed: { becomes: 'gone' }, citations: [citation()] });
    expect(shared.markdown).toMatch(
      /^\[ann\]\(person:ann\) shares an answer on: \*what is \\\*ecs\\\*\*\n\nAll about what is \*ecs\*\.\n\n— \[Amazon ECS/,
    );
    // The marks moved along with the text.
    expect(JSON.stringify(shared.body.children[1])).toContain(
      '{"type":"mark","children":[{"type":"text","value":"All"}]}',
    );
    expect(labels(shared)).toEqual(['Helpful', 'Not helpful', 'Why', 'More']);
    expect(await say(press(asked, 'Share in channel'), privately)).toMatchObject({
      visibility: 'asker',
      pressed: { becomes: 'stays' },
      markdown: expect.stringContaining('already'),
    });
  });

  it('is for who asked alone, and takes nothing from them when somebody else tries', async () => {
    const { say } = await openChatRoom({ engine: engine() });
    const asked = await say('what is ecs', privately);
    expect(await say(press(asked, 'Share in channel'), { person: 'bob' })).toMatchObject({
      visibility: 'asker',
      markdown: expect.stringContaining('Only who asked'),
    });
    expect((await say(press(asked, 'Share in channel'), privately)).visibility).toBe('everyone');
  });

  it('cuts a very long question', async () => {
    const { say } = await openChatRoom({ engine: engine() });
    const asked = await say(`what is ecs ${'really '.repeat(80)}`, privately);
    const [line = ''] = (await say(press(asked, 'Share in channel'), privately)).markdown.split('\n');
    expect(line.length).toBeLessThan(350);
    expect(line).toMatch(/…\*$/);
  });

  it('shares nothing that the notes no longer answer', async () => {
    let silent = false;
    const { say } = await openChatRoom({
      engine: createFakeEngine((question) =>
        silent ? answer({ question, state: 'silent', snippets: [] }) : answer({ question }),
      ),
    });
    const asked = await say('what is ecs', privately);
    silent = true;
    expect(await say(press(asked, 'Share in channel'))).toMatchObject({
      visibility: 'asker',
      markdown: expect.stringContaining('no longer'),
    });
  });
});

describe('more', () => {
  it('adds to the last answer of the conversation, as it was understood there', async () => {
    const asked: string[][] = [];
    const fake = engine();
    const { say } = await openChatRoom({
      engine: {
        ...fake,
        more(question, context = []) {
          asked.push([...context, question]);
          return fake.more(question);
        },
      },
    });
    expect((await say('more')).markdown).toContain('no answer to add to yet');
    await say('what is ecs');
    await say('and the cost of ecs?');
    expect(await say('More!', { shared: true })).toMatchObject({
      visibility: 'everyone',
      markdown: expect.stringContaining('ECS runs tasks.'),
      citations: [citation()],
    });
    expect(asked).toEqual([['what is ecs', 'and the cost of ecs?']]);
  });

  it('marks the words of the question, and says where it is less sure', async () => {
    const { say } = await openChatRoom({ engine: engine() });
    await say('perhaps ecs');
    const { markdown, body } = await say('more');
    expect(markdown).toMatch(/^Perhaps on \*perhaps ecs\*:\n\nECS runs tasks\./);
    expect(JSON.stringify(body)).toContain('{"type":"mark","children":[{"type":"text","value":"ECS"}]}');
  });

  it('says so when there is no more, with the next best place', async () => {
    const runnerUp = citation({ title: 'EKS' });
    const { say } = await openChatRoom({
      engine: createFakeEngine((question) =>
        answer({ question, explanation: { ...answer().explanation, ...(question.includes('pod') && { runnerUp }) } }),
      ),
    });
    await say('what is a pod');
    expect(await say('more')).toMatchObject({
      markdown:
        'The notes say no more on *what is a pod*. The next best place: [EKS › Launch types › Fargate, lines 12–14](ecs.md#L12-L14)',
      citations: [runnerUp],
    });
    await say('what is a node?');
    expect(await say('more')).toMatchObject({ markdown: 'The notes say no more on *what is a node*.', citations: [] });
  });

  it.each(['more than one container', 'more details on pods', 'more?? or less'])(
    'is no command in "%s"',
    async (text) => {
      const { say, engine: fake } = await openChatRoom({ engine: engine() });
      await say(text);
      expect(fake.asked).toHaveLength(1);
    },
  );
});

describe('a gap', () => {
  it('is logged after an answer that did not help, when the person says so', async () => {
    const { say, store, now } = await openChatRoom({ engine: engine() });
    const mine = async () =>
      (await store.questions.byPerson({ platform: 'test', person: 'ann' }, now(), 9)).map(({ vote }) => vote);
    const asked = await say('what is ecs');
    await say('what is eks');
    const noted = await say(press(asked, 'Not helpful'));
    expect(noted).toMatchObject({
      visibility: 'asker',
      choices: [{ label: 'Log the gap', typed: 'vote missing', buttonOnly: false }],
    });
    expect(await mine()).toEqual([undefined, 'not-helpful']);
    expect(await say(press(noted, 'Log the gap'))).toMatchObject({
      visibility: 'asker',
      markdown: expect.stringMatching(/^Logged/),
    });
    expect(await mine()).toEqual([undefined, 'missing']);
    await say('vote missing');
    expect(await mine()).toEqual(['missing', 'missing']);
    expect((await say(press(asked, 'Helpful'))).choices).toEqual([]);
  });

  it('is logged at once where the notes are silent', async () => {
    const { say, store, now } = await openChatRoom({ engine: engine() });
    await say(press(await say('who won the cup'), 'Log the gap'));
    const kept = await store.questions.byPerson({ platform: 'test', person: 'ann' }, now(), 9);
    expect(kept).toMatchObject([{ question: 'who won the cup', state: 'silent', vote: 'missing' }]);
  });
});
