import { describe, expect, it } from 'vitest';
import { createPhrasing } from '../../src/answer/phrasing.ts';
import { questionKind } from '../../src/answer/question-kind.ts';
import { rankSections } from '../../src/answer/section-rank.ts';
import { weighQuery } from '../../src/answer/weighed-query.ts';
import type { Chunk } from '../../src/corpus/note.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { type Files, notesOf } from './engine-of.ts';

/**
 * `path#heading` of all sections of the notes, likeliest first, as though the search had found them in the order of the notes,
 * each as well as the others unless a score is given.
 */
function ranked(files: Files, question: string, scoreOf: (chunk: Chunk) => number = () => 1): readonly string[] {
  const notes = notesOf(files);
  const index = createSearchIndex(notes);
  const hits = notes.flatMap(({ chunks }) => chunks.map((chunk) => ({ chunk, score: scoreOf(chunk), matched: [] })));
  const ranking = {
    kind: questionKind(question),
    weighed: weighQuery(index, index.parse(question)),
    phrasing: createPhrasing(notes),
  };
  return rankSections(hits, ranking).map(({ hit: { chunk } }) => `${chunk.note.path}#${chunk.headings.at(-1) ?? ''}`);
}

const text = 'The harbour master says so.';

describe('rankSections prefers, of sections found equally well,', () => {
  it.each([
    ['the one whose heading asks no more than the question', 'rope', 'Rope and crane', 'Rope'],
    ['the one whose heading holds all of the question', 'ropes and cranes', 'Ropes', 'Ropes and cranes'],
    ['the one whose heading asks in the same way', 'what are ropes', 'How do ropes work?', 'What are ropes?'],
  ])('%s', (_, question, other, right) => {
    const note = `# Port\n\n## ${other}\n\n${text}\n\n## ${right}\n\n${text}\n`;
    expect(ranked({ 'port.md': note }, question)[0]).toBe(`port.md#${right}`);
  });

  it('the one in the note whose title was asked for', () => {
    const about = (title: string): string => `# ${title}\n\n## Where to buy\n\nBuy a ferry.\n`;
    const files = { 'a.md': about('Crane and ferry'), 'b.md': about('Ferry') };
    expect(ranked(files, 'ferry')[0]).toBe('b.md#Where to buy');
  });

  it('the one of which the author says that it is asked for so', () => {
    const asked = (question: string): string =>
      `---\nasked:\n  Ropes: ${question}\n---\n# Port\n\n## Ropes\n\n${text}\n`;
    const files = {
      'a.md': asked('mooring cable of a ferry that snapped in a storm'),
      'b.md': asked('snapped mooring cable'),
    };
    expect(ranked(files, 'my mooring cable snapped')[0]).toBe('b.md#Ropes');
  });

  it('the one with a block that holds all of the question, and the one that holds more of it in all', () => {
    const parts =
      '# Port\n\n## Here\n\nA ferry waits.\n\nThe norther blows.\n\n## There\n\nA ferry waits while the norther blows.\n';
    expect(ranked({ 'port.md': parts }, 'ferry norther')).toEqual(['port.md#There', 'port.md#Here']);
    const more =
      '# Port\n\n## Here\n\nThe norther blows.\n\n## There\n\nThe norther blows.\n\nA ferry waits.\n\n## Elsewhere\n\nA ferry.\n';
    expect(ranked({ 'port.md': more }, 'ferry norther')[0]).toBe('port.md#There');
  });

  it('the one below a heading to the one that opens its note', () => {
    expect(ranked({ 'a.md': '# Rope\n\nA rope.\n\n## Rope\n\nA rope.\n' }, 'rope')).toEqual(['a.md#Rope', 'a.md#']);
  });

  it('the one that opens its note where a definition is asked for', () => {
    const files = { 'a.md': '# Rope\n\nA rope.\n\n## Rope\n\nA rope.\n' };
    expect(ranked(files, 'what is a rope')).toEqual(['a.md#', 'a.md#Rope']);
  });

  it('the one which has words side by side as the question has', () => {
    const files = { 'a.md': '# Port\n\n## Here\n\nThe winch of a crane.\n\n## There\n\nThe crane winch.\n' };
    expect(ranked(files, 'crane winch')[0]).toBe('a.md#There');
    const above = { 'a.md': `# Port\n\n## Winch crane\n\n${text}\n\n## Crane winch\n\n${text}\n` };
    expect(ranked(above, 'crane winch')[0]).toBe('a.md#Crane winch');
  });

  it('the one that has more of the words which say little', () => {
    const files = { 'a.md': `# Port\n\n## Show the rope\n\n${text}\n\n## Hide the rope\n\n${text}\n` };
    expect(ranked(files, 'can you show me a rope')[0]).toBe('a.md#Show the rope');
  });

  it('the one that does without something only if the question does', () => {
    const files = {
      'a.md': `# Port\n\n## Moor ships without ropes\n\n${text}\n\n## Moor ships through ropes\n\n${text}\n`,
    };
    expect(ranked(files, 'moor ships without ropes')[0]).toBe('a.md#Moor ships without ropes');
    expect(ranked(files, 'moor ships ropes')[0]).toBe('a.md#Moor ships through ropes');
  });

  it('the one whose heading is the question', () => {
    expect(ranked({ 'a.md': `# Port\n\n## Rope\n\n${text}\n\n## Rope?\n\n${text}\n` }, 'rope')[0]).toBe('a.md#Rope?');
  });

  it('the one whose words others put so, as authors of other sections do', () => {
    const asked = ['rope', 'sail', 'mast'].map((thing) => `  Delete a ${thing}: remove the ${thing}`).join('\n');
    const headings = ['Delete a rope', 'Delete a sail', 'Delete a mast'].map((heading) => `## ${heading}\n\n${text}\n`);
    const files = {
      'a.md': `---\nasked:\n${asked}\n---\n# Port\n\n${headings.join('\n')}`,
      'b.md': `# Ship\n\n## Repaint an anchor\n\n${text}\n\n## Delete an anchor\n\n${text}\n`,
    };
    expect(ranked(files, 'remove an anchor')[0]).toBe('b.md#Delete an anchor');
  });

  it('the one in a note that has more on it', () => {
    const files = {
      'a.md': '# Ports\n\n## Ropes\n\nRopes of hemp.\n',
      'b.md': '# Ports\n\n## Ropes\n\nRopes of hemp.\n\n## Masts\n\nRopes hold masts.\n',
    };
    expect(ranked(files, 'hemp ropes')[0]).toBe('b.md#Ropes');
  });
});

it('rankSections lets the score of the search decide where all else is equal', () => {
  const note = '# Ports\n\n## Ropes\n\nRopes.\n\n## Ropes!\n\nRopes.\n';
  expect(ranked({ 'a.md': note }, 'ropes', ({ headings }) => (headings[0] === 'Ropes!' ? 2 : 1))[0]).toBe(
    'a.md#Ropes!',
  );
});
