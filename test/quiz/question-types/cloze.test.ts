import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { createKnowledge } from '../../../src/quiz/knowledge/create-knowledge.ts';
import { plainText } from '../../../src/quiz/plain-text.ts';
import type { Presentation } from '../../../src/quiz/question-type.ts';
import { cloze } from '../../../src/quiz/question-types/cloze.ts';
import { createRandom } from '../../../src/quiz/random.ts';
import { faultsOf } from '../../../src/quiz/soundness.ts';
import { type Files, notesOf } from '../../answer/engine-of.ts';
import { testQuestionType } from '../../contracts/question-type-contract.ts';

const harbour: Files = {
  'berths.md': `# Harbour berths

## How long may a ship stay at a berth?

A ship may stay at a berth for 36 hours. The berth fee is doubled after 48 hours.

## Rules

- A harbour pilot boards every ship that is longer than 90 meters.
- By default a berth has 12 bollards, and a bollard holds up to 150 tons.
- The harbour speed limit is 6 knots.
- Signal code 17 means that the lock is closed. Signal code 23 means that a ship is on fire.
- Signal code 31 means that the port is full.
`,
  'crane.md': `---
aliases: [ACC]
---
# Harbour crane

The "Automatic Crane Controller" (ACC) moves a crane. The ACC checks the wind every 20 seconds and stops the crane for 10 minutes after a gust. The ACC is written in Rust. Operators trust the ACC.

With the lift mode \`gentle\`, a crane lowers glass without a jolt. In steel yards \`rapid\` and \`steady\` move heavy coils, and \`idle\` holds them.

The opposite of unloading is stowing. The rope of a crane is replaced after 5 years (60 months). Ropes were sold for $0.04711 in 1993, for example.
`,
};

const knowledge = createKnowledge(notesOf(harbour), []);

/** Prompts of notes, without the marks of Markdown. */
function promptsOf(files: Files, seed = 'seed'): Presentation[] {
  const known = createKnowledge(notesOf(files), []);
  return known.sections.flatMap((section) =>
    cloze.generate(section, known, createRandom(seed, section.id)).map(({ payload }) => cloze.present(payload)),
  );
}

const asked = (text: string, seed?: string): Presentation[] =>
  promptsOf({ 'harbour.md': `# Harbour\n\n${text}` }, seed);

testQuestionType(cloze, knowledge);

describe('prompts of stated numbers', () => {
  const prompts = promptsOf(harbour);
  const stemFor = (answer: string): string | undefined => {
    const stem = prompts.find((prompt) => plainText(prompt.answer) === answer)?.stem;
    return stem === undefined ? undefined : plainText(stem);
  };

  it('ask with the heading, where it asks for the number', () => {
    expect(stemFor('36 hours')).toBe('How long may a ship stay at a berth?');
  });

  it('do not ask with the heading for what holds by default only', () => {
    const notes = {
      'locks.md': '# Locks\n\n## How long does a lock stay open?\n\nA lock stays open for 25 minutes by default.\n',
    };
    expect(promptsOf(notes).map(({ stem }) => plainText(stem))).toEqual(['A lock stays open for ____ by default.']);
  });

  it('leave the number out of its sentence, and name the note where the sentence does not', () => {
    expect(stemFor('20 seconds')).toBe('The ACC checks the wind every ____.');
    expect(stemFor('48 hours')).toBe('The berth fee is doubled after ____.');
    expect(stemFor('17')).toBe('Harbour berths: Signal code ____ means that the lock is closed.');
  });

  it('do not show the answer a second time', () => {
    expect(stemFor('5 years')).toBe('The rope of a crane is replaced after ____.');
  });

  it('offer numbers in the same unit, in order, none of them equal', () => {
    const { choices } = prompts.find(({ answer }) => answer === '36 hours')!;
    const values = choices.map((choice) => Number(/^(\d+) hours$/.exec(choice)?.[1]));
    expect(values).toHaveLength(4);
    expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
  });

  it('offer other codes of the notes', () => {
    expect(prompts.find(({ answer }) => answer === '17')?.choices).toEqual(['17', '23', '31']);
  });

  it('keep their sense with any seed, and put the answer at any place', () => {
    const places = new Set<number | undefined>();
    for (let seed = 0; seed < 40; seed++) {
      for (const prompt of promptsOf(harbour, String(seed))) {
        expect(faultsOf(prompt, knowledge), plainText(prompt.stem)).toEqual([]);
        places.add(prompt.answerIndex);
      }
    }
    expect(places).toEqual(new Set([0, 1, 2, 3, undefined]));
  });

  it('show their gap as underscores', () => {
    for (const { stem } of prompts.filter((prompt) => prompt.stem.includes('_'))) {
      const [paragraph, ...others] = fromMarkdown(stem).children;
      expect(others).toEqual([]);
      const parts = paragraph?.type === 'paragraph' ? paragraph.children : [];
      const texts = parts.map((part) => (part.type === 'text' || part.type === 'inlineCode' ? part.value : '?'));
      expect(texts.join('')).toMatch(/(?<!_)____(?!_)/);
    }
  });

  it.each([
    'A quay costs $0.04711 per day.',
    'For example, a quay has 3 cranes.',
    'A quay has three parts.',
    'If a quay has 8 cranes, work is faster.',
    'A quay is between 100 and 200 meters long.',
    'A quay lasts 20, 30 or 40 years.',
    'A quay needs a rope 5 x 20 meters long.',
    'The quay, which was built in 1893, holds water.',
    'After 26 months the quay is inspected.',
    'One crane stands on a quay.',
    'The default value is 5 seconds.',
    'We built 12 quays.',
    'A quay is 60 minutes, or one hour, away.',
    'Signal code 17 is no fault.',
    'A crane uses port 8080 in the tests of a quay.',
  ])('are not made of: %s', (text) => expect(asked(text)).toEqual([]));

  it('are not made of what can be worked out', () => {
    const text = 'A quay closes for 14 weeks in spring and for 12 weeks in autumn, 26 weeks in all.';
    expect(asked(text).map(({ stem }) => plainText(stem))).toEqual([
      'Harbour: A quay closes for ____ in spring.',
      'Harbour: A quay closes for ____ in autumn.',
    ]);
  });

  it.each([
    ['A quay is open within 5 minutes of a call.', '5 minutes'],
    ['A quay lasts at least one year.', 'one year'],
    ['A quay keeps up to 300 boxes.', '300'],
    ['A quay is inspected every 3 weeks by default.', '3 weeks'],
    ['The quay was opened in 1893.', '1893'],
    ['Quays have rails since version 2.6 of the plan.', '2.6'],
    ['A quay sinks by 0.5 mm a year.', '0.5 mm'],
    ['A quay listens on port 4000 by default.', '4000'],
  ])('are made of: %s', (text, answer) => expect(asked(text).map((prompt) => prompt.answer)).toEqual([answer]));

  it('do not offer what the notes state for the same thing', () => {
    const text = 'A full quay is closed for 3 hours.\n\n## Winter\n\nA full quay is closed for 6 hours in winter.';
    for (let seed = 0; seed < 30; seed++) {
      for (const { choices, answer } of asked(text, String(seed))) {
        expect(choices.filter((choice) => choice !== answer)).not.toEqual(expect.arrayContaining(['3 hours']));
        expect(choices.filter((choice) => choice !== answer)).not.toEqual(expect.arrayContaining(['6 hours']));
      }
    }
  });

  it('never let a small number be read as the place of another choice', () => {
    for (let seed = 0; seed < 40; seed++) {
      for (const { choices } of asked('A quay closes for 3 hours, and a lock closes for 2 days.', String(seed))) {
        for (const [index, choice] of choices.entries()) {
          const value = Number.parseInt(choice, 10);
          expect(value > choices.length || value === index + 1, choices.join()).toBe(true);
        }
      }
    }
  });

  it('ask for one fact once, however often the notes state it', () => {
    const files = {
      'a.md': '# Quay\n\nA quay holds up to 300 boxes.',
      'b.md': '# Harbour\n\nA quay can hold up to 300 boxes.',
    };
    expect(promptsOf(files)).toHaveLength(1);
  });
});

describe('prompts of names', () => {
  const prompts = promptsOf(harbour);
  const find = (answer: string): Presentation | undefined => prompts.find((each) => plainText(each.answer) === answer);

  it('offer what stands beside the name', () => {
    const { stem, choices } = find('gentle')!;
    expect(plainText(stem)).toBe('With the lift mode ____, a crane lowers glass without a jolt.');
    expect([...choices].sort()).toEqual(['`gentle`', '`idle`', '`rapid`', '`steady`']);
  });

  it('are typed where there is nothing to offer', () => {
    expect(find('Rust')).toMatchObject({ choices: [], accepted: ['Rust'] });
    expect(plainText(find('Rust')!.stem)).toBe('Harbour crane: The ACC is written in ____.');
  });

  it('ask what an acronym stands for, where it is used', () => {
    expect(find('Automatic Crane Controller')).toMatchObject({ stem: 'What does ACC stand for?', choices: [] });
    expect(asked('The Automatic Crane Controller (ACC) moves a crane.')).toEqual([]);
  });

  it.each([
    'A quay does not run on `steam`, `coal` or `oil`.',
    'A quay can be managed by Harbour Masters.',
    'A ship is greeted with `--flag`, `--horn` or `--lamp`.\n\nIn fog `--bell`, `--gong` and `--siren` help.',
    'The gentle mode is the mode `gentle` of a crane.',
  ])('are not made of: %s', (text) => expect(asked(text)).toEqual([]));
});

describe('grading', () => {
  const payload = {
    ...{ stem: 'Harbour: A ferry is steered by the \\_\\_\\_\\_.', choices: ['PLC', 'ACC', 'VTS'], answer: 'ACC' },
    ...{ accepted: ['ACC', 'Automatic Crane Controller'], others: ['Vessel Traffic Service'] },
  };

  it('takes the acronym and the full name of a choice', () => {
    expect(cloze.grade(payload, 'automatic crane controler')).toBe('right');
    expect(cloze.grade(payload, 'Vessel Traffic Service')).toBe('wrong');
    expect(cloze.grade(payload, 'the harbour master')).toBe('unclear');
    expect(cloze.grade(payload, 'ACC or PLC')).toBe('unclear');
  });

  it('takes another answer as wrong where there are no choices', () => {
    expect(cloze.grade({ ...payload, choices: [] }, 'the harbour master')).toBe('wrong');
    expect(cloze.grade({ ...payload, choices: [] }, 'no idea')).toBe('unclear');
  });
});
