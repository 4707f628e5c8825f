import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { AnswerEngine } from '../answer/answer.ts';
import { askForRecord } from './answer-record.ts';

export interface BatchDeps {
  readonly engine: AnswerEngine;
  readonly input: Readable;
  readonly output: Writable;
  readonly now: () => number;
}

/**
 * Answers JSON Lines `{"id", "q", "context"}` one by one, each with a line of JSON that begins with its id. A line that is
 * no such object is answered by `{"id", "error", "line"}`. Holds one line at a time, however long the input.
 * @returns how many lines could not be answered.
 */
export async function answerBatch({ engine, input, output, now }: BatchDeps): Promise<number> {
  let line = 0;
  let failed = 0;
  for await (const written of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    const text = written.replace(/^\ufeff/, '');
    if (text.trim() === '') continue;
    let id: unknown = null;
    let reply: object;
    try {
      const asked = readLine(text);
      id = asked.id;
      const question = readQuestion(asked);
      reply = { id, ...askForRecord(engine, question.q, question.context, now) };
    } catch (error) {
      failed += 1;
      reply = { id, error: error instanceof Error ? error.message : String(error), line };
    }
    const taken = output.write(`${JSON.stringify(reply)}\n`);
    if (!taken) await new Promise((resolve) => output.once('drain', resolve));
  }
  return failed;
}

interface BatchLine {
  readonly id: unknown;
  readonly q?: unknown;
  readonly context?: unknown;
}

function readLine(text: string): BatchLine {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('is not a JSON object');
  return { id: null, ...value };
}

function readQuestion({ q, context = [] }: BatchLine): { q: string; context: readonly string[] } {
  if (typeof q !== 'string' || q.trim() === '') throw new Error('needs a question as "q"');
  if (!isStrings(context)) throw new Error('"context" must be a list of strings');
  return { q, context };
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
