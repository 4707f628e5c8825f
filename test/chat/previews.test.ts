import { describe, expect, it } from 'vitest';
import { calls, commands } from '../../src/chat/commands/index.ts';
import { createPreviews } from '../../src/chat/previews.ts';
import { silentLogger } from '../../src/logger.ts';
import { answer, createFakeEngine, type FakeEngine } from './fake-answers.ts';

function previewing(engine: FakeEngine = createFakeEngine(), questions = async (): Promise<readonly string[]> => []) {
  const warnings: string[] = [];
  const logger = { ...silentLogger, warn: (message: string) => void warnings.push(message) };
  const previews = createPreviews({ engine, memory: { questions }, logger, commands, calls });
  const identity = { platform: 'test', place: 'room', conversation: 'thread', person: 'ann', shared: false };
  return { warnings, preview: (text: string) => previews.preview({ ...identity, addressed: true, text }) };
}

describe('a preview', () => {
  it('is the answer in the light of what was asked before, without what can be done with it', async () => {
    const engine = createFakeEngine();
    const { preview } = previewing(engine, async () => ['what is fargate']);
    const message = await preview(' and its limits? ');
    expect(engine.asked).toEqual([{ question: 'and its limits?', context: ['what is fargate'] }]);
    expect(message?.markdown).toContain('Fargate runs tasks without servers.');
    expect(message?.citations).toHaveLength(1);
    expect(message?.choices).toEqual([]);
  });

  it('takes a question for one where it is asked by the name of the command', async () => {
    const engine = createFakeEngine();
    await previewing(engine).preview('ask what is fargate');
    expect(engine.asked.map(({ question }) => question)).toEqual(['what is fargate']);
  });

  it.each([
    ['nothing', '  '],
    ['a command', 'quiz docker 5'],
    ['what only a quiz can be meant by', 'next'],
    ['a credential', `what is AKIA${'Q'.repeat(16)} for`],
    ['what was pasted', 'why '.repeat(200)],
  ])('is nothing for %s, which is not even looked up', async (_, text) => {
    const engine = createFakeEngine();
    expect(await previewing(engine).preview(text)).toBeUndefined();
    expect(engine.asked).toEqual([]);
  });

  it('is nothing for a greeting', async () => {
    const { preview } = previewing(
      createFakeEngine(() => answer({ state: 'smalltalk', snippets: [], line: 'Hello!' })),
    );
    expect(await preview('hello')).toBeUndefined();
  });

  it('is nothing where it fails, or where too many are made already', async () => {
    const failing = previewing(createFakeEngine(), () => Promise.reject(new Error('away')));
    expect(await failing.preview('what is a pod')).toBeUndefined();
    expect(failing.warnings).toHaveLength(1);

    let go = (): void => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    const busy = previewing(createFakeEngine(), async () => {
      await gate;
      return [];
    });
    const many = Array.from({ length: 51 }, () => busy.preview('what is a pod'));
    expect(await many.at(-1)).toBeUndefined();
    go();
    expect((await Promise.all(many)).filter((message) => message !== undefined)).toHaveLength(50);
  });
});
