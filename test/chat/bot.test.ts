import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/chat/command.ts';
import { commands } from '../../src/chat/commands/index.ts';
import { UserError } from '../../src/errors.ts';
import { openChatRoom } from './chat-room.ts';
import { answer, citation, createFakeEngine } from './fake-answers.ts';

describe('routing', () => {
  it('takes bare text for a question', async () => {
    const { say, engine } = await openChatRoom();
    const message = await say('  what is fargate ');
    expect(engine.asked).toEqual([{ question: 'what is fargate', context: [] }]);
    expect(message.markdown).toContain('Fargate runs tasks without servers.');
    expect(message.citations).toEqual([citation()]);
    expect(message.visibility).toBe('everyone');
  });

  it.each([
    'why do pods crash',
    'help me with pods',
    '/healthz returns 500',
    '/etc/kubernetes',
    'sources of truth?',
    'asking',
  ])('takes "%s" for a question too', async (text) => {
    const { say, engine } = await openChatRoom();
    await say(text);
    expect(engine.asked.map(({ question }) => question)).toEqual([text]);
  });

  it.each(['help', 'Help', 'help!', '/help', ' /HELP '])('takes "%s" for the command', async (text) => {
    const { say, engine } = await openChatRoom();
    expect((await say(text)).markdown).toContain('I answer from the notes');
    expect(engine.asked).toEqual([]);
  });

  it('gives what follows a command to its first option, and takes a call as the platform made it', async () => {
    const { say, engine } = await openChatRoom();
    await say('/ask what is\na pod');
    await say('Ask what is a pod');
    await say('ignored', { call: { name: 'ask', options: { question: 'what is a node' } } });
    expect(engine.asked.map(({ question }) => question)).toEqual(['what is\na pod', 'what is a pod', 'what is a node']);
  });

  it('says so when a platform calls what is not there', async () => {
    const { say } = await openChatRoom();
    const message = await say('', { call: { name: 'dance', options: {} } });
    expect(message.markdown).toContain('`dance`');
    expect(message.visibility).toBe('asker');
  });

  it('keeps a reply private when the person wants that', async () => {
    const { say } = await openChatRoom();
    expect((await say('what is fargate', { visibility: 'asker' })).visibility).toBe('asker');
  });
});

describe('errors', () => {
  const failing = (error: unknown): Command => ({
    name: 'ask',
    summary: '',
    options: [],
    read: () => undefined,
    run: () => {
      throw error;
    },
  });

  it('shows a mistake of the person to them alone', async () => {
    const { say, logged } = await openChatRoom({ commands: [failing(new UserError('x', 'Ask something else.'))] });
    expect(await say('x')).toMatchObject({ markdown: 'Ask something else.', visibility: 'asker' });
    expect(logged).toEqual([]);
  });

  it('apologises for any other error with an incident id, which the log has with the cause', async () => {
    const error = new Error('secret detail');
    const { say, logged } = await openChatRoom({ commands: [failing(error)] });
    const message = await say('x');
    expect(message.markdown).toContain('incident 000000000000001');
    expect(message.markdown).not.toContain('secret');
    expect(message.visibility).toBe('asker');
    expect(logged).toMatchObject([{ level: 'error', fields: { incident: '000000000000001', err: error } }]);
  });
});

describe('ask', () => {
  it('gives the engine the earlier questions of the same conversation, small talk left out', async () => {
    const engine = createFakeEngine((question) =>
      question === 'thanks' ? answer({ question, state: 'smalltalk', snippets: [] }) : answer({ question }),
    );
    const { say } = await openChatRoom({ engine });
    await say('what is ecs');
    await say('thanks');
    await say('and eks?');
    await say('and eks?', { conversation: 'other' });
    expect(engine.asked.slice(2).map(({ context }) => context)).toEqual([['what is ecs'], []]);
  });

  it('goes on in a thread below a direct message with what was said above it, and in no other thread', async () => {
    const { say, engine } = await openChatRoom();
    await say('what is ecs', { place: 'direct', conversation: 'direct' });
    await say('what does it cost', { place: 'direct', conversation: 'direct:1' });
    await say('what does it cost', { place: 'direct', conversation: 'direct:2', shared: true });
    expect(engine.asked.map(({ context }) => context)).toEqual([[], ['what is ecs'], []]);
  });

  it('asks for a question when there is none', async () => {
    const { say, engine } = await openChatRoom();
    expect((await say('   ')).markdown).toContain('Ask me a question');
    expect((await say('/ask')).markdown).toContain('Ask me a question');
    expect(engine.asked).toEqual([]);
  });

  it('logs that the notes do not answer, and where to find the question, not its words', async () => {
    const engine = createFakeEngine((question) => answer({ question, state: 'silent', snippets: [] }));
    const { say, logged, store } = await openChatRoom({ engine });
    await say('who won the cup');
    const [kept] = await store.questions.byPerson({ platform: 'test', person: 'ann' }, 0, 9);
    expect(kept?.question).toBe('who won the cup');
    expect(logged).toMatchObject([{ level: 'info', fields: { state: 'silent', question: kept?.id } }]);
    expect(JSON.stringify(logged)).not.toContain('cup');
  });

  it('keeps a pasted credential out of the log, the store and the memory', async () => {
    const engine = createFakeEngine((question) => answer({ question, state: 'silent', snippets: [] }));
    const { say, logged, store } = await openChatRoom({ engine });
    await say('why does this fail: aws_access_key_id = AKIAIOSFODNN7EXAMPLE');
    await say('and this?');
    const kept = await store.questions.byPerson({ platform: 'test', person: 'ann' }, 0, 9);
    const remembered = engine.asked.at(-1)?.context;
    expect(kept).toHaveLength(2);
    expect(remembered).toHaveLength(1);
    for (const place of [kept, remembered]) expect(JSON.stringify(place)).toContain('withheld');
    for (const place of [logged, kept, remembered]) expect(JSON.stringify(place)).not.toContain('AKIA');
  });
});

describe('why', () => {
  it('explains the last answer', async () => {
    const explanation = {
      matched: ['fargate'],
      expanded: [{ word: 'k8s', by: 'Kubernetes' }],
      corrected: [{ from: 'fargte', to: 'fargate' }],
      unmatched: ['moon'],
      runnerUp: citation({ title: 'EKS' }),
    };
    const { say } = await openChatRoom({ engine: createFakeEngine(() => answer({ explanation, confidence: 0.666 })) });
    await say('fargte on k8s on the moon');
    const message = await say('why?');
    expect(message.markdown).toBe(
      [
        'You asked: *what is fargate*',
        [
          '- **Found in the notes:** fargate',
          '- **Found by another name:** k8s as Kubernetes',
          '- **Read as:** fargate (you wrote fargte)',
          '- **Not found:** moon',
          '- **Next best place:** [EKS › Launch types › Fargate, lines 12–14](ecs.md#L12-L14)',
        ].join('\n'),
        'What was shown covers 67 % of the question, rare words counting most.',
      ].join('\n\n'),
    );
    expect(message.citations).toEqual([explanation.runnerUp]);
  });

  it('has nothing to explain before the first answer', async () => {
    const { say } = await openChatRoom();
    expect(await say('why')).toMatchObject({ visibility: 'asker', markdown: expect.stringContaining('no answer') });
  });
});

describe('sources', () => {
  it('lists where the last answer comes from and when that was checked', async () => {
    const { say } = await openChatRoom({
      engine: createFakeEngine(() =>
        answer({
          snippets: [{ text: 'x', marks: [], citations: [citation({ verified: '2025-03-01' }), citation()] }],
        }),
      ),
    });
    await say('x');
    const message = await say('sources');
    expect(message.markdown).toMatch(/quoted from:\n\n- \[.*\]\(.*\), checked 2025-03-01\n- \[.*\]\(.*\)$/);
    expect(message.citations).toHaveLength(2);
  });

  it('tells nearest places from quoted ones, and admits when there are none', async () => {
    const states = [
      answer({ question: 'x', state: 'closest', snippets: [], closest: [citation()] }),
      answer({ question: 'x', state: 'silent', snippets: [] }),
    ];
    const { say } = await openChatRoom({ engine: createFakeEngine(() => states.shift() ?? answer()) });
    await say('x');
    expect((await say('sources')).markdown).toMatch(/^Nothing was quoted\. Nearest:/);
    await say('x');
    expect((await say('sources')).markdown).toBe('The last answer rests on no note.');
    expect((await (await await openChatRoom()).say('sources')).visibility).toBe('asker');
  });
});

describe('help', () => {
  it('lists every command with its summary, and questions to try, for the asker alone', async () => {
    const message = await (await await openChatRoom()).say('help');
    for (const { name, summary } of commands)
      expect(message.markdown).toMatch(new RegExp(`\`${name}[^\`]*\`: ${summary}`));
    expect(message.markdown).toContain('- What does ECS_CLUSTER do?');
    expect(message.visibility).toBe('asker');
  });
});
