import { describe, expect, it, test } from 'vitest';
import { createKnowledge } from '../../../src/quiz/knowledge/create-knowledge.ts';
import type { MultipleChoice } from '../../../src/quiz/multiple-choice.ts';
import type { QuestionType } from '../../../src/quiz/question-type.ts';
import { commandToEffect, effectToCommand } from '../../../src/quiz/question-types/command-to-effect.ts';
import { createRandom } from '../../../src/quiz/random.ts';
import { faultsOf } from '../../../src/quiz/soundness.ts';
import { notesOf } from '../../answer/engine-of.ts';
import { testQuestionType } from '../../contracts/question-type-contract.ts';

const commands = `# The hoist command

## Which commands are there?

| Task | Command |
| --- | --- |
| List the boxes on deck | \`hoist ls\` |
| List all boxes | \`hoist ls -a\` |
| Show the weight of a box | \`hoist stat BOX\` |
| Open a hatch | \`hoist hatch A\` |
| Put a box ashore | \`hoist land BOX\` |
| Weigh, mark | \`hoist weigh BOX\`, \`hoist mark BOX\` |
| Crew and shifts | \`hoist roster\` |

## How does one go on?

\`hoist drop\` empties the hold, and \`hoist turn\` moves the arm by ten degrees.

Paint the rails with this command:

\`\`\`sh
hoist coat --colour red
\`\`\`

\`\`\`sh
hoist brace      # keeps the mast upright
\`\`\`
`;

const codes = `# Radio

## Status codes

| Code | Meaning |
| --- | --- |
| 10 | all clear |
| 15 | 7 + 8, fog |
| 17 | engine trouble |
| 19 | lost anchor |

| Code | Usual cause |
| --- | --- |
| 10 | a quiet day |
| 15 | warm air over cold water |
| 17 | salt in the fuel |
| 19 | a worn chain |

## Messages

| Message | Cause and remedy |
| --- | --- |
| \`no bearing\` | the compass is wet; dry the compass |
| \`timeout\`, \`no reply\` | nobody listens on the channel |
| \`hull breach\` | a rock under the keel |
| \`bad berth\` | the quay is taken |

Options of sonar:

- \`-q\`: mutes the bell
- \`-d\`: doubles the range
- \`-w\`: warns about whales
- \`-s\`: slows the sweep
`;

const knowledge = createKnowledge(notesOf({ 'hoist.md': commands, 'radio.md': codes }), []);
const shownBy = (type: QuestionType<MultipleChoice>, seed = 'seed') =>
  knowledge.sections.flatMap((section) =>
    type
      .generate(section, knowledge, createRandom(seed, section.id))
      .map((draft) => ({ ...draft, ...type.present(draft.payload) })),
  );
const ask = (type: QuestionType<MultipleChoice>, stem: string) => shownBy(type).find((each) => each.stem === stem);

testQuestionType(commandToEffect, knowledge);
testQuestionType(effectToCommand, knowledge);

describe('from a command to what it does', () => {
  it('asks for the task where the notes give tasks, and for what it does where they say that', () => {
    expect(ask(commandToEffect, 'What do you use `hoist ls` for?')?.answer).toBe('To list the boxes on deck');
    expect(ask(commandToEffect, 'What does `hoist turn` do?')?.answer).toBe('Moves the arm by ten degrees');
    expect(ask(commandToEffect, 'What does `hoist brace` do?')?.answer).toBe('Keeps the mast upright');
    expect(ask(commandToEffect, 'What do you use `hoist coat --colour red` for?')?.answer).toBe('To paint the rails');
  });

  it('puts all choices alike', () => {
    for (const { stem, choices } of shownBy(commandToEffect)) {
      if (stem.startsWith('What do you use')) for (const choice of choices) expect(choice).toMatch(/^To \p{Ll}/u);
      if (stem.startsWith('What does `hoist'))
        for (const choice of choices) expect(choice).toMatch(/^\p{Lu}\p{Ll}+s /u);
    }
  });

  it('leaves out what names the answer', () => {
    expect(ask(commandToEffect, 'What do you use `hoist hatch A` for?')).toBeUndefined();
    expect(ask(effectToCommand, 'Which hoist command do you use to open a hatch?')).toBeUndefined();
  });

  it('leaves out several commands at once, and what is no task', () => {
    const stems = [...shownBy(commandToEffect), ...shownBy(effectToCommand)].map(({ stem }) => stem).join();
    expect(stems).not.toMatch(/weigh|roster|crew/i);
  });
});

describe('from an effect to the command', () => {
  it('sets a command beside the same one without its option, never beside one that does more', () => {
    expect(ask(effectToCommand, 'Which hoist command do you use to list all boxes?')?.choices).toContain('`hoist ls`');
    expect(ask(effectToCommand, 'Which hoist command do you use to list the boxes on deck?')?.choices).not.toContain(
      '`hoist ls -a`',
    );
  });

  it('has other commands of the same program as choices', () => {
    for (const { choices } of shownBy(effectToCommand).filter(({ stem }) => stem.startsWith('Which hoist command'))) {
      for (const choice of choices) expect(choice).toMatch(/^`hoist /);
    }
  });

  it('explains a row with its header and cites both', () => {
    const { explanation, lines } = ask(effectToCommand, 'Which hoist command do you use to list all boxes?')!;
    expect(explanation).toBe('| Task | Command |\n| --- | --- |\n| List all boxes | `hoist ls -a` |');
    expect(lines).toEqual({ startLine: 5, endLine: 8 });
  });
});

describe('codes, messages and options', () => {
  test.each([
    ['Radio: what does status code 17 mean?', 'engine trouble'],
    ['Radio: what does status code 15 mean?', 'fog'],
    ['Radio: what is the usual cause of status code 19?', 'a worn chain'],
    ['Radio: what is the cause of the message `no bearing`?', 'the compass is wet'],
    ['Radio: what is the cause of the message `timeout` or `no reply`?', 'nobody listens on the channel'],
    ['What does the sonar option `-d` do?', 'Doubles the range'],
  ])('%s', (stem, answer) => expect(ask(commandToEffect, stem)?.answer).toBe(answer));

  test('are asked for by what they mean', () => {
    expect(shownBy(effectToCommand).map(({ stem, answer }) => [stem, answer])).toEqual(
      expect.arrayContaining([
        ['Radio: which message has the cause “a rock under the keel”?', '`hull breach`'],
        ['Which sonar option warns about whales?', '`-w`'],
      ]),
    );
  });
});

it('takes no single digit as a choice, which may be meant as the number of one', () => {
  const text =
    '# Bells\n\n| Code | Meaning |\n|---|---|\n| 1 | fire |\n| 20 | flood |\n| 30 | pirates |\n| 40 | dinner |\n';
  const notes = createKnowledge(notesOf({ 'bells.md': text }), []);
  const choices = effectToCommand
    .generate(notes.sections[0]!, notes, createRandom('seed'))
    .flatMap(({ payload }) => payload.choices);
  expect(new Set(choices)).toEqual(new Set(['20', '30', '40']));
});

it('has no choice that says the same as the right one or as another choice', () => {
  const text =
    '# Hoist\n\n- `hoist up`: lifts the heavy box\n- `hoist raise`: lifts the box, heavy or light\n- `hoist stop`: rings the bell\n- `hoist left`: swings the arm\n- `hoist turn`: swings the arm round\n- `hoist end`: parks the crane\n';
  const notes = createKnowledge(notesOf({ 'hoist.md': text }), []);
  const drafts = commandToEffect.generate(notes.sections[0]!, notes, createRandom('seed'));
  const up = drafts.find(({ payload }) => payload.stem.includes('hoist up'))!.payload.choices;
  expect(up).toHaveLength(4);
  expect(up.filter((choice) => choice.includes('box'))).toHaveLength(1);
  expect(up.filter((choice) => choice.includes('arm'))).toHaveLength(1);
});

it('has choices of one shape where there are enough, and no command twice', () => {
  const text =
    '# Hoist\n\n| Code | Meaning |\n|---|---|\n| 11 | FOG |\n| 12 | ICE |\n| 13 | wet rope in the winch |\n| 14 | GALE |\n| 15 | SWELL |\n| 16 | the rope snapped |\n\n- `hoist up BOX`: lifts the box\n- `hoist up SHIP`: lifts the ship\n- `hoist stop`: rings the bell\n- `hoist left`: swings the arm\n';
  const notes = createKnowledge(notesOf({ 'hoist.md': text }), []);
  const choicesOf = (type: QuestionType<MultipleChoice>, stem: string) =>
    type
      .generate(notes.sections[0]!, notes, createRandom('seed'))
      .find(({ payload }) => payload.stem.includes(stem))!
      .payload.choices.toSorted();
  expect(choicesOf(commandToEffect, 'code 11')).toEqual(['FOG', 'GALE', 'ICE', 'SWELL']);
  expect(choicesOf(effectToCommand, 'rings').filter((choice) => choice.includes('up'))).toHaveLength(1);
});

it('is better with choices of its own table, and with three wrong ones', () => {
  const qualityOf = (stem: string) => ask(effectToCommand, stem)!.quality;
  expect(qualityOf('Which sonar option warns about whales?')).toBeGreaterThan(
    qualityOf('Which hoist command moves the arm by ten degrees?') - 0.1,
  );
  const three = createKnowledge(
    notesOf({
      'a.md': '# A\n\n- `hoist up`: lifts the box\n- `hoist stop`: rings the bell\n- `hoist left`: swings the arm\n',
    }),
    [],
  );
  const [draft] = effectToCommand.generate(three.sections[0]!, three, createRandom('seed'));
  expect(draft!.payload.choices).toHaveLength(3);
  expect(draft!.quality).toBeCloseTo(0.7);
});

describe('every prompt', () => {
  test.each(['one', 'two', 'three'])('is sound, whatever chance decides (%s)', (seed) => {
    for (const type of [commandToEffect, effectToCommand]) {
      for (const draft of shownBy(type, seed)) expect(faultsOf(draft, knowledge), draft.stem).toEqual([]);
    }
  });

  it('has the same subject in both directions', () => {
    const subjects = (type: QuestionType<MultipleChoice>) => shownBy(type).map(({ subject }) => subject);
    expect(subjects(effectToCommand)).toContain('hoist ls|effect');
    expect(subjects(commandToEffect)).toContain('hoist ls|effect');
    expect(subjects(commandToEffect)).toEqual(expect.arrayContaining(['17|effect', '17|cause']));
  });
});

test('a message with several words is no command, though it looks like one', () => {
  const text =
    '# Signs\n\n| Sign | Cause |\n|---|---|\n| `no such berth` | the port closed |\n| `no free hook` | all cranes lift |\n| `no deep water` | the tide is out |\n| `no pilot yet` | a storm at sea |\n';
  const notes = createKnowledge(notesOf({ 'signs.md': text }), []);
  const [draft] = commandToEffect.generate(notes.sections[0]!, notes, createRandom('seed'));
  expect(draft?.payload.stem).toBe('What is the cause of the sign `no such berth`?');
});

test('a cause is not set beside one that it shares words with', () => {
  const text =
    '# Signs\n\n| Message | Cause |\n|---|---|\n| `aground` | low water at the north quay, late pilot |\n| `stuck` | ice in the port, low water downstream |\n| `adrift` | a torn rope on the rear deck |\n| `listing` | cargo that slipped in a storm |\n';
  const notes = createKnowledge(notesOf({ 'signs.md': text }), []);
  const drafts = commandToEffect.generate(notes.sections[0]!, notes, createRandom('seed'));
  const aground = drafts.find(({ payload }) => payload.stem.includes('aground'))!;
  expect(aground.payload.choices).toHaveLength(3);
  expect(aground.payload.choices).not.toContain('ice in the port, low water downstream');
});

test('codes and messages of other tables are no choices', () => {
  const table = (codes: readonly string[]) =>
    `| Code | Meaning |\n|---|---|\n${codes.map((code, at) => `| ${code} | meaning ${'xyzuvw'[at]} of ${code} |`).join('\n')}\n`;
  const text = `# Bells codes\n\n${table(['11', '12', '13'])}\n## Flags\n\n${table(['21', '22', '23'])}`;
  const notes = createKnowledge(notesOf({ 'bells.md': text }), []);
  for (const section of notes.sections) {
    for (const { payload } of effectToCommand.generate(section, notes, createRandom('seed'))) {
      expect(new Set(payload.choices.map((choice) => choice[0])).size).toBe(1);
    }
  }
});

describe('a fact is not asked for', () => {
  const stemsOf = (text: string, path = 'note.md') => {
    const notes = createKnowledge(notesOf({ [path]: text }), []);
    return [commandToEffect, effectToCommand].flatMap((type) =>
      notes.sections.flatMap((section) =>
        type.generate(section, notes, createRandom('seed')).map(({ payload }) => payload.stem),
      ),
    );
  };

  test('when several keys have it alike', () => {
    const stems = stemsOf(
      '# Bells\n\n| Code | Meaning |\n|---|---|\n| 11 | fire |\n| 12 | fire |\n| 13 | flood |\n| 14 | pirates |\n',
    );
    expect(stems).toContain('Bells: what does code 13 mean?');
    expect(stems.join()).not.toMatch(/fire|1[12]/);
  });

  test('when neither title nor head say what it belongs to', () => {
    const table = '\n\n| Code | Meaning |\n|---|---|\n| 11 | fire |\n| 13 | flood |\n| 14 | pirates |\n';
    expect(stemsOf(`# README${table}`)).toEqual([]);
    expect(stemsOf(`# README\n\n## Tannoy codes${table}`)).toContain('What does Tannoy code 13 mean?');
  });

  test('when another note says the same', () => {
    const list =
      '- `hoist up` lifts the box\n- `hoist down` lowers the box\n- `hoist left` swings the arm\n- `hoist stop` rings a bell\n';
    const notes = createKnowledge(notesOf({ 'a.md': `# A\n\n${list}`, 'b.md': `# B\n\n${list}` }), []);
    const counts = notes.sections.map(
      (section) => effectToCommand.generate(section, notes, createRandom('seed')).length,
    );
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[1]).toBe(0);
  });

  test('when its words tell it', () => {
    expect(stemsOf('# A\n\n- `watch` of the tannoy: wakes the crew\n').join()).toBe('');
    const list =
      '# Hoist\n\nOptions of hoist:\n\n- `--unwatch`: stops watching the box\n- `--quiet`: mutes the bell\n- `--double`: repeats the call\n- `--slow`: eases the sweep\n';
    expect(stemsOf(list)).not.toContain('What does the hoist option `--unwatch` do?');
    expect(stemsOf(list)).toContain('What does the hoist option `--quiet` do?');
  });
});

describe('causes', () => {
  const choicesFor = (rows: string, stem: string) => {
    const notes = createKnowledge(notesOf({ 'crane.md': `# Crane\n\n${rows}\n` }), []);
    return commandToEffect
      .generate(notes.sections[0]!, notes, createRandom('seed'))
      .find(({ payload }) => payload.stem.includes(stem))?.payload.choices;
  };

  it('are none of a sign whose own cause they tell in other words, or whose meaning is the same', () => {
    const rows =
      '| Code | Meaning |\n|---|---|\n| 12 | the arm failed |\n| 13 | drift |\n| 14 | high drift |\n\n| Code | Cause |\n|---|---|\n| 11 | wrong arguments to the winch |\n| 12 | bad option, hook in use |\n| 13 | a strong tide |\n| 14 | a loose anchor |\n| 15 | a worn chain |\n| 16 | warm air over water |';
    expect(choicesFor(rows, 'cause of code 11')).not.toContain('bad option, hook in use');
    expect(choicesFor(rows, 'cause of code 12')).not.toContain('wrong arguments to the winch');
    expect(choicesFor(rows, 'cause of code 13')).not.toContain('a loose anchor');
    expect(choicesFor(rows, 'cause of code 13')).toHaveLength(4);
  });

  it('without their subject are choices among such alone', () => {
    const head = '| Message | Cause |\n|---|---|\n';
    const nouns =
      '| `no reply` | a deaf operator |\n| `no bearing` | a wet compass |\n| `no depth` | weed on the sonar |\n';
    const one = `${head}${nouns}| \`no pass\` | older than a month |`;
    expect(choicesFor(one, 'no pass')).toBeUndefined();
    expect(choicesFor(one, 'no reply')).toHaveLength(3);
    const fragments = '| `E4` | older than a month |\n| `E5` | not signed |\n| `E6` | torn in the rain |';
    expect(choicesFor(`${head}${nouns}${fragments}`, 'E5')?.toSorted()).toEqual([
      'not signed',
      'older than a month',
      'torn in the rain',
    ]);
  });
});

describe('commands as choices', () => {
  const asked = (text: string, stem: string) => {
    const notes = createKnowledge(notesOf({ 'a.md': text }), []);
    const drafts = notes.sections.flatMap((section) => effectToCommand.generate(section, notes, createRandom('seed')));
    return drafts.find(({ payload }) => payload.stem === stem)?.payload.choices.toSorted();
  };
  const rows = [
    ['Lift a box', 'hoist up NAME'],
    ['Drop a crate', 'hoist down --to DECK'],
    ['Move the arm', 'hoist turn 90'],
    ['Wake the crew', 'hoist toll'],
    ['Stop the engine', 'hoist halt'],
    ['Show a depth', 'hoist plumb port'],
  ];
  const table = `# Deck\n\n| Task | Command |\n|---|---|\n${rows.map(([task, code]) => `| ${task} | \`${code}\` |`).join('\n')}\n\n\`hoist plumb\` shows the water under the keel.\n`;

  it('are all written with their arguments, or all without', () => {
    expect(asked(table, 'Which hoist command do you use to lift a box?')).toEqual(
      expect.arrayContaining(['`hoist up NAME`']),
    );
    for (const choice of asked(table, 'Which hoist command do you use to lift a box?')!)
      expect(choice).toMatch(/^`hoist \w+ ./);
    for (const choice of asked(table, 'Which hoist command do you use to wake the crew?')!)
      expect(choice).toMatch(/^`hoist \w+`$/);
    // `hoist plumb` stands alone elsewhere: the port is an argument.
    expect(asked(table, 'Which hoist command do you use to show a depth?')).toHaveLength(4);
  });

  it('of one program have its name in the stem, those of several the title of the note', () => {
    const mixed =
      '# Deck work\n\n| Task | Command |\n|---|---|\n| Lift a box | `up` |\n| Paint the rails | `coat` |\n| Count the boxes | `tally` |\n';
    expect(asked(mixed, 'Deck work: which command do you use to paint the rails?')).toHaveLength(3);
  });
});

it('asks of a table for six things at most, spread over its rows', () => {
  const weathers = ['fog', 'gale', 'hail', 'swell', 'frost', 'rain', 'thunder', 'snow', 'heat', 'calm'];
  const causes = ['wet rope', 'salt', 'rust', 'worn chain', 'dirt', 'loose bolts', 'old oil', 'ice', 'moss', 'sand'];
  const rows = weathers.map((weather, at) => `| ${at + 10} | ${weather} | ${causes[at]} |`).join('\n');
  const text = `# Bells\n\n| Code | Meaning | Cause |\n|---|---|---|\n${rows}\n`;
  const notes = createKnowledge(notesOf({ 'bells.md': text }), []);
  const drafts = [commandToEffect, effectToCommand].flatMap((type) =>
    type.generate(notes.sections[0]!, notes, createRandom('seed')),
  );
  const subjects = new Set(drafts.map(({ subject }) => subject));
  expect(subjects.size).toBe(6);
  expect(new Set(drafts.map(({ lines }) => lines.endLine)).size).toBe(6);
  expect(Math.max(...drafts.map(({ lines }) => lines.endLine))).toBeGreaterThan(10);
});

it('asks what uses a port, whatever the prose says of ports', () => {
  const rows = '| 16 | Distress |\n| 13 | Bridge |\n| 70 | – |\n| 72 | Leisure |\n| 80 | Marinas |';
  const text = `# Radio\n\nShips use ports:\n\n| Port | Service |\n|---|---|\n${rows}\n`;
  const notes = createKnowledge(notesOf({ 'radio.md': text }), []);
  const stems = [commandToEffect, effectToCommand].flatMap((type) =>
    type.generate(notes.sections[0]!, notes, createRandom('seed')).map(({ payload }) => payload.stem),
  );
  expect(stems).toContain('Radio: which of these uses port 13?');
  expect(stems).toContain('Radio: which port does Leisure use?');
});
