import { expect, it } from 'vitest';
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
