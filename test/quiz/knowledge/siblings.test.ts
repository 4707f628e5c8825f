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
