import { describe, expect, it, test } from 'vitest';
import { createKnowledge } from '../../../src/quiz/knowledge/create-knowledge.ts';
import { orderSteps } from '../../../src/quiz/question-types/order-steps.ts';
import { createRandom } from '../../../src/quiz/random.ts';
import { faultsOf } from '../../../src/quiz/soundness.ts';
import { notesOf } from '../../answer/engine-of.ts';
import { testQuestionType } from '../../contracts/question-type-contract.ts';

const mooring = `# Mooring

## How do you moor a ship?

Moor a ship in these four steps:

1. Throw the line to the quay.
2. Put the line over a bollard: \`bollard --take\`
3. Pull the ship to the quay with the line.
4. Finally, make the line fast.
`;

const knowledgeOf = (text: string) => createKnowledge(notesOf({ 'note.md': text }), []);
const draftsOf = (text: string, seed = 'seed') => {
  const knowledge = knowledgeOf(text);
  return knowledge.sections.flatMap((section) =>
    orderSteps.generate(section, knowledge, createRandom(seed, section.id)).map((draft) => ({
      ...draft,
      ...orderSteps.present(draft.payload),
      faults: faultsOf(orderSteps.present(draft.payload), knowledge),
    })),
  );
};
const questionOf = (text: string) => draftsOf(text)[0]?.stem.split('\n')[0];

testQuestionType(orderSteps, knowledgeOf(mooring));

describe('a prompt to put steps in order', () => {
  const [draft] = draftsOf(mooring);
  const { payload, stem, choices, answer } = draft!;

  it('says what the steps are for, and lists them shuffled', () => {
    expect(stem).toMatch(
      /^You want to moor a ship\. In which order do you take these steps\?\n\n- \*\*A\*\* .+\n- \*\*B\*\* .+\n- \*\*C\*\* .+\n- \*\*D\*\* .+$/,
    );
    const listed = stem
      .split('\n')
      .slice(2)
      .map((line) => line.replace(/^- \*\*\w\*\* /, ''));
    const inOrder = [...answer.matchAll(/[A-D]/g)].map(([letter]) => listed['ABCD'.indexOf(letter)]);
    expect(inOrder).toEqual([
      'Throw the line to the quay',
      'Put the line over a bollard',
      'Pull the ship to the quay with the line',
      'Make the line fast',
    ]);
  });

  it('offers four orders, none of them the alphabet', () => {
    for (const seed of 'abcdefgh') {
      const orders = draftsOf(mooring, seed)[0]!.choices;
      expect(new Set(orders).size).toBe(4);
      expect(orders).not.toContain('A → B → C → D');
    }
  });

  it('takes an order that is typed, in letters or numbers', () => {
    const letters = answer.replaceAll(' → ', '');
    const numbers = [...letters].map((letter) => 'ABCD'.indexOf(letter) + 1).join(' ');
    for (const reply of [letters.toLowerCase(), numbers, [...letters].join(', ')]) {
      expect(orderSteps.grade(payload, reply)).toBe('right');
    }
    expect(orderSteps.grade(payload, 'a b c d')).toBe('wrong');
    expect(orderSteps.grade(payload, 'a b')).toBe('unclear');
    expect(orderSteps.grade(payload, String(choices.indexOf(answer) + 1))).toBe('right');
  });

  it('is explained by the whole list', () => {
    expect(draft!.explanation).toBe(
      'Moor a ship in these four steps:\n\n1. Throw the line to the quay.\n2. Put the line over a bollard: `bollard --take`\n3. Pull the ship to the quay with the line.\n4. Finally, make the line fast.',
    );
    expect(draft!.lines).toEqual({ startLine: 5, endLine: 10 });
    expect(draft!.faults).toEqual([]);
  });
});

const list = '\n1. Cut the rope.\n2. Splice the rope.\n3. Coat the splice with tar.\n';

describe('what the steps are for', () => {
  test.each([
    [
      `# Ropes\n\n## How to mend a rope\n\nSteps:\n${list}`,
      'You want to mend a rope. In which order do you take these steps?',
    ],
    [
      `# Ropes\n\nTo mend a rope, follow these steps:\n${list}`,
      'You want to mend a rope. In which order do you take these steps?',
    ],
    [
      `# Deck work\n\nFollow these steps to mend a rope:\n${list}`,
      'Deck work: you want to mend a rope. In which order do you take these steps?',
    ],
    [
      `# Ropes\n\nMending a rope takes three steps:\n${list}`,
      'Mending a rope takes three steps. In which order do you take these steps?',
    ],
    [
      `# Deck work\n\nA mended rope goes through these stages:\n\n1. Cut\n2. Splice\n3. Tar\n`,
      'Deck work: a mended rope goes through several stages. In which order do these steps come?',
    ],
    [
      `# Deck work\n\n## Mend a rope\n${list}`,
      'Deck work: you want to mend a rope. In which order do you take these steps?',
    ],
    [
      `# Deck work\n\n## Splicing procedure\n\nFollow these steps:\n${list}`,
      'Deck work: in which order do the steps of the splicing procedure come?',
    ],
  ])('%j', (text, question) => {
    expect(questionOf(text)).toBe(question);
    expect(draftsOf(text)[0]!.faults).toEqual([]);
  });
});

describe('a list is no sequence', () => {
  test.each([
    [
      'of facts',
      '# A\n\n## Why do ships float?\n\nShips float for three reasons:\n\n1. They hold air.\n2. They are wide.\n3. Water is heavy.\n',
    ],
    [
      'of tips',
      '# A\n\n## How do you make a ship faster?\n\nMake a ship faster by leaving things out:\n\n1. Start from a slim hull.\n2. Use a light mast.\n3. List spare parts.\n',
    ],
    [
      'that ranks',
      '# A\n\nOpening the most popular port takes three steps:\n\n1. Open the port.\n2. Load the port.\n3. Close the port.\n',
    ],
    [
      'of clicks',
      '# A\n\n## How to book a berth\n\nFollow these steps:\n\n1. Open the page of the port.\n2. In the menu, choose Berths.\n3. Click the button.\n4. Pay the fee.\n',
    ],
    [
      'of names and deeds',
      '# A\n\nDock a ship in these steps:\n\n1. Tie the ship.\n2. Harbour fees\n3. Pull the ship.\n4. Leave the ship.\n',
    ],
    [
      'for a case that stands elsewhere',
      '# A\n\nIf the ship has a pilot, docking takes these steps:\n\n1. Tie the ship.\n2. Pull the ship.\n3. Leave the ship.\n',
    ],
    [
      'of checks',
      '# A\n\nFind out why a ship leaks, in this order:\n\n1. Look at the hull.\n2. Check the pump.\n3. Compare the marks.\n4. Pump the ship dry.\n',
    ],
    [
      'of cases',
      '# A\n\nDock a ship in these steps:\n\n1. If it rains, cover the ship.\n2. If it snows, sweep the ship.\n3. Tie the ship.\n4. Pull the ship.\n',
    ],
    ['with bullets', '# A\n\nDock a ship in these steps:\n\n- Tie the ship.\n- Pull the ship.\n- Leave the ship.\n'],
    [
      'that says not what it is for',
      '# A\n\n## Steps\n\nDo this:\n\n1. Cut the rope.\n2. Splice the rope.\n3. Tar the rope.\n',
    ],
    ['of two', '# A\n\nDock a ship in these steps:\n\n1. Tie the ship.\n2. Pull the ship.\n'],
  ])('%s', (_, text) => expect(draftsOf(text)).toEqual([]));
});

it('takes the outermost list alone', () => {
  const text =
    '# A\n\nDock a ship in these steps:\n\n1. Tie the ship.\n   1. Take a rope.\n   2. Make a knot.\n2. Pull the ship.\n3. Leave the ship.\n';
  expect(draftsOf(text)[0]!.payload.steps.toSorted()).toEqual(['Leave the ship', 'Pull the ship', 'Tie the ship']);
});

it('goes on with a list that code interrupts, and leaves out a step that leans on another', () => {
  const text =
    '# A\n\nDock a ship in these steps:\n\n1. Tie the ship.\n\n```sh\ntie\n```\n\n2. Do it again.\n3. Pull the ship.\n4. Leave the ship.\n';
  const { stem, explanation } = draftsOf(text)[0]!;
  expect(stem.match(/\*\*\w\*\*/g)).toHaveLength(3);
  expect(explanation).toContain('4. Leave the ship.');
});

it('asks for five steps of a long list, one after the other', () => {
  const items = Array.from({ length: 9 }, (_, at) => `${at + 1}. Load box ${'abcdefghi'[at]}.`).join('\n');
  const { payload } = draftsOf(`# A\n\nLoad a ship in these steps:\n\n${items}\n`)[0]!;
  expect([...payload.steps].sort()).toEqual(['a', 'b', 'c', 'd', 'e'].map((box) => `Load box ${box}`));
});

it('explains a long list by the part that is asked for, a sentence for each step', () => {
  const text =
    '# A\n\nDock a ship in these steps:\n\n1. Do it first.\n2. Tie the ship. Mind the knot.\n3. Pull the ship.\n4. Leave the ship.\n';
  const { explanation, lines } = draftsOf(text)[0]!;
  expect(explanation).toBe('Dock a ship in these steps:\n\n2. Tie the ship.\n3. Pull the ship.\n4. Leave the ship.');
  expect(lines).toEqual({ startLine: 3, endLine: 8 });
});

describe('an order that the notes call so', () => {
  const deeds = '1. Weigh the load\n2. Open a hatch\n3. Paint a rail\n4. Feed the cat\n';
  test.each([
    [`# Dock day\n\nWhat happens in order:\n\n${deeds}`, 'Dock day: in which order do these steps come?'],
    [
      `# Ships\n\n## Dock day (short)\n\nWhat happens in order:\n\n${deeds}`,
      'Ships, dock day: in which order do these steps come?',
    ],
  ])('%j', (text, question) => expect(questionOf(text)).toBe(question));

  it('fixes every pair of steps, so that a wrong order may turn around any', () => {
    const turned = (leadIn: string) => {
      const [draft] = draftsOf(`# Dock day\n\n${leadIn}:\n\n${deeds}`);
      return draft?.payload.orders.length;
    };
    expect(turned('A dock day goes on in this order')).toBe(4);
    expect(turned('A dock day has these steps')).toBeDefined();
  });

  it('may have names among deeds, but is no ranking', () => {
    expect(
      draftsOf('# Dock day\n\nWhat happens in order:\n\n1. Weigh the load\n2. Lunch on deck\n3. Feed the cat\n'),
    ).toHaveLength(1);
    expect(
      draftsOf('# Crane\n\nA crane is found by the first match from, in order:\n\n1. Name\n2. Colour\n3. Height\n'),
    ).toEqual([]);
  });
});

describe('labelled steps under a heading alone', () => {
  const labelled =
    '1. **Call**: the ship radios that it needs a berth\n2. **Offer**: a port offers a berth\n3. **Claim**: the ship asks for the offered berth\n';
  it('are a sequence where they take up each other', () => {
    expect(questionOf(`# Berths\n\n## The three messages (COC)\n\n${labelled}`)).toBe(
      'Berths, the three messages: in which order do these steps come?',
    );
  });
  it('are none where they do not', () => {
    const facts = '1. **Hull**: a hull is wide\n2. **Mast**: a mast is tall\n3. **Rope**: a rope is long\n';
    expect(draftsOf(`# Berths\n\n## The three parts\n\n${facts}`)).toEqual([]);
  });
});

it('does not say how many steps there are where it shows fewer', () => {
  const text =
    '# A\n\nDocking a ship takes four steps:\n\n1. Tie the ship.\n2. Do it again.\n3. Pull the ship.\n4. Leave the ship.\n';
  expect(questionOf(text)).toContain('takes several steps');
  expect(questionOf(text.replace('2. Do it again.\n', '').replace('four', 'three'))).toContain('takes three steps');
});
