import { describe, expect, it, test } from 'vitest';
import { read } from './reading.ts';

describe('a fenced quiz block', () => {
  test('is kept with its lines and its section, and is no text', () => {
    const { note, texts } = read(
      [
        '# Fargate',
        '',
        'Fargate runs tasks.',
        '',
        '```quiz',
        'question: What runs tasks?',
        'answer: Fargate',
        '```',
        '',
        '## Price',
        '',
        'By the second.',
        '',
        '~~~Quiz for later',
        '- question: Q',
        '~~~',
      ].join('\n'),
    );
    expect(texts).toEqual(['Fargate runs tasks.', 'By the second.']);
    expect(note.quizBlocks).toEqual([
      {
        yaml: 'question: What runs tasks?\nanswer: Fargate',
        firstLine: 6,
        startLine: 5,
        endLine: 8,
        anchor: 'fargate',
      },
      { yaml: '- question: Q', firstLine: 15, startLine: 14, endLine: 16, anchor: 'price' },
    ]);
    expect(note.chunks[0]!.note.quizBlocks).toBe(note.quizBlocks);
  });

  test('is kept where its section has nothing else, and makes no section', () => {
    const { note, chunks } = read('Text.\n\n## Quiz\n\n```quiz\nquestion: Q\n```');
    expect(chunks.map(({ anchor }) => anchor)).toEqual(['']);
    expect(note.quizBlocks).toMatchObject([{ yaml: 'question: Q', anchor: 'quiz' }]);
  });

  test('may stand in a list or a quote', () => {
    const { note, texts } = read('- Item.\n\n  ```quiz\n  question: A\n  ```\n\n> ```quiz\n> question: B\n> ```');
    expect(texts).toEqual(['Item.']);
    expect(note.quizBlocks?.map(({ yaml, firstLine }) => [yaml, firstLine])).toEqual([
      ['question: A', 4],
      ['question: B', 8],
    ]);
  });

  it('leaves a list with the sentence that leads it in', () => {
    const { blocks } = read('Kinds are:\n\n```quiz\nquestion: Q\n```\n\n- one');
    expect(blocks.at(-1)).toMatchObject({ leadIn: { text: 'Kinds are:' } });
  });

  test('in a comment or without text is none, nor is code that only speaks of quizzes', () => {
    const { note, texts } = read('%%\n\n```quiz\nquestion: Q\n```\n\n%%\n\n```quiz\n\n```\n\n```quizzes\ncode\n```');
    expect(note.quizBlocks).toBeUndefined();
    expect(texts).toEqual(['code']);
  });
});

describe('the quiz of front matter', () => {
  test('is kept as it stands there, with its lines', () => {
    const { note } = read(
      '---\ntitle: A\nquiz:\n  - question: "One: two?"\n    answer: 1.10\n\ntags: [x]\n---\n\nText.\n\n```quiz\nq: B\n```',
    );
    expect(note.quizBlocks).toEqual([
      { yaml: 'quiz:\n  - question: "One: two?"\n    answer: 1.10', firstLine: 3, startLine: 3, endLine: 5 },
      { yaml: 'q: B', firstLine: 13, startLine: 12, endLine: 14, anchor: '' },
    ]);
    expect(note.tags).toEqual(['x']);
  });

  test('that is empty is none', () => {
    expect(read('---\nquiz:\n---\n\nText.').note.quizBlocks).toBeUndefined();
  });
});
