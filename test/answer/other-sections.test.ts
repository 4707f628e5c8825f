import { describe, expect, it } from 'vitest';
import { engineOf, type Files } from './engine-of.ts';

/** Headings and texts of the snippets. */
function shown(files: Files, question: string): readonly (readonly [string, string])[] {
  const answer = engineOf(files).ask(question);
  expect(answer.state, question).toBe('answer');
  return answer.snippets.map(({ citations, text }) => [citations[0]!.headings.at(-1) ?? '', text]);
}

const section = (heading: string, text: string): string => `## ${heading}\n\n${text}\n\n`;
const padding = 'The harbour master keeps a list of these, and the list hangs beside the door of the office. '.repeat(
  12,
);

describe('other sections', () => {
  it('are shown below, each in brief, where they may be meant as well', () => {
    const files = {
      'a.md': `# Mooring\n\n${section('Moor a ferry', 'Moor a ferry with two ropes at the quay.')}`,
      'b.md': `# Anchoring\n\n${section('Moor a barge', 'Moor a barge with a chain at the quay.')}`,
      'c.md': `# Feeding\n\n${section('Feed a gull', 'Feed a gull with bread.')}`,
    };
    expect(shown(files, 'how do I moor at the quay')).toEqual([
      ['Moor a ferry', 'Moor a ferry with two ropes at the quay.'],
      ['Moor a barge', 'Moor a barge with a chain at the quay.'],
    ]);
  });

  it('are at most two', () => {
    const ships = ['ferry', 'barge', 'tug', 'yacht', 'canoe'];
    const files = Object.fromEntries(
      ships.map((ship, at) => [
        `${ship}.md`,
        `# Ship ${at}\n\n${section(`Moor a ${ship}`, `Moor a ${ship} by hand ${at}.`)}`,
      ]),
    );
    expect(shown(files, 'how to moor by hand')).toHaveLength(3);
  });

  it('are left out where one is clearly meant', () => {
    const files = {
      'a.md': `# Mooring\n\n${section('How do you moor a ferry?', 'Moor a ferry with two ropes at the quay.')}`,
      'b.md': `# Painting\n\n${section('Which paint lasts?', 'White paint lasts. A ferry is white.')}`,
    };
    expect(shown(files, 'how do I moor a ferry?')).toEqual([
      ['How do you moor a ferry?', 'Moor a ferry with two ropes at the quay.'],
    ]);
  });

  it('begin with what opens them rather than in their midst', () => {
    const midst = `Barges moor at the quay by a chain.\n\nBarges moor at the quay because the tide is strong there. ${padding}`;
    const files = {
      'a.md': `# Mooring\n\n${section('Ferries', 'Ferries moor at the quay because it is near the town.')}`,
      'b.md': `# Anchoring\n\n${section('Barges', midst)}`,
    };
    const [, beside] = shown(files, 'why do they moor at the quay');
    expect(beside).toEqual(['Barges', 'Barges moor at the quay by a chain.']);
  });

  it('are left out where nothing short in them answers', () => {
    const files = {
      'a.md': `# Mooring\n\n${section('Moor a ferry', 'Moor a ferry with two ropes at the quay.')}`,
      'b.md': `# Anchoring\n\n${section('Moor a barge', `\`\`\`sh\nmoor barge at quay\n${'echo waiting for the tide\n'.repeat(40)}\`\`\``)}`,
    };
    expect(shown(files, 'how do I moor at the quay').map(([heading]) => heading)).toEqual(['Moor a ferry']);
  });
});
