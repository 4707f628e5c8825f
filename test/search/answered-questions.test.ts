import { describe, expect, it } from 'vitest';
import { assignQuestions } from '../../src/search/answered-questions.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { makeNote } from './make-note.ts';

const questions = ['what does fargate cost', 'how many layers are too many', 'does it run zeppelins'];
const note = makeNote(
  'a.md',
  {
    '': ['Fargate runs tasks.'],
    Price: ['You pay by the second.', 'The cost of Fargate.'],
    Layers: ['An image has layers.'],
  },
  { title: 'Fargate', questions },
);

describe('the questions of a note', () => {
  it('go to the section that they are most about, else to the first', () => {
    const assigned = assignQuestions(note);
    expect(note.chunks.map((chunk) => assigned.get(chunk))).toEqual([[questions[2]], [questions[0]], [questions[1]]]);
  });

  it('find that section', () => {
    const index = createSearchIndex([note]);
    const [hit] = index.search(index.parse('too many?'));
    expect(hit?.chunk.headings).toEqual(['Layers']);
  });
});
