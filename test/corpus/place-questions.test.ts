import { describe, expect, it } from 'vitest';
import { parseNote } from '../../src/corpus/parse-note.ts';

it('gives each question of the front matter to the section that it is most about, else to the first', () => {
  const { note } = parseNote(
    'fargate.md',
    `---
questions:
  - what does fargate cost
  - how many layers are too many
  - does it run zeppelins
---
# Fargate

Fargate runs tasks.

## Price

You pay by the second.

The cost of Fargate.

## Layers

An image has layers.
`,
  );
  expect(note.chunks.map(({ headings, questions }) => [headings.join(), questions])).toEqual([
    ['', ['does it run zeppelins']],
    ['Price', ['what does fargate cost']],
    ['Layers', ['how many layers are too many']],
  ]);
});

describe('questions that the author places', () => {
  const note = (asked: string) => `---
questions: [what does a second cost]
asked:
${asked}
---
# Fargate

Fargate runs tasks.

## Price: by the second

You pay by the second.

## Layers

An image has layers.
`;

  it('go to the section with that heading, whatever their words, and to the lead by the title', () => {
    const asked = '  Layers: what is the price of it\n  "price: by the second": [layers, zeppelins]\n  Fargate: [cost]';
    const { note: read, problems } = parseNote('fargate.md', note(asked));
    expect(read.chunks.map(({ questions }) => questions)).toEqual([
      ['cost'],
      ['what does a second cost', 'layers', 'zeppelins'],
      ['what is the price of it'],
    ]);
    expect(read.questions).toEqual([
      'what does a second cost',
      'what is the price of it',
      'layers',
      'zeppelins',
      'cost',
    ]);
    expect(problems).toEqual([]);
  });

  it('go where they fit when there is no such section, which is reported with its line', () => {
    const { note: read, problems } = parseNote('fargate.md', note('  Layer:\n    - how many layers'));
    expect(read.chunks.at(-1)?.questions).toContain('how many layers');
    expect(problems).toMatchObject([{ code: 'asked-section', severity: 'warning', path: 'fargate.md', line: 4 }]);
  });

  it.each(['  - how many layers', '  Layers: { a: b }', '  [a, b]: c'])(
    'are reported when they are no such list: %s',
    (asked) => {
      const { note: read, problems } = parseNote('fargate.md', note(asked));
      expect(read.questions).toEqual(['what does a second cost']);
      expect(problems).toMatchObject([{ code: 'front-matter-type', path: 'fargate.md' }]);
    },
  );
});
