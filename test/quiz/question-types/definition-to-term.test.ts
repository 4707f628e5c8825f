import { describe, expect, it } from 'vitest';
import type { Knowledge } from '../../../src/quiz/knowledge.ts';
import { definitionToTerm } from '../../../src/quiz/question-types/definition-to-term.ts';
import { createRandom } from '../../../src/quiz/random.ts';
import { faultsOf } from '../../../src/quiz/soundness.ts';
import { testQuestionType } from '../../contracts/question-type-contract.ts';
import { coffeeNotes, knowledgeOf } from '../knowledge/coffee-notes.ts';

const coffee = knowledgeOf(coffeeNotes);

testQuestionType(definitionToTerm, coffee);

function promptsOf(knowledge: Knowledge) {
  return knowledge.sections.flatMap((section) =>
    definitionToTerm
      .generate(section, knowledge, createRandom('seed', section.id))
      .map((draft) => ({ ...draft, ...definitionToTerm.present(draft.payload) })),
  );
}

function promptFor(stem: RegExp, knowledge = coffee) {
  return promptsOf(knowledge).find((prompt) => stem.test(prompt.stem));
}

const list = (entries: Readonly<Record<string, string>>, more = '') => {
  const items = Object.entries(entries).map(([name, meaning]) => `- **${name}**: ${meaning}`);
  return knowledgeOf({ 'a.md': `# Bar\n\n${items.join('\n')}\n\n${more}\n` });
};

const tools = {
  Tamper: 'the tool that presses ground beans flat.',
  Grinder: 'the machine that crushes roasted beans.',
  Jug: 'the vessel in which milk is steamed.',
};

describe('a question for the term of a definition', () => {
  it('has the definition as a sentence, and things of its kind as choices', () => {
    expect(promptFor(/mild drink/)).toMatchObject({
      stem: 'Which of these is a mild drink that joins a single shot with much steamed milk?',
      answer: 'Latte',
      explanation: 'A latte is a mild drink that joins a single shot with much steamed milk.',
      subject: 'latte|definition',
      lines: { startLine: 3, endLine: 3 },
    });
    expect(promptFor(/mild drink/)?.choices).toEqual(expect.arrayContaining(['Espresso', 'Macchiato', 'Latte']));
  });

  it('is sound', () => {
    for (const shown of promptsOf(coffee)) expect(faultsOf(shown, coffee), shown.stem).toEqual([]);
  });

  it('is asked in the number of the definition', () => {
    const knowledge = list(
      {
        Filters: 'papers that hold back the grounds.',
        Scales: 'instruments that weigh a dose.',
        Kettles: 'pots that boil clean water.',
      },
      'A filter, a scale and a kettle are at hand. Filters, scales and kettles are dear.',
    );
    expect(promptFor(/papers/, knowledge)).toMatchObject({
      stem: 'Which of these are papers that hold back the grounds?',
      answer: 'Filters',
    });
    expect(promptFor(/papers/, knowledge)?.choices.toSorted()).toEqual(['Filters', 'Kettles', 'Scales']);
    const { Grinder, Jug } = tools;
    const proper = list(
      { Grinder, Jug, Filters: 'papers that hold back the grounds.', Brewnetes: 'the platform that runs brews.' },
      'We need a filter, and filters, grinders and jugs are dear. We like Brewnetes and a jug.',
    );
    expect(promptFor(/papers/, proper)?.choices.toSorted()).toEqual(['Filters', 'Grinders', 'Jugs']);
  });

  it('is not asked where a word of the definition gives the name away', () => {
    expect(promptFor(/the tool/, list(tools))).toBeDefined();
    expect(
      promptFor(/the tool/, list({ ...tools, Tamper: 'the tool that tampers with ground beans.' })),
    ).toBeUndefined();
    expect(
      promptFor(/the tool/, list({ ...tools, 'Bean press': 'the tool that flattens ground beans.' }))?.answer,
    ).not.toBe('Bean press');
    // What an acronym stands for gives it away too.
    const spelt = list(
      { ...tools, 'Bean Dose Tool (BDT)': 'the tool that weighs a dose.' },
      'BDT is dear. We like BDT.',
    );
    expect(promptFor(/weighs a dose/, spelt)).toBeUndefined();
  });

  it('is asked when the telling word stands in every choice', () => {
    const knowledge = list({
      'Burr grinder': 'the grinder with two steel discs inside.',
      'Blade grinder': 'the grinder with one spinning knife inside.',
      'Hand grinder': 'the grinder with a crank on its lid.',
    });
    expect(promptFor(/steel discs/, knowledge)?.choices.toSorted()).toEqual([
      'Blade grinder',
      'Burr grinder',
      'Hand grinder',
    ]);
  });

  it('takes what stands after a colon when the rest gives the name away', () => {
    const text = 'A brew plan is the plan from which a brew starts: a short text that lists water and beans.';
    const knowledge = list(tools, `## Brew plan\n\n${text}`);
    expect(promptFor(/short text/, knowledge)).toMatchObject({
      stem: 'Which of these is a short text that lists water and beans?',
      answer: 'Brew plan',
    });
  });

  it('has no choice that is also right: another name, a kind of it, or what is defined nearly alike', () => {
    const knowledge = knowledgeOf(
      {
        'a.md': `# Bar

- **Grinder**: the machine that crushes roasted beans before brewing.
- **Bean mill**: the machine that crushes roasted beans.
- **Crusher**: the grinder that stands in the cellar.
- **Coffee mincer**: the noisy thing beside the sink.
- **Tamper**: the tool that presses flat what was ground.
- **Jug**: the vessel in which milk is steamed.
`,
      },
      [['grinder', 'coffee mincer']],
    );
    expect(promptFor(/before brewing/, knowledge)?.choices.toSorted()).toEqual(['Grinder', 'Jug', 'Tamper']);
  });

  it('has no choice that the definition itself names', () => {
    const knowledge = list({
      ...tools,
      Knock: 'the box beside a grinder that takes used pucks.',
      Whisk: 'the brush that stirs a dose.',
    });
    expect(promptFor(/used pucks/, knowledge)?.choices).not.toContain('Grinder');
    const kinds = list({
      ...tools,
      Knock: 'the box beside a jug that takes used pucks.',
      'Milk jug': 'the vessel with a spout.',
    });
    expect(promptFor(/used pucks/, kinds)?.choices.toSorted()).toEqual(['Grinder', 'Knock', 'Tamper']);
  });

  it('is asked once where two definitions of a thing say the same', () => {
    const again = '## More\n\nWe said it. A tamper is the tool that presses ground beans.';
    expect(promptsOf(list(tools, again)).filter(({ answer }) => answer === 'Tamper')).toHaveLength(1);
    const otherwise = '## More\n\nWe said it. A tamper is a heavy stamp with a wooden knob.';
    expect(promptsOf(list(tools, otherwise)).filter(({ answer }) => answer === 'Tamper')).toHaveLength(2);
  });

  it('is asked in good English only', () => {
    const { Grinder, Jug, Tamper } = tools;
    const flight = '## Flight\n\nA flight is one or more small cups that share a tray.';
    expect(promptFor(/cups that share/, list({ Tamper, Grinder, Jug }, flight))).toBeUndefined();
    const plural = list({ Tamper, Grinder, Jug, Cups: 'vessels that hold one drink.' }, 'A cup is small.');
    expect(promptFor(/the tool/, plural)?.choices.toSorted()).toEqual(['Grinder', 'Jug', 'Tamper']);
  });

  it('is not asked with fewer than two others to choose from', () => {
    const { Tamper, Grinder, Jug } = tools;
    expect(promptsOf(list({ Tamper, Grinder }))).toEqual([]);
    expect(promptsOf(list({ Tamper, Grinder, Jug }))).toHaveLength(3);
  });

  it('asks for a meaning among things that have one', () => {
    const knowledge = knowledgeOf({
      'states/a.md': '# ChannelUp\n\nChannelUp means that the water runs along one side of the puck.\n',
      'states/b.md': '# GrindStall\n\nGrindStall means that the mill stands still because the hopper is empty.\n',
      'states/c.md': '# SteamLow\n\nSteamLow means that the boiler has lost its pressure during a shot.\n',
      'states/d.md': '# Boiler\n\nA boiler is a closed pot that keeps hot water ready.\n',
    });
    expect(promptFor(/^Which of these means that the mill/, knowledge)?.choices.toSorted()).toEqual([
      'ChannelUp',
      'GrindStall',
      'SteamLow',
    ]);
  });

  it('keeps names in small letters that are always written so', () => {
    const knowledge = list(
      {
        brewctl: 'the program that starts a pump.',
        Roastline: 'the application that draws a curve.',
        Milkmon: 'the daemon that watches every fridge.',
      },
      'brewctl is quick. We like brewctl.',
    );
    expect(promptFor(/starts a pump/, knowledge)?.answer).toBe('brewctl');
  });
});

const definitions = (entries: Readonly<Record<string, string>>) =>
  Object.entries(entries)
    .map(([name, meaning]) => `## ${name}\n\nA ${name.toLowerCase()} is ${meaning}.\n\n`)
    .join('');
const harbour = (entries: Readonly<Record<string, string>>, more = '') =>
  knowledgeOf({ 'a.md': `# Harbour\n\nWe like ships.\n\n${definitions(entries)}${more}` });
const papers = {
  Waybill: 'a document that travels with the load',
  Manifest: 'a list that names every crate on board',
  Logbook: 'a file in which the captain writes each day',
};

describe('other choices', () => {
  it('are of the same class as what is asked for', () => {
    const knowledge = harbour({
      ...papers,
      Stevedoring: 'the practice of moving crates between ship and quay',
      Winch: 'a machine that pulls a rope',
    });
    expect(promptFor(/travels with/, knowledge)?.choices.toSorted()).toEqual(['Logbook', 'Manifest', 'Waybill']);
  });

  it('are not filled up with things of another class', () => {
    const { Waybill, Manifest } = papers;
    const practice = 'the practice of moving crates between ship and quay';
    expect(promptFor(/travels with/, harbour({ Waybill, Manifest, Stevedoring: practice }))).toBeUndefined();
  });

  it('have what a heading sets against the answer, of whatever class', () => {
    const heading = '## What is the difference between a waybill and a winch?\n\nThe winch is oiled.\n';
    const winch = { Winch: 'a machine that pulls a rope' };
    expect(promptFor(/travels with/, harbour({ ...papers, ...winch }, heading))?.choices).toContain('Winch');
    const undefinedOne = heading.replaceAll('winch', 'stamp');
    expect(promptFor(/travels with/, harbour(papers, undefinedOne))?.choices).toContain('Stamp');
  });

  it('come from notes that have to do with each other', () => {
    const files = {
      'ropes/a.md': `# Ropes\n\nWe like ropes.\n\n${definitions({ Sling: 'a net that holds a load', Hawser: 'a web that holds a ship' })}`,
      'songs/b.md': `# Songs\n\nWe sing.\n\n${definitions({ Shanty: 'a tune with a strong beat', Round: 'a song that is sung in turns' })}`,
    };
    expect(promptFor(/holds a load/, knowledgeOf(files))).toBeUndefined();
    const tagged = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, `---\ntags: [work]\n---\n${text}`]),
    );
    expect(promptFor(/holds a load/, knowledgeOf(tagged))?.choices).toHaveLength(4);
  });

  it('come from any note where they are of the same kind', () => {
    const kind = (name: string, rest: string) => ({
      [`${name}/a.md`]: `# ${name}\n\nWe sing.\n\n${definitions({ [name]: `a paper form that ${rest}` })}`,
    });
    const knowledge = knowledgeOf({
      ...kind('Waybill', 'travels with the load'),
      ...kind('Docket', 'lists what was paid'),
      ...kind('Voucher', 'is torn in half'),
    });
    expect(promptFor(/travels with/, knowledge)?.choices.toSorted()).toEqual(['Docket', 'Voucher', 'Waybill']);
  });

  it('are nothing that is defined as a part or form of the answer', () => {
    const starter = { 'Paper form': 'a document that is filled in by hand', Logbook: papers.Logbook };
    const more = { Stub: 'a document of the form that stays in the office', Manifest: papers.Manifest };
    expect(promptFor(/by hand/, harbour({ ...starter, ...more }))?.choices).not.toContain('Stub');
    expect(promptFor(/by hand/, harbour({ ...starter, ...more }))?.choices).toContain('Manifest');
  });

  it('are nothing to which what is asked for applies as well', () => {
    const knowledge = harbour({ ...papers, Register: 'a thick file and document that lies on the desk of the master' });
    expect(promptFor(/travels with/, knowledge)?.choices).not.toContain('Register');
    expect(promptFor(/captain/, knowledge)?.choices).toContain('Register');
  });

  it('are not asked for with a few words about things in the plural', () => {
    const plural = (meaning: string) =>
      list(
        { Slips: meaning, Dockets: 'documents that list paid dues.', Vouchers: 'documents that are torn in two.' },
        'A slip, a docket and a voucher are at hand. Slips, dockets and vouchers are thin.',
      );
    expect(promptFor(/loose papers/, plural('loose papers in boxes.'))).toBeUndefined();
    expect(promptFor(/clerks lock/, plural('documents that clerks lock in small boxes.'))).toBeDefined();
  });

  it('are no names as they are written in code', () => {
    const knowledge = harbour(papers, 'The `berth` is a list that names the free places on the quay.\n');
    expect(promptFor(/travels with/, knowledge)?.choices).toHaveLength(3);
    expect(promptFor(/free places/, knowledge)).toBeUndefined();
  });

  it('may be of the very noun that the answer is of, where they differ in what follows', () => {
    const knowledge = harbour({
      Bosun: 'a machine that lifts heavy crates',
      Donkey: 'a machine that lifts ropes',
      Capstan: 'a machine that pulls heavy crates',
      Winch: 'a machine that winds chains',
    });
    expect(promptFor(/lifts ropes/, knowledge)?.choices.toSorted()).toEqual(['Bosun', 'Capstan', 'Donkey', 'Winch']);
  });
});
