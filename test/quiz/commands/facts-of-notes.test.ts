import { describe, expect, it, test } from 'vitest';
import { factsOfNotes } from '../../../src/quiz/commands/facts-of-notes.ts';
import { sectionsOf } from '../../../src/quiz/section.ts';
import { read } from '../../corpus/reading.ts';

const factsOf = (text: string) => {
  const sections = sectionsOf(read(text).note);
  const facts = factsOfNotes(sections);
  return sections.flatMap((section) => facts.ofSection(section));
};
const pairsOf = (text: string) => factsOf(text).map(({ key, relation, effect }) => [key, relation, effect]);

describe('a table', () => {
  it('has commands of one word where its head says so', () => {
    expect(
      pairsOf(
        '| Command | Effect |\n|---|---|\n| `up` | lifts the box |\n| `down` | drops the box |\n| `left` | turns the arm |',
      ),
    ).toEqual([
      ['`up`', 'does', 'lifts the box'],
      ['`down`', 'does', 'drops the box'],
      ['`left`', 'does', 'turns the arm'],
    ]);
  });

  it('is none where most of its rows name no code, or where there are two rows', () => {
    expect(
      pairsOf(
        '| Command | Effect |\n|---|---|\n| `up` | lifts the box |\n| down | drops the box |\n| left | turns the arm |',
      ),
    ).toEqual([]);
    expect(pairsOf('| Command | Effect |\n|---|---|\n| `up` | lifts the box |\n| `down` | drops the box |')).toEqual(
      [],
    );
  });

  it('describes where most cells are no deeds', () => {
    const rows = '| `A` | formats that the crane knows |\n| `B` | proof of age |\n| `C` | name of the ship |';
    expect(pairsOf(`| Header | Description |\n|---|---|\n${rows}`).map(([, relation]) => relation)).toEqual([
      'description',
      'description',
      'description',
    ]);
  });

  it('tells a cause by its head, with what the notes call it', () => {
    const [fact] = factsOf(
      '| Alarm | Likely cause |\n|---|---|\n| `E1` | wet rope |\n| `E2` | dry bearing |\n| `E3` | high tide |',
    );
    expect(fact).toMatchObject({ relation: 'cause', causeName: 'likely cause', effect: 'wet rope' });
  });

  it('takes signs that are no code where their cause stands beside them', () => {
    expect(
      pairsOf('| Symptom | Cause |\n|---|---|\n| smoke | hot rope |\n| noise | dry bearing |\n| drift | high tide |'),
    ).toContainEqual(['“smoke”', 'cause', 'hot rope']);
    expect(
      pairsOf('| Symptom | Meaning |\n|---|---|\n| smoke | hot rope |\n| noise | dry bearing |\n| drift | high tide |'),
    ).toEqual([]);
  });
});

describe('a list', () => {
  it('may have the command first or last', () => {
    const [first, last] = [
      '- `hoist up`: lift the box\n- `hoist down` - drop the box\n- `hoist left` turns the arm',
      '- Lift the box: `hoist up`\n- Drop the box with `hoist down`\n- Turn the arm – `hoist left`',
    ].map(pairsOf);
    expect(first!.map(([key]) => key)).toEqual(['`hoist up`', '`hoist down`', '`hoist left`']);
    expect(last!.map(([key, , effect]) => [key, effect])).toEqual([
      ['`hoist up`', 'lift the box'],
      ['`hoist down`', 'drop the box'],
      ['`hoist left`', 'turn the arm'],
    ]);
  });

  it('of errors has their causes, but not what to do about them', () => {
    const items = '- `E_ROPE`: the rope is wet\n- `E_TIDE`: water too low; wait for a while\n- `E_CREW`: read the log';
    expect(pairsOf(`Common errors:\n\n${items}`)).toEqual([
      ['`E_ROPE`', 'cause', 'the rope is wet'],
      ['`E_TIDE`', 'cause', 'water too low'],
    ]);
  });

  it('is none where few items are such', () => {
    expect(pairsOf('- `hoist up`: lift the box\n- `hoist down`\n- text\n- more text')).toEqual([]);
  });
});

describe('a code block', () => {
  it('has what comments say, where they say what a command does', () => {
    expect(pairsOf('```sh\nhoist up # lifts the box\nhoist down # careful!\n```')).toEqual([
      ['`hoist up`', 'does', 'lifts the box'],
    ]);
  });

  it('of one command has what its caption says', () => {
    const text = 'Use this command to lift the box:\n\n```sh\nhoist up\n```';
    expect(pairsOf(text)).toEqual([['`hoist up`', 'does', 'lift the box']]);
    expect(factsOf(text)[0]).toMatchObject({
      explanation: 'Use this command to lift the box:\n\n```sh\nhoist up\n```',
      lines: { startLine: 1, endLine: 5 },
    });
    expect(pairsOf('Use these commands to lift the box:\n\n```sh\nhoist open\nhoist up\n```')).toEqual([]);
  });

  it('with comments is explained by itself', () => {
    expect(factsOf('Lift the box:\n\n```sh\nhoist up # lifts the box\n```')[0]).toMatchObject({
      lines: { startLine: 3, endLine: 5 },
    });
  });
});

describe('a sentence', () => {
  test.each([
    [
      '`hoist up` lifts the box, and `hoist down` drops the box.',
      [
        ['`hoist up`', 'lifts the box'],
        ['`hoist down`', 'drops the box'],
      ],
    ],
    ['`hoist up` lifts the box; somebody watches.', [['`hoist up`', 'lifts the box']]],
    [
      '`hoist up` lifts the box while `hoist stop` rings a bell.',
      [
        ['`hoist up`', 'lifts the box'],
        ['`hoist stop`', 'rings a bell'],
      ],
    ],
    ['Mind that `hoist up` lifts the box.', []],
    ['`hoist up` is slow.', []],
  ])('%j', (sentence, pairs) => {
    const shell = '```sh\nhoist up\n```';
    expect(pairsOf(`${sentence}\n\n${shell}`).map(([key, , effect]) => [key, effect])).toEqual(pairs);
  });

  it('speaks of a command only where the notes show that program', () => {
    expect(pairsOf('`hoist up` lifts the box.')).toEqual([]);
    expect(pairsOf('`zhoist up` lifts the box. See `zhoist down`.')).toHaveLength(1);
  });
});

describe('a table of other heads', () => {
  it.each(['Fault', 'Issue', 'Failure', 'Symptom', 'Problem'])('%s has causes', (head) => {
    const rows = '| smoke | hot rope |\n| noise | dry bearing |\n| drift | high tide |';
    expect(pairsOf(`| ${head} | Cause |\n|---|---|\n${rows}`)).toHaveLength(3);
  });

  it('of numbers says what they belong to, without the rows that name nothing', () => {
    const rows = '| 16 | Distress |\n| 13 | Bridge |\n| 70 | – |\n| 72 | Leisure |\n| 80 | Marinas |';
    expect(pairsOf(`| Channel port | Service |\n|---|---|\n${rows}`)).toEqual([
      ['16', 'owner', 'Distress'],
      ['13', 'owner', 'Bridge'],
      ['72', 'owner', 'Leisure'],
      ['80', 'owner', 'Marinas'],
    ]);
    expect(pairsOf(`| Place | Service |\n|---|---|\n${rows}`)).toEqual([]);
  });
});
