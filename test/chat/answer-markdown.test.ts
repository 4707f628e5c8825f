import { describe, expect, it } from 'vitest';
import { answerMarkdown } from '../../src/chat/answer-markdown.ts';
import { answer, citation, snippet } from './fake-answers.ts';

describe('answerMarkdown', () => {
  it('puts each snippet under its heading and above its sources', () => {
    const { markdown } = answerMarkdown(
      answer({
        snippets: [
          snippet({ heading: 'Launch types' }),
          snippet({
            text: '- EC2\n- Fargate\n',
            marks: [],
            citations: [citation({ startLine: 3, endLine: 3, url: 'ecs.md#L3-L3' }), citation({ headings: [] })],
          }),
        ],
      }),
    );
    expect(markdown).toBe(
      [
        '**Launch types**',
        'Fargate runs tasks without servers.',
        '— [Amazon ECS › Launch types › Fargate, lines 12–14](ecs.md#L12-L14)',
        '- EC2\n- Fargate',
        '— [Amazon ECS › Launch types › Fargate, line 3](ecs.md#L3-L3) · [Amazon ECS, lines 12–14](ecs.md#L12-L14)',
      ].join('\n\n'),
    );
  });

  it('moves the marks along with their snippets', () => {
    const { markdown, marks } = answerMarkdown(
      answer({
        corrections: [{ from: 'fargte', to: 'fargate' }],
        snippets: [snippet({ heading: 'One' }), snippet({ text: 'Tasks run on Fargate.', marks: [[13, 20]] })],
      }),
    );
    expect(marks.map(([start, end]) => markdown.slice(start, end))).toEqual(['Fargate', 'Fargate']);
  });

  it('says first which words it corrected', () => {
    const { markdown } = answerMarkdown(
      answer({
        corrections: [
          { from: 'fargte', to: 'fargate' },
          { from: 'dokcer', to: 'docker' },
        ],
      }),
    );
    expect(markdown.split('\n\n')[0]).toBe('Showing results for *fargate*, *docker*.');
  });

  it('points to the nearest places without quoting them', () => {
    const closest = [citation(), citation({ title: 'EKS', headings: [], url: 'eks.md#L12-L14' })];
    expect(answerMarkdown(answer({ state: 'closest', snippets: [], closest })).markdown).toBe(
      'Not sure. The nearest in the notes:\n\n' +
        '- [Amazon ECS › Launch types › Fargate, lines 12–14](ecs.md#L12-L14)\n' +
        '- [EKS, lines 12–14](eks.md#L12-L14)',
    );
  });

  it('admits that the notes are silent and offers what they do answer', () => {
    const silent = answer({ state: 'silent', snippets: [], suggestions: ['What is ECS?', 'What is EKS?'] });
    expect(answerMarkdown(silent).markdown).toBe(
      "The notes don't say.\n\nThey do answer, for example:\n\n- What is ECS?\n- What is EKS?",
    );
    expect(answerMarkdown({ ...silent, suggestions: [] }).markdown).toBe("The notes don't say.");
  });

  it('says its line to small talk', () => {
    const smalltalk = answer({ state: 'smalltalk', snippets: [], line: 'Hello!', suggestions: ['What is ECS?'] });
    expect(answerMarkdown(smalltalk).markdown).toBe('Hello!\n\nTry:\n\n- What is ECS?');
  });

  it('lets no title, heading or word of the question act as Markdown', () => {
    const { markdown } = answerMarkdown(
      answer({
        corrections: [{ from: 'x', to: '[x](http://evil.test)' }],
        snippets: [snippet({ citations: [citation({ title: 'A *b* [c](d) <e>', headings: ['my_var _x_'] })] })],
      }),
    );
    expect(markdown).toContain('*\\[x\\](http://evil.test)*');
    expect(markdown).toContain('[A \\*b\\* \\[c\\](d) \\<e> › my_var \\_x\\_, lines 12–14](ecs.md#L12-L14)');
  });
});
