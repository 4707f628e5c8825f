import { describe, expect, it } from 'vitest';
import { clozesOf, stemsOf } from './asked-stems.ts';

describe('two numbers of one sentence', () => {
  it.each([
    [
      'By default a quay can hold 300 boxes, and a box weighs up to 40 kg.',
      ['By default a quay can hold ____ boxes. → 300', 'By default a box weighs up to ____. → 40 kg'],
    ],
    [
      'A quay rope is checked after 14 days by default and after 21 days at most.',
      [
        'A quay rope is checked after ____ by default. → 14 days',
        'A quay rope is checked after ____ at most. → 21 days',
      ],
    ],
    [
      'A quay costs $20 per ship and day while the ship is loaded, and $60 per ship and day in winter.',
      [
        'A quay costs ____ per ship and day while the ship is loaded. → $20',
        'A quay costs ____ per ship and day in winter. → $60',
      ],
    ],
    [
      'A quay has at most 12 cranes and 240 tons of coal.',
      ['A quay has at most ____ cranes. → 12', 'A quay has at most ____ of coal. → 240 tons'],
    ],
    [
      'A quay box is sold in 42 kg crates and keeps about two weeks in the cold.',
      ['A quay box is sold in ____ crates. → 42 kg', 'A quay box keeps about ____ in the cold. → two weeks'],
    ],
  ])('are asked for apart: %s', (text, stems) =>
    expect(
      stemsOf(text)
        .map((stem) => stem.replace('Harbour: ', ''))
        .sort(),
    ).toEqual([...stems].sort()),
  );

  it('are not parted where one condition holds both', () =>
    expect(stemsOf('The quay is free for firms with at most 250 workers and at most 250 boats.')).toEqual([]));

  it('never keep a total of both', () =>
    expect(stemsOf('A quay closes for 14 weeks in spring and for 12 weeks in autumn, 26 in all.')).toEqual([
      'Harbour: A quay closes for ____ in spring. → 14 weeks',
      'Harbour: A quay closes for ____ in autumn. → 12 weeks',
    ]));

  it.each([
    'A quay has 20 tons of coal, which can be raised to 175 tons.',
    'The quay is free for firms with at most 250 people and at most $10 million a year.',
    'A quay pump waits 10 seconds before a restart and doubles the delay each time up to 5 minutes.',
    'A quay ship goes up to 16 knots and 120 tons.',
  ])('are asked for once, where one cannot be had without the other: %s', (text) =>
    expect(stemsOf(text)).toHaveLength(1),
  );

  it('keep their order in every choice', () => {
    for (let seed = 0; seed < 40; seed++) {
      const [prompt] = clozesOf('Including 20 tons of sand, a quay keeps up to 25 tons of coal.', `${seed}`);
      expect(prompt?.stem).toContain('20 tons');
      for (const choice of prompt!.choices) expect(Number.parseFloat(choice)).toBeGreaterThan(20);
    }
  });
});

describe('what stands around a gap', () => {
  it.each([
    [
      'A quay has 256 bollards, of which 254 can be used (one is broken and one is lost).',
      'A quay has ____ bollards. → 256',
    ],
    [
      'A quay has 256 bollards, of which 254 can be used, and stays open.',
      'A quay has ____ bollards, and stays open. → 256',
    ],
    ['A quay holds up to 300 boxes, most of which stay for 12 days.', 'A quay holds up to ____ boxes. → 300'],
  ])('is without what else holds numbers: %s', (text, stem) => expect(stemsOf(text)).toEqual([`Harbour: ${stem}`]));

  it.each([
    'Pros: keeps for 2 years in the dry.',
    'A low price before a sale: 300 boxes at most is a good size.',
    'Boxes are always 100%.\n\nA quay is grey.',
    'After 24 hours discard half of the quay and feed 50 g of coal.',
    'When it doubles within 6 hours of a storm, close a quay.',
    'When it is full, a ferry leaves a quay within 5 minutes.',
  ])('is no label, order or mere phrase: %s', (text) => expect(stemsOf(text)).toEqual([]));

  it('may be a colon after a sentence', () =>
    expect(stemsOf('Boxes are numbered on a quay: a row holds up to 300 boxes.')).toHaveLength(1));
});

describe('a bare subject', () => {
  it('takes the bold term of its item', () =>
    expect(stemsOf('- **Lease**: the time for which a ship may stay. The default in most ports is 24 hours.')).toEqual([
      'Lease: The default in most ports is ____. → 24 hours',
    ]));

  it('takes the full name that a heading or the note has for it', () => {
    expect(stemsOf('## What does the ACC agent do?\n\nThe agent is checked every 20 seconds.')).toEqual([
      'The ACC agent is checked every ____. → 20 seconds',
    ]);
  });

  it.each([
    'A rope bears 802 kinds of tags. The tag takes 4 bytes of paint and a quay.',
    'Boats are free. The default in most ports is 24 hours.',
  ])('makes no prompt where it leans on what was said before: %s', (text) => expect(stemsOf(text)).toEqual([]));

  it('takes the note otherwise', () =>
    expect(stemsOf('The bell is rung every 20 minutes.')).toEqual([
      'Harbour: The bell is rung every ____. → 20 minutes',
    ]));
});

it('stems name the nearest heading that is a thing of the notes', () => {
  const files = {
    'harbour.md': '# Harbour\n\n## Ferry\n\nTickets are valid for 36 hours.',
    'ferry.md': '# Ferry\n\nA ferry is a ship that carries cars.',
  };
  expect(stemsOf(files)).toContain('Ferry: Tickets are valid for ____. → 36 hours');
});

it('numbers are accepted in words, with the unit in words too', () => {
  const accepted = (text: string): readonly string[] => clozesOf(text).flatMap((prompt) => prompt.accepted);
  expect(accepted('A quay is full for at least 50% of a year.')).toEqual(['50%', 'fifty percent']);
  expect(accepted('A quay costs about $73 a month.')).toEqual(['$73', 'seventy-three dollars']);
  expect(accepted('A quay melts at 96 °C in summer.')).toEqual(['96 °C', 'ninety-six degrees Celsius']);
  expect(accepted('A quay closes for 12 hours in winter.')).toEqual(['12 hours', 'twelve hours']);
});
