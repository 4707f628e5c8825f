import { describe, expect, it } from 'vitest';
import { promptChoices, promptMarkdown, solutionMarkdown } from '../../src/chat/prompt-markdown.ts';
import { citation } from './fake-answers.ts';

const prompt = {
  id: 'p1',
  kind: 'cloze',
  stem: 'A `hook` carries \\_\\_\\_\\_.',
  choices: ['**40 t**', `a load of ${'x'.repeat(100)}`],
  answerIndex: 0,
  answer: '**40 t**',
  accepted: ['40 t'],
  payload: {},
  explanation: 'A hook carries 40 t.\n\n```sh\nlift\n```\n',
  citation: citation(),
  section: 'a.md#b',
};

describe('a prompt', () => {
  it('is its stem and its choices, numbered', () => {
    expect(promptMarkdown(prompt)).toBe(`${prompt.stem}\n\n1. **40 t**\n2. ${prompt.choices[1]}`);
    expect(promptMarkdown({ ...prompt, choices: [] })).toContain('Type your answer');
  });

  it('has a button for each choice, whose label and text fit on every platform', () => {
    const choices = promptChoices('abcdefghijklmnop', prompt);
    expect(choices.map(({ text }) => text)).toEqual([
      'quiz answer abcdefghijklmnop 1',
      'quiz answer abcdefghijklmnop 2',
    ]);
    expect(choices[0]).toMatchObject({ label: '1. 40 t', buttonOnly: true });
    expect(choices[1]?.label).toMatch(/^2\. a load of x+…$/);
    expect(choices[1]?.label).toHaveLength(75);
  });
});

describe('a solution', () => {
  it('quotes the passage whole and names its source', () => {
    const markdown = solutionMarkdown(prompt);
    expect(markdown).toContain('> A hook carries 40 t.\n>\n> ```sh\n> lift\n> ```\n\n— [');
    expect(markdown).toContain(citation().title);
  });

  it('says first what the author says', () => {
    expect(solutionMarkdown({ ...prompt, remark: 'Mind the wind.' })).toMatch(/^Mind the wind\.\n\n> A hook/);
  });
});
