import { describe, expect, it } from 'vitest';
import { contrastedIn } from '../../../src/quiz/knowledge/contrasts.ts';
import { knowledgeOf } from './coffee-notes.ts';

const { termsIn } = knowledgeOf({
  'a.md':
    '# Bar\n\n- **Grinder**: the machine that crushes beans.\n- **Jug**: the vessel in which milk is steamed.\n- **Tamper**: the tool that presses beans flat.\n',
});
const contrasted = (heading: string) => contrastedIn(heading, termsIn).map(({ name }) => name.toLowerCase());

describe('things that a heading sets against each other', () => {
  it.each([
    'Grinder or jug',
    'Grinder vs. jug',
    'What is the difference between a grinder and a jug?',
    'How does a grinder differ from a jug?',
  ])('are those of “%s”', (heading) => {
    expect(contrasted(heading)).toEqual(['grinder', 'jug']);
  });

  it('are all of a list', () => {
    expect(contrasted('Grinder, jug or tamper?')).toEqual(['grinder', 'jug', 'tamper']);
  });

  it.each(['How do you take a jug from a grinder?', 'Which jug a grinder needs', 'Grinder and jug care'])(
    'are none in “%s”',
    (heading) => {
      expect(contrasted(heading)).toEqual([]);
    },
  );
});

describe('names that only a heading tells', () => {
  it('are things as well', () => {
    const knowledge = knowledgeOf({
      'a.md': '# Bar\n\n## What is the difference between a puck and a slug?\n\nOne is dry. We knock out a slug.\n',
    });
    expect(knowledge.termsIn('a puck and a slug').map(({ term }) => term.name.toLowerCase())).toEqual(['puck', 'slug']);
  });
});
