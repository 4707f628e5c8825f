import { describe, expect, it, test } from 'vitest';
import { parseNote } from '../../../src/corpus/parse-note.ts';
import { curatedProblems, curatedPrompts } from '../../../src/quiz/curated/curated-notes.ts';

const noteOf = (text: string) => parseNote('crane.md', text).note;
const block = (yaml: string) => `# Cranes\n\nText.\n\n\`\`\`quiz\n${yaml}\n\`\`\`\n`;
const promptsIn = (yaml: string) => curatedPrompts(noteOf(block(yaml)));
const problemsIn = (yaml: string) =>
  curatedProblems([noteOf(block(yaml))]).map(({ code, line, message }) => `${code} ${line}: ${message}`);

describe('a prompt', () => {
  test('has a question, an answer, wrong ones and an explanation', () => {
    expect(
      promptsIn(`question: What lifts most?
answer: A gantry crane
wrong:
  - A tower crane
  - A winch
explanation: It stands on **two** legs.`),
    ).toEqual([
      {
        question: 'What lifts most?',
        answer: 'A gantry crane',
        accepted: [],
        wrong: ['A tower crane', 'A winch'],
        remark: 'It stands on **two** legs.',
        line: 6,
        anchor: 'cranes',
      },
    ]);
  });

  test('may be one of a list, of documents, or of what blank lines part', () => {
    const questions = (yaml: string) => promptsIn(yaml).map(({ question, answer, line }) => [question, answer, line]);
    const two = [
      ['One?', '1', 6],
      ['Two?', '2', 9],
    ];
    expect(questions('- question: One?\n  answer: 1\n\n- question: Two?\n  answer: 2')).toEqual(two);
    expect(questions('Q: One?\nA: 1\n---\nQ: Two?\nA: 2')).toEqual(two);
    expect(questions('Question: One?\nAnswer: 1\n\nQuestion: Two?\nAnswer: 2')).toEqual(two);
    expect(questions('questions:\n  - q: One?\n    a: 1')).toEqual([['One?', '1', 7]]);
  });

  test('has its answer as written, not as YAML reads it', () => {
    const answers = ['1.10', '0x1F', 'null', '2024-01-01', '~', '12:30'];
    expect(answers.map((answer) => promptsIn(`question: Q?\nanswer: ${answer}`)[0]?.answer)).toEqual(answers);
  });

  test('may hold what YAML takes amiss', () => {
    expect(
      promptsIn('question: What does `a: b` do: lift?\nanswer: `lift -a`\nwrong:\n\t- `drop`\n\t- *sink*'),
    ).toMatchObject([{ question: 'What does `a: b` do: lift?', answer: '`lift -a`', wrong: ['`drop`', '*sink*'] }]);
    expect(promptsIn('question: |\n  What does this do?\n\n  `- a: b`\nanswer: @home')).toMatchObject([
      { question: 'What does this do?\n\n`- a: b`', answer: '@home' },
    ]);
    expect(promptsIn('question: Q?\nanswer: "quoted" and more\nwrong: [a, b: c]')).toMatchObject([
      { answer: '"quoted" and more', wrong: ['a', 'b: c'] },
    ]);
  });
});

describe('choices', () => {
  const partsOf = (yaml: string) =>
    promptsIn(`question: Q?\n${yaml}`).map(({ answer, wrong }) => [answer, ...wrong])[0];

  test('may hold the answer, by its text, its letter or its number', () => {
    expect(partsOf('choices: [low, High., mid]\nanswer: high')).toEqual(['High.', 'low', 'mid']);
    expect(partsOf('options:\n  - A) low\n  - B) high\nanswer: b')).toEqual(['high', 'low']);
    expect(partsOf('options:\n  - 1. low\n  - 2. high\nanswer: 1. low')).toEqual(['low', 'high']);
    expect(partsOf('choices: [1, 2, 4]\nanswer: 4')).toEqual(['4', '1', '2']);
  });

  test('are all wrong when none is the answer', () => {
    expect(partsOf('choices: [low, mid]\nanswer: high')).toEqual(['high', 'low', 'mid']);
    expect(partsOf('wrong: [AAAA, MX]\nanswer: A')).toEqual(['A', 'AAAA', 'MX']);
  });

  test('may be a line each, or stand between commas', () => {
    expect(partsOf('wrong: low, mid\nanswer: high')).toEqual(['high', 'low', 'mid']);
    expect(partsOf('wrong: low, or so; mid\nanswer: high')).toEqual(['high', 'low, or so', 'mid']);
    expect(partsOf('wrong: |\n  - low, or so\n  - mid\nanswer: high')).toEqual(['high', 'low, or so', 'mid']);
  });

  test('of true and false need not be listed', () => {
    expect(promptsIn('question: Cranes fly.\nanswer: false')).toMatchObject([
      { answer: 'False', wrong: ['True'], inOrder: ['True', 'False'] },
    ]);
    expect(promptsIn('question: Q?\nanswer: yes\nchoices: [no, yes]')).toMatchObject([
      { answer: 'Yes', wrong: ['No'], inOrder: ['Yes', 'No'] },
    ]);
    expect(partsOf('answer: no\nwrong: [yes, sometimes]')).toEqual(['no', 'yes', 'sometimes']);
  });
});

test('one text in a list is that text', () => {
  expect(promptsIn('question: [Q?]\nanswer: A\nexplanation: [Because.]')).toMatchObject([
    { question: 'Q?', remark: 'Because.' },
  ]);
  expect(problemsIn('question: [Q?, R?]\nanswer: A')).toEqual([
    'quiz-prompt 6: a quiz prompt cannot be used: `question` is no text',
  ]);
});

test('a typed answer may have other forms', () => {
  expect(promptsIn('question: Q?\nanswer: [`a`, b]\naccept: c')).toMatchObject([
    { answer: '`a`', accepted: ['b', 'c'], wrong: [] },
  ]);
});

describe('what cannot be used is reported with its line', () => {
  it.each([
    ['- question: Q?\n  answer: A\n- answer: A', 'quiz-prompt 8: a quiz prompt cannot be used: `question` is missing'],
    ['question: Q?', 'quiz-prompt 6: a quiz prompt cannot be used: `answer` is missing'],
    ['question: Q?\nanswer:', 'quiz-prompt 6: a quiz prompt cannot be used: `answer` is missing'],
    ['just text', 'quiz-prompt 6: a quiz prompt cannot be used: it is no list of keys and values'],
    [
      'question: Q?\nanswer: A\nwrong: {a: {b: c}}',
      'quiz-prompt 6: a quiz prompt cannot be used: `wrong` is no list of texts',
    ],
    ['question: Q?\nanswer: A\nwrong: [a]', 'quiz-prompt 6: a quiz prompt cannot be used: it has no wrong choice'],
    [
      'question: Q?\nanswer: [A, B]\nwrong: [C]',
      'quiz-prompt 6: a quiz prompt cannot be used: it has more than one right choice',
    ],
    [
      'question: Q?\nanswer: C\nchoices: [Rust, Ada, Python]',
      'quiz-prompt 6: a quiz prompt cannot be used: none of its choices is "C"',
    ],
    [
      `question: ${'a'.repeat(900)}\nanswer: A`,
      'quiz-prompt 6: a quiz prompt cannot be used: `question` has more than 800 characters',
    ],
  ])('%j', (yaml, problem) => expect(problemsIn(yaml)).toEqual([problem]));

  test('as is YAML that nothing mends', () => {
    const [problem] = problemsIn('question: Q?\nanswer: A\n  wrong: [');
    expect(problem).toMatch(/^quiz-yaml [78]: quiz prompts do not parse: /);
  });

  test('or a section that is not there, and prompts without any text', () => {
    expect(problemsIn('question: Q?\nanswer: A\nsection: Winches')).toEqual([
      'quiz-section 6: a prompt names the section "Winches", which is not in this note',
    ]);
    expect(curatedProblems([noteOf('```quiz\nquestion: Q?\nanswer: A\n```')])).toMatchObject([
      { severity: 'warning', code: 'quiz-alone', path: 'crane.md', line: 2 },
    ]);
  });

  test('and nothing else is', () => {
    expect(problemsIn('question: Q?\nanswer: A\nhint: none\nsection: cranes')).toEqual([]);
    expect(problemsIn('# a comment')).toEqual([]);
    expect(curatedProblems([noteOf('---\nquiz: soon\n---\n\nText.')])).toMatchObject([
      { code: 'quiz-prompt', line: 2 },
    ]);
  });
});
