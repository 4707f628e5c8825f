import type { AnswerState } from '../answer/answer.ts';
import { ConfigError } from '../errors.ts';

/** A question with what its answer must be like. */
export interface LabelledQuestion {
  /** 1-based line of the file. */
  readonly line: number;
  readonly id?: string;
  readonly q: string;
  /** Earlier questions of the conversation, oldest first. */
  readonly context: readonly string[];
  /** Row of the result's table that it counts in. */
  readonly kind?: string;
  /** All must match the text of the answer. */
  readonly gold: readonly RegExp[];
  /** None may match it. */
  readonly anti: readonly RegExp[];
  /** The state that is right; `silent` is also satisfied by `closest`, which quotes nothing either. */
  readonly expect: AnswerState;
}

const states: readonly AnswerState[] = ['answer', 'closest', 'silent', 'smalltalk'];
const knownKeys = ['id', 'q', 'context', 'kind', 'gold', 'anti', 'expect'];

/**
 * Reads labelled questions from JSON Lines; blank lines and lines that begin with `//` are skipped.
 * @param name of the file, for messages.
 * @throws ConfigError with every bad line.
 */
export function parseLabelledQuestions(text: string, name: string): readonly LabelledQuestion[] {
  const problems: string[] = [];
  const questions: LabelledQuestion[] = [];
  for (const [index, written] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (written.trim() === '' || written.trimStart().startsWith('//')) continue;
    try {
      questions.push(readQuestion(JSON.parse(written), index + 1));
    } catch (error) {
      problems.push(`${name}:${index + 1}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (questions.length === 0 && problems.length === 0) problems.push(`${name}: holds no question.`);
  if (problems.length > 0) throw new ConfigError(problems);
  return questions;
}

function readQuestion(value: unknown, line: number): LabelledQuestion {
  if (typeof value !== 'object' || value === null) throw new Error('is not a JSON object.');
  const given: Readonly<Record<string, unknown>> = { ...value };
  const unknown = Object.keys(given).filter((key) => !knownKeys.includes(key));
  if (unknown.length > 0) throw new Error(`has unknown keys: ${unknown.join(', ')}. Known: ${knownKeys.join(', ')}.`);
  const { q, expect = 'answer' } = given;
  if (typeof q !== 'string' || q.trim() === '') throw new Error('needs a question as "q".');
  const expected = states.find((state) => state === expect);
  if (expected === undefined) throw new Error(`"expect" must be one of ${states.join(', ')}.`);
  const gold = patterns(given, 'gold');
  if (expected === 'answer' && gold.length === 0) throw new Error('needs "gold" or "expect".');
  return {
    line,
    q,
    context: strings(given, 'context'),
    gold,
    anti: patterns(given, 'anti'),
    expect: expected,
    ...(given.id !== undefined && { id: String(given.id) }),
    ...(typeof given.kind === 'string' && { kind: given.kind }),
  };
}

function strings(given: Readonly<Record<string, unknown>>, key: string): readonly string[] {
  const value = given[key] ?? [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (typeof item !== 'string') throw new Error(`"${key}" must be a list of strings.`);
    return item;
  });
}

function patterns(given: Readonly<Record<string, unknown>>, key: string): readonly RegExp[] {
  return strings(given, key).map((source) => {
    try {
      return new RegExp(source, 'i');
    } catch (cause) {
      throw new Error(`"${key}" holds ${JSON.stringify(source)}, which is no regular expression.`, { cause });
    }
  });
}
