import { describe, expect, it } from 'vitest';
import type { AnswerState } from '../../src/answer/answer.ts';
import { evaluate } from '../../src/eval/evaluate.ts';
import { parseLabelledQuestions } from '../../src/eval/labelled-question.ts';
import { renderEvaluation } from '../../src/eval/report.ts';
import { answer, citation, createFakeEngine } from '../chat/fake-answers.ts';

/** The fake engine's state is the question's first word; an answer says that Fargate runs tasks without servers. */
const engine = createFakeEngine((question) => {
  const state = question.split(' ')[0] as AnswerState;
  if (state === 'answer') return answer({ question });
  return answer({ question, state, snippets: [], closest: state === 'closest' ? [citation()] : [] });
});

function run(...lines: object[]) {
  return evaluate(engine, parseLabelledQuestions(lines.map((line) => JSON.stringify(line)).join('\n'), 'q'));
}

describe('evaluate', () => {
  it('passes an answer that matches every gold pattern and no anti pattern, whatever the case', () => {
    expect(run({ q: 'answer', gold: ['fargate', 'without\\s+SERVERS'], anti: ['lambda'] })).toMatchObject({
      passed: 1,
      total: 1,
      score: 1,
      failures: [],
    });
  });

  it.each([
    [{ q: 'answer', gold: ['fargate', 'pods'] }, ['missing /pods/']],
    [{ q: 'answer', gold: ['fargate'], anti: ['tasks'] }, ['must not say /tasks/']],
    [{ q: 'answer', expect: 'silent' }, ['expected silent, got answer']],
    [{ q: 'smalltalk', expect: 'closest' }, ['expected closest, got smalltalk']],
    [{ q: 'silent', expect: 'closest' }, ['expected closest, got silent']],
    [{ q: 'closest', gold: ['fargate'] }, ['expected answer, got closest']],
    [{ q: 'silent', gold: ['tasks'] }, ['expected answer, got silent', 'missing /tasks/']],
  ])('fails %j', (line, reasons) => {
    expect(run(line).failures).toMatchObject([{ line: 1, q: line.q, reasons }]);
  });

  it('takes closest and small talk for silent: none of them quotes anything', () => {
    const questions = ['closest', 'silent', 'smalltalk'].map((q) => ({ q, expect: 'silent' }) as const);
    expect(run(...questions).failures).toEqual([]);
  });

  it('hands the context on', () => {
    run({ q: 'answer and EKS?', context: ['what is ECS'], gold: ['x'] });
    expect(engine.asked.at(-1)).toEqual({ question: 'answer and EKS?', context: ['what is ECS'] });
  });

  it('counts by the kind that the line names, else that of the answer or of what is expected', () => {
    const { kinds, passed, total, score } = run(
      { q: 'answer', gold: ['fargate'], kind: 'typo' },
      { q: 'answer', gold: ['moon'], kind: 'typo' },
      { q: 'answer', gold: ['fargate'] },
      { q: 'silent', expect: 'silent' },
    );
    expect(kinds).toEqual([
      { kind: 'definition', passed: 1, total: 1 },
      { kind: 'silent', passed: 1, total: 1 },
      { kind: 'typo', passed: 1, total: 2 },
    ]);
    expect({ passed, total, score }).toEqual({ passed: 3, total: 4, score: 0.75 });
  });
});

describe('renderEvaluation', () => {
  it('shows each failure with its reasons and the start of the text, then the table', () => {
    const text = renderEvaluation(
      run({ id: 'x1', q: 'answer', gold: ['moon'], kind: 'typo' }, { q: 'silent', expect: 'silent' }),
    );
    expect(text).toBe(
      [
        'FAIL line 1, x1 (typo): answer',
        '     answer: missing /moon/',
        '     Fargate runs tasks without servers. — [Amazon ECS › Launch types › Fargate, lines 12–14](ecs.md#L12-L14)',
        '',
        'kind    passed   asked    score',
        '-------------------------------',
        'silent       1       1  100.0 %',
        'typo         0       1    0.0 %',
        '-------------------------------',
        'total        1       2   50.0 %',
        '',
      ].join('\n'),
    );
  });

  it('cuts a long text', () => {
    const long = answer({ snippets: [{ text: 'x'.repeat(500), marks: [], citations: [citation()] }] });
    const questions = parseLabelledQuestions('{"q":"q","gold":["moon"]}', 'q');
    expect(
      renderEvaluation(
        evaluate(
          createFakeEngine(() => long),
          questions,
        ),
      ),
    ).toContain(`     ${'x'.repeat(200)}…\n`);
  });
});
