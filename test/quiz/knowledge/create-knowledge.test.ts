import { describe, expect, it } from 'vitest';
import { coffeeNotes, definitionOf, knowledgeOf, termOf } from './coffee-notes.ts';

const coffee = knowledgeOf(coffeeNotes, [['portafilter', 'group handle']]);

describe('what the notes define', () => {
  it('is found in sentences, second clauses and lists', () => {
    expect(new Set(coffee.definitions.map(({ term }) => term.name.toLowerCase()))).toEqual(
      new Set(
        'espresso,ristretto,lungo,latte,macchiato,microfoam,dry foam,pump machine,lever machine,portafilter,rps'.split(
          ',',
        ),
      ),
    );
  });

  it('stands with its section and its sentence', () => {
    const { section, sentence, subject, copula } = definitionOf(coffee, 'lungo');
    expect(section.headings).toEqual(['What is the difference between a ristretto and a lungo?']);
    expect(sentence.text).toMatch(/^A ristretto is .* a lungo is /);
    expect([subject, copula]).toEqual(['a lungo', 'is']);
  });

  it('comes best first: what opens a section of its name before what stands somewhere', () => {
    const knowledge = knowledgeOf({
      'a.md':
        '# Bar\n\nWe like it.\n\nIt is open. A grinder is a loud device that cuts beans.\n\n## Grinder\n\nA grinder is a mill that crushes roasted beans.\n',
    });
    expect(knowledge.definitions.map(({ meaning }) => meaning)).toEqual([
      'a mill that crushes roasted beans',
      'a loud device that cuts beans',
    ]);
  });

  it('may be said of "it" below a heading', () => {
    const knowledge = knowledgeOf({
      'a.md':
        '# Bar\n\n## Tamper\n\nIt is a flat tool that presses ground beans.\n\n## Why\n\nIt is a nice thing that we have used for long.\n',
    });
    expect(knowledge.definitions.map(({ subject, meaning }) => [subject, meaning])).toEqual([
      ['Tamper', 'a flat tool that presses ground beans'],
    ]);
  });

  it('is not what only a sentence about "the" thing says, unless the heading names it', () => {
    const text = 'The grinder is a mill that crushes roasted beans.';
    expect(knowledgeOf({ 'a.md': `# Bar\n\n${text}\n` }).definitions).toEqual([]);
    expect(knowledgeOf({ 'a.md': `# Grinder\n\n${text}\n` }).definitions).toHaveLength(1);
  });

  it('is no later clause with a pronoun that may mean the earlier one', () => {
    const text = 'A tag is a movable name for an image, and a digest is a hash that it keeps for good.';
    const knowledge = knowledgeOf({ 'a.md': `# Names\n\n${text}\n` });
    expect(knowledge.definitions.map(({ term }) => term.name)).toEqual(['tag']);
  });

  it('is an entry of a list or a paragraph like one, but no step and no link', () => {
    const names = (text: string) =>
      knowledgeOf({ 'a.md': `# Bar\n\n${text}\n` }).definitions.map(({ term }) => term.name);
    expect(names('**Hopper** – the funnel that keeps beans ready.')).toEqual(['Hopper']);
    expect(names('Hopper : the funnel that keeps beans ready.')).toEqual(['Hopper']);
    expect(names('- **Hopper**: the funnel that keeps beans ready.')).toEqual(['Hopper']);
    expect(names('**Hopper** = the funnel that keeps beans ready. **Jug** = the vessel for hot milk.')).toEqual([
      'Hopper',
      'Jug',
    ]);
    expect(names('Conversion: 10 g = 4 g of the dry sort that keeps long.')).toEqual([]);
    expect(names('1. Hopper: the funnel that keeps beans ready.')).toEqual([]);
    expect(names('- Hopper: [The page that explains a hopper](https://example.com)')).toEqual([]);
  });

  it('is not where the sentence stands in code or says what a number means', () => {
    const code = '```text\nA grinder is a mill that crushes roasted beans.\n```\n';
    expect(knowledgeOf({ 'a.md': `# Grinder\n\n${code}` }).definitions).toEqual([]);
    const number = 'Error 7 means that the grinder has run out of roasted beans.';
    expect(knowledgeOf({ 'a.md': `# Error 7\n\n${number}\n` }).definitions).toEqual([]);
  });

  it('holds for the thing itself where the sentence narrows it down', () => {
    const knowledge = knowledgeOf({
      'a.md':
        '# Grinder\n\nA grinder is a mill that crushes roasted beans.\n\n## In a shop\n\nA grinder in a shop is a machine that sells by weight.\n',
    });
    expect(new Set(knowledge.definitions.map(({ term }) => term.name))).toEqual(new Set(['grinder']));
    expect(knowledge.definitions.map(({ subject }) => subject)).toEqual(['A grinder', 'A grinder in a shop']);
  });
});

describe('what things are called', () => {
  it('is every name that the notes and the synonyms give', () => {
    expect(termOf(coffee, 'RPS').names).toEqual(expect.arrayContaining(['RPS', 'BrewCloud Roast Profile Service']));
    expect(coffee.sameThing('RPS', 'BrewCloud Roast Profile Service')).toBe(true);
    expect(coffee.sameThing('short black', 'an espresso')).toBe(true);
    expect(coffee.sameThing('Group handle', 'portafilters')).toBe(true);
    expect(coffee.sameThing('espresso', 'latte')).toBe(false);
    expect(coffee.sameThing('', '')).toBe(true);
  });

  it('keeps a name whole that only looks narrowed down', () => {
    const knowledge = knowledgeOf({
      'a.md': '# Fairs\n\nA cup of excellence is a contest that ranks beans by taste.\n',
    });
    expect(knowledge.definitions.map(({ term }) => term.name)).toEqual(['cup of excellence']);
  });

  it('goes with and without the vendor, for proper names only', () => {
    const { sameThing } = knowledgeOf({
      'a.md':
        '# Stores\n\nAmazon Glacio is a store that keeps old files. We like Glacio. AWS Store is a place that keeps files. Each store is near.\n',
    });
    expect(sameThing('Amazon Glacio', 'Glacio')).toBe(true);
    expect(sameThing('AWS Store', 'store')).toBe(false);
  });

  it('may be spelt with and without a sign between its letters', () => {
    const { sameThing } = knowledgeOf({
      'a.md': '# Tools\n\nBrew.js is a runtime that starts programs. Brewjs is a runtime that starts brews.\n',
    });
    expect(sameThing('Brew.js', 'Brewjs')).toBe(true);
  });

  it('keeps things apart that share an acronym', () => {
    const { sameThing } = knowledgeOf({
      'a.md': 'The Cloud Map (CM) finds services. We use it daily.\n',
      'b.md': 'The Config Mapper (CM) keeps settings. We use it daily.\n',
    });
    expect(sameThing('Cloud Map', 'Config Mapper')).toBe(false);
  });

  it('is spelt as in sentences, in the singular', () => {
    const { name, proper, plural, article } = termOf(coffee, 'Lattes');
    expect({ name, proper, plural, article }).toEqual({
      name: 'latte',
      proper: false,
      plural: undefined,
      article: 'a',
    });
    const files = {
      'a.md':
        '# Notes\n\n- **Registries**: stores for images that teams share.\n\nThe registry is near, and registries are many.\n',
    };
    expect(termOf(knowledgeOf(files), 'registry')).toMatchObject({
      name: 'registry',
      plural: 'registries',
      article: 'the',
    });
  });

  it('tells proper names from common nouns, and names that are never written large', () => {
    const knowledge = knowledgeOf({
      'a.md':
        '# Tools\n\nbrewctl is the program that starts a brew. We run brewctl on Brewdock. Brewdock is a platform that runs brews. A kettle is a pot that boils water.\n',
    });
    expect(termOf(knowledge, 'Brewdock').proper).toBe(true);
    expect(termOf(knowledge, 'kettle').proper).toBe(false);
    const counted = knowledgeOf({
      'a.md':
        '# Deployment\n\nA Deployment is the object that keeps copies. Make a Deployment, or each Deployment by hand.\n',
    });
    expect(termOf(counted, 'Deployment')).toMatchObject({ name: 'Deployment', proper: false });
    expect(termOf(knowledge, 'brewctl').small).toBe(true);
  });

  it('is of a kind: the noun that defines it, else the head of its table', () => {
    expect(termOf(coffee, 'RPS').kind).toBe('service');
    expect(termOf(coffee, 'dry foam').kind).toBe('stiff foam');
    const table = '| Roast level | Minutes |\n| --- | --- |\n| Cinnamon roast | 8 |\n| City roast | 11 |\n';
    expect(termOf(knowledgeOf({ 'a.md': `# Roasts\n\n${table}` }), 'City roast').kind).toBe('roast level');
  });
});

describe('things named in a text', () => {
  const found = (text: string) =>
    coffee.termsIn(text).map(({ term, start, end }) => [term.name, text.slice(start, end)]);

  it('are found in order, the longest names first, in any number and case', () => {
    expect(found('Lattes and a Pump Machine, or a lever machine.')).toEqual([
      ['latte', 'Lattes'],
      ['pump machine', 'Pump Machine'],
      ['lever machine', 'lever machine'],
    ]);
  });

  it('are whole words', () => {
    expect(found('Bring the latter to latte-art, espresso.io and @rps/client.')).toEqual([]);
  });

  it('are not words that only share the letters of a name in capitals', () => {
    const { termsIn } = knowledgeOf({
      'a.md': '# Orders\n\n| Order | Effect |\n| --- | --- |\n| RUN | starts the mill |\n| USE | picks a filter |\n',
    });
    expect(termsIn('Use RUN to run it').map(({ start, end }) => [start, end])).toEqual([[4, 7]]);
  });
});
