import { describe, expect, it } from 'vitest';
import { createPhrasing, type PhrasingFit } from '../../src/answer/phrasing.ts';
import { type Files, notesOf } from './engine-of.ts';

/** By heading, how a question goes with the sections of the notes. */
function fitsOf(files: Files, question: string): Readonly<Record<string, PhrasingFit>> {
  const notes = notesOf(files);
  const fitOf = createPhrasing(notes)(question);
  return Object.fromEntries(
    notes.flatMap(({ chunks }) => chunks.map((chunk) => [chunk.headings.at(-1) ?? '', fitOf(chunk)])),
  );
}

const note = (asked: string, ...headings: readonly string[]): string =>
  `---\n${asked}\n---\n# Port\n\n${headings.map((heading) => `## ${heading}\n\nThe harbour master says so.\n`).join('\n')}`;

describe('prominence', () => {
  it('is 0 where all words stand in the heading, and lower the less prominent they are', () => {
    const files = {
      'a.md': `${note('asked:\n  Sails:\n    - rope\n    - canvas', 'Ropes', 'Sails', 'Masts')}\n## Knots\n\nTie the rope.\n`,
    };
    const { Ropes, Sails, Knots, Masts } = fitsOf(files, 'which rope?');
    expect(Ropes!.prominence).toBeCloseTo(0);
    const order = [Ropes, Sails, Knots, Masts].map((fit) => fit!.prominence);
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(new Set(order).size).toBe(4);
    expect(Masts!.prominence).toBeCloseTo(Math.log(0.05));
  });

  it('counts each word of the question alike, however often it is said', () => {
    const files = { 'a.md': note('tags: [x]', 'Show ropes') };
    const once = fitsOf(files, 'hide ropes')['Show ropes']!.prominence;
    expect(once).toBeCloseTo(Math.log(0.05));
    expect(fitsOf(files, 'hide ropes, hide all the ropes?')['Show ropes']!.prominence).toBeCloseTo(2 * once);
  });
});

describe('likelihood', () => {
  it('is 0 where no author says what a section answers', () => {
    const files = { 'a.md': note('tags: [x]', 'Ropes', 'Sails') };
    expect(Object.values(fitsOf(files, 'ropes')).map(({ likelihood }) => likelihood)).toEqual([0, 0]);
  });

  it('is higher for a section that is asked for in the same words', () => {
    const { Ropes, Sails } = fitsOf(
      { 'a.md': note('asked:\n  Ropes: moor a ship\n  Sails: dry the canvas', 'Ropes', 'Sails') },
      'how to moor a ship',
    );
    expect(Ropes!.likelihood).toBeGreaterThan(Sails!.likelihood);
  });

  it('is higher for a section whose words others put so, as the authors of other sections do', () => {
    const asked = `asked:
  Delete a rope: [remove a rope, get rid of a rope]
  Delete a sail: [remove a sail]
  Delete a mast: [remove the mast]
  Paint an oar: [varnish an oar]`;
    const files = {
      'a.md': note(asked, 'Delete a rope', 'Delete a sail', 'Delete a mast', 'Paint an oar'),
      'b.md': note('tags: [x]', 'Delete an anchor', 'Paint an anchor'),
    };
    const fits = fitsOf(files, 'remove an anchor');
    expect(fits['Delete an anchor']!.likelihood).toBeGreaterThan(fits['Paint an anchor']!.likelihood);
    expect(fits['Delete an anchor']!.prominence).toBe(fits['Paint an anchor']!.prominence);
  });
});
