import { describe, expect, it } from 'vitest';
import { coffeeNotes, knowledgeOf, termOf } from './coffee-notes.ts';

const coffee = knowledgeOf(coffeeNotes);
const siblingsOf = (name: string, knowledge = coffee) =>
  knowledge.siblings(termOf(knowledge, name)).map((term) => term.name);

describe('things of the same kind', () => {
  it('begin with what a comparison or a heading sets against it', () => {
    expect(siblingsOf('pump machine')[0]).toBe('lever machine');
    expect(siblingsOf('ristretto')[0]).toBe('lungo');
    expect(siblingsOf('microfoam')[0]).toBe('Dry foam');
  });

  it('go on with what is defined by the same noun', () => {
    expect(siblingsOf('latte').slice(0, 2).toSorted()).toEqual(['espresso', 'macchiato']);
  });

  it('are what a heading or a title sets side by side', () => {
    const table = '| Way | Minutes |\n| --- | --- |\n| Press | 4 |\n| Siphon | 6 |\n';
    const knowledge = knowledgeOf({
      'a/one.md': `# Ways\n\n${table}\n## Press or moka pot?\n\nWe like both.\n`,
      'b/two.md': '# Moka pot\n\nA moka pot is a tin can that presses water.\n',
    });
    expect(siblingsOf('Press', knowledge)).toEqual(['moka pot', 'Siphon']);
  });

  it('come sooner when the notes define them', () => {
    const table = '| Bean | Taste |\n| --- | --- |\n| Arabica | mild |\n| Robusta | strong |\n| Liberica | odd |\n';
    const knowledge = knowledgeOf({
      'a.md': `# Beans\n\n${table}\nLiberica is a rare species that grows on tall trees.\n`,
    });
    expect(siblingsOf('Arabica', knowledge)).toEqual(['Liberica', 'Robusta']);
  });

  it('are near in the notes where hundreds are of one kind', () => {
    const name = (at: number) =>
      `b${'aeiou'[at % 5]}${'bcdfg'[Math.floor(at / 5) % 5]}${'aeiou'[Math.floor(at / 25)]}rer`;
    const text = Array.from(
      { length: 100 },
      (_, at) => `## ${name(at)}\n\nA ${name(at)} is a tool that lifts box ${at}.\n`,
    ).join('\n');
    const siblings = siblingsOf(name(90), knowledgeOf({ 'a.md': `# Tools\n\nMany.\n\n${text}` }));
    expect(siblings).toContain(name(91));
    expect(siblings).not.toContain(name(1));
  });

  it('are rows of one table, not its aspects', () => {
    const knowledge = knowledgeOf({
      'a.md':
        '# Beans\n\n| Bean | Taste |\n| --- | --- |\n| Arabica | mild |\n| Robusta | strong |\n| Liberica, Excelsa | odd |\n',
    });
    expect(siblingsOf('Arabica', knowledge)).toEqual(['Robusta', 'Liberica', 'Excelsa']);
    const across = knowledgeOf({
      'a.md':
        '# Beans\n\n| | Arabica | Robusta |\n| --- | --- | --- |\n| Taste | mild | strong |\n| Price | high | low |\n',
    });
    expect(siblingsOf('Arabica', across)).toEqual(['Robusta']);
    expect(across.termsIn('taste and price')).toEqual([]);
  });

  it('are never the thing itself, nor what holds its name or is part of it', () => {
    const knowledge = knowledgeOf({
      'a.md':
        '---\naliases: [crema mill]\n---\n# Grinder\n\n- **Grinder**: the mill that crushes beans for a cup.\n- **Crema mill**: the mill with another name on it.\n- **Burr grinder**: the mill with two steel discs inside.\n- **Tamper**: the tool that presses ground beans flat.\n',
    });
    expect(siblingsOf('grinder', knowledge)).toEqual(['Tamper']);
  });

  it('stay few and near in a table that is long', () => {
    const rows = Array.from(
      { length: 39 },
      (_, at) => `| Bean${String.fromCharCode(97 + (at % 26))}${at} | mild |`,
    ).join('\n');
    const knowledge = knowledgeOf({ 'a.md': `# Beans\n\n| Bean | Taste |\n| --- | --- |\n${rows}\n` });
    expect(siblingsOf('Beanb1', knowledge).length).toBeLessThanOrEqual(24);
  });
});
