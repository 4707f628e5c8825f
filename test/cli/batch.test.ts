import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { answerBatch } from '../../src/cli/batch.ts';
import { createFakeEngine } from '../chat/fake-answers.ts';

async function batch(input: string, engine = createFakeEngine()) {
  const output = new PassThrough();
  let time = 0;
  const failed = await answerBatch({
    engine,
    input: Readable.from([input]),
    output,
    now: () => {
      time += 1.25;
      return time;
    },
  });
  const lines = String(output.read() ?? '')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  return { failed, lines, engine };
}

describe('answerBatch', () => {
  it('answers each line under its id, in order, with its context', async () => {
    const { failed, lines, engine } = await batch(
      '\ufeff{"id":"a","q":"one"}\r\n\n{"id":2,"q":"two","context":["one"]}\n{"q":"three"}',
    );
    expect(failed).toBe(0);
    expect(lines.map(({ id, question }) => [id, question])).toEqual([
      ['a', 'one'],
      [2, 'two'],
      [null, 'three'],
    ]);
    expect(engine.asked.map(({ context }) => context)).toEqual([[], ['one'], []]);
  });

  it('prints everything that there is to know of an answer', async () => {
    const { lines } = await batch('{"id":1,"q":"what is fargate"}');
    expect(lines).toEqual([
      {
        id: 1,
        question: 'what is fargate',
        state: 'answer',
        kind: 'definition',
        text: 'Fargate runs tasks without servers.\n\n— [Amazon ECS › Launch types › Fargate, lines 12–14](ecs.md#L12-L14)',
        snippets: [
          {
            text: 'Fargate runs tasks without servers.',
            marks: [[0, 7]],
            citations: [
              {
                path: 'ecs.md',
                title: 'Amazon ECS',
                headings: ['Launch types', 'Fargate'],
                anchor: 'fargate',
                startLine: 12,
                endLine: 14,
                url: 'ecs.md#L12-L14',
              },
            ],
          },
        ],
        closest: [],
        suggestions: [],
        confidence: 1,
        corrections: [],
        tookMs: 1.25,
      },
    ]);
  });

  it('answers a bad line with its number and goes on', async () => {
    const { failed, lines } = await batch(
      ['{"id":1,', '[]', '{"id":3}', '{"id":4,"q":" "}', '{"id":5,"q":"x","context":"y"}', '{"id":6,"q":"six"}'].join(
        '\n',
      ),
    );
    expect(failed).toBe(5);
    expect(lines).toMatchObject([
      { id: null, line: 1 },
      { id: null, error: 'is not a JSON object', line: 2 },
      { id: 3, error: 'needs a question as "q"', line: 3 },
      { id: 4, error: 'needs a question as "q"', line: 4 },
      { id: 5, error: '"context" must be a list of strings', line: 5 },
      { id: 6, question: 'six' },
    ]);
  });

  it('answers no faster than the output takes it', async () => {
    const engine = createFakeEngine();
    const taken: (() => void)[] = [];
    const output = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, next) => void taken.push(next) });
    const input = Readable.from(Array.from({ length: 3 }, (_, id) => `${JSON.stringify({ id, q: 'x' })}\n`));
    const done = answerBatch({ engine, input, output, now: () => 0 });
    for (const asked of [1, 2, 3]) {
      await vi.waitFor(() => expect(taken).toHaveLength(asked));
      expect(engine.asked).toHaveLength(asked);
      taken.at(-1)?.();
    }
    await done;
  });
});
