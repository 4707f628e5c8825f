import { describe, expect, it } from 'vitest';
import { engineOf, textOf } from './engine-of.ts';
import { harbourNotes } from './harbour-notes.ts';

const engine = engineOf(harbourNotes);
const more = (question: string, context: readonly string[] = []) =>
  textOf({ snippets: engine.more(question, context) });

describe('more on a question', () => {
  it('is what the notes say besides the answer', () => {
    const files = {
      'crane.md': `# Crane

A crane is a machine that lifts boxes off a ship.

## Reach

A crane reaches 22 rows of boxes across the deck of the ship.

## Crew

A crane needs a crew of two.

## Colour

A crane is yellow, so that a ship sees the crane in fog.

## Load

A crane lifts a box of 30 tonnes.
`,
      'tug.md': '# Tug\n\nA tug is a small boat that pulls ships.\n',
    };
    const crane = engineOf(files);
    const answered = crane.ask('what is a crane?');
    const further = crane.more('what is a crane?');
    expect(further.length).toBeGreaterThan(0);
    expect(further.map(({ text }) => text).join('\n')).toMatch(/22 rows|crew of two/);
    for (const { text, citations } of further) {
      expect(files['crane.md']).toContain(text);
      expect(citations).toMatchObject([{ path: 'crane.md' }]);
      expect(textOf(answered)).not.toContain(text);
    }
  });

  it('repeats nothing, not even in nearly the same words of another note', () => {
    const files = {
      'crane.md': '# Crane\n\nA crane is a machine that lifts boxes off a ship.\n',
      'copy.md': '# Old notes\n\n## Crane\n\nA crane is a machine that lifts the boxes off a ship.\n',
    };
    const crane = engineOf(files);
    expect(crane.ask('what is a crane?').snippets[0]?.citations).toHaveLength(2);
    expect(crane.more('what is a crane?')).toEqual([]);
  });

  it('quotes what stands at the nearest places where there was no answer', () => {
    const question = 'how do I drain a node into another zone with a budget?';
    expect(engine.ask(question).state).toBe('closest');
    expect(more(question)).toContain('drain');
  });

  it('is nothing where the notes are silent, and nothing to small talk', () => {
    expect(engine.ask('who won the world cup?').state).toBe('silent');
    expect(engine.more('who won the world cup?')).toEqual([]);
    expect(engine.more('thanks')).toEqual([]);
  });

  it('understands a follow-up as the answer does', () => {
    expect(more('and Kustomize?', ['what is Helm?'])).toBe(more('what is Kustomize?'));
    expect(more('what is Kustomize?')).not.toBe('');
  });
});
