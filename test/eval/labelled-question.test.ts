import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { parseLabelledQuestions } from '../../src/eval/labelled-question.ts';

function problemsOf(text: string): readonly string[] {
  try {
    parseLabelledQuestions(text, 'q.jsonl');
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('parseLabelledQuestions', () => {
  it('reads every key, and fills in what may be left out', () => {
    const text = [
      '\ufeff{"id":7,"q":"and EKS?","context":["what is ECS"],"kind":"follow-up","gold":["eks"],"anti":["ecs"]}\r',
      '',
      '// a remark',
      '{"q":"who won","expect":"silent"}',
    ].join('\n');
    expect(parseLabelledQuestions(text, 'q.jsonl')).toEqual([
      {
        line: 1,
        id: '7',
        q: 'and EKS?',
        context: ['what is ECS'],
        kind: 'follow-up',
        gold: [/eks/i],
        anti: [/ecs/i],
        expect: 'answer',
      },
      { line: 4, q: 'who won', context: [], gold: [], anti: [], expect: 'silent' },
    ]);
  });

  it('lists every bad line with its number and what is wrong', () => {
    const problems = problemsOf(
      [
        '{"q":"fine","gold":["x"]}',
        '{"q":',
        '{"gold":["x"]}',
        '{"q":"x"}',
        '{"q":"x","gold":["("]}',
        '{"q":"x","expect":"quiet"}',
        '{"q":"x","gold":[1]}',
        '{"q":"x","gold":["x"],"glod":["y"]}',
        '[]',
        '"text"',
      ].join('\n'),
    );
    expect(problems.map((problem) => problem.split(':').slice(0, 2).join(':'))).toEqual(
      [2, 3, 4, 5, 6, 7, 8, 9, 10].map((line) => `q.jsonl:${line}`),
    );
    expect(problems.slice(1)).toEqual([
      expect.stringContaining('needs a question as "q"'),
      expect.stringContaining('needs "gold" or "expect"'),
      expect.stringContaining('"(", which is no regular expression'),
      expect.stringContaining('one of answer, closest, silent, smalltalk'),
      expect.stringContaining('"gold" must be a list of strings'),
      expect.stringContaining('unknown keys: glod'),
      expect.stringContaining('needs a question'),
      expect.stringContaining('is not a JSON object'),
    ]);
  });

  it('refuses a file without a question, which would score full marks', () => {
    expect(problemsOf('\n')).toEqual(['q.jsonl: holds no question.']);
  });
});
