import { describe, expect, it } from 'vitest';
import type { Knowledge } from '../../../src/quiz/knowledge.ts';
import { termToDefinition } from '../../../src/quiz/question-types/term-to-definition.ts';
import { createRandom } from '../../../src/quiz/random.ts';
import { faultsOf } from '../../../src/quiz/soundness.ts';
import { testQuestionType } from '../../contracts/question-type-contract.ts';
import { coffeeNotes, knowledgeOf } from '../knowledge/coffee-notes.ts';

const coffee = knowledgeOf(coffeeNotes);

testQuestionType(termToDefinition, coffee);

function promptsOf(knowledge: Knowledge) {
  return knowledge.sections.flatMap((section) =>
    termToDefinition
      .generate(section, knowledge, createRandom('seed', section.id))
      .map((draft) => ({ ...draft, ...termToDefinition.present(draft.payload) })),
  );
}

function promptFor(stem: string, knowledge = coffee) {
  return promptsOf(knowledge).find((prompt) => prompt.stem === stem);
}

const section = (name: string, text: string) => `## ${name}\n\n${text}\n\n`;
const bar = (...sections: readonly string[]) =>
  knowledgeOf({ 'a.md': `# Bar\n\nWe like coffee.\n\n${sections.join('')}` });

const tamper = section('Tamper', 'A tamper is a tool that presses ground beans flat.');
const jug = section('Jug', 'A jug is a vessel in which some milk is steamed.');
const hopper = section('Hopper', 'A hopper is a funnel that keeps roasted beans ready.');
const scale = section('Scale', 'A scale is an instrument that weighs the dose.');

describe('a question for the definition of a term', () => {
  it('has what related things are as the other choices', () => {
    const prompt = promptFor('What is a tamper?', bar(tamper, jug, hopper, scale));
    expect(prompt?.answer).toBe('A tool that presses ground beans flat');
    expect(prompt?.choices.toSorted()).toEqual([
      'A funnel that keeps roasted beans ready',
      'A tool that presses ground beans flat',
      'A vessel in which some milk is steamed',
      'An instrument that weighs the dose',
    ]);
    expect(prompt).toMatchObject({
      explanation: 'A tamper is a tool that presses ground beans flat.',
      subject: 'tamper|definition',
    });
  });

  it('is sound', () => {
    for (const shown of promptsOf(coffee)) expect(faultsOf(shown, coffee), shown.stem).toEqual([]);
  });

  it('has clauses as choices where a clause is meant', () => {
    const state = (name: string, text: string) => section(name, `${name} means ${text}.`);
    const knowledge = bar(
      state('GrindStall', 'that the mill stands still with an empty hopper'),
      state('ChannelUp', 'that water runs along one side of the puck'),
      state('SteamLow', 'that the boiler has lost pressure during a shot'),
      state('Dialing', 'turning the collar until every shot tastes right'),
    );
    expect(promptFor('What does GrindStall mean?', knowledge)?.choices.toSorted()).toEqual([
      'The boiler has lost pressure during a shot',
      'The mill stands still with an empty hopper',
      'Water runs along one side of the puck',
    ]);
  });

  it('is asked once for each thing, of its best definition', () => {
    const again = section('More', 'We tell it once more. A tamper is a heavy stamp with a wooden knob.');
    const prompts = promptsOf(bar(tamper, jug, hopper, scale, again)).filter(
      ({ subject }) => subject === 'tamper|definition',
    );
    expect(prompts.map(({ answer }) => answer)).toEqual(['A tool that presses ground beans flat']);
  });

  it('asks "the" where there is but one, and any where "the" speaks of one mentioned before', () => {
    const the = 'The steam wand is a pipe that heats some milk.';
    expect(promptFor('What is the steam wand?', bar(section('Steam wand', the), tamper, jug, hopper))).toBeDefined();
    const mentioned = section('Steam wand', `${the} Every machine has a steam wand, and we clean a steam wand often.`);
    expect(promptFor('What is a steam wand?', bar(mentioned, tamper, jug, hopper))).toBeDefined();
  });

  it('puts into quotes what would need an article that the notes do not tell', () => {
    const list =
      '- **Portafilter**: a handle that holds ground beans.\n- **Channeling**: a flaw that lets water run past.\n';
    const knowledge = bar(section('Words', list), tamper, jug, hopper);
    expect(promptsOf(knowledge).map(({ stem }) => stem)).toEqual(
      expect.arrayContaining(['What is meant by “Portafilter”?', 'What is channeling?']),
    );
  });

  it('has only choices of about its length', () => {
    const long = section(
      'Grinder',
      'A grinder is a heavy machine with two hardened steel discs that crushes roasted beans into an even powder of any fineness.',
    );
    for (const { choices } of promptsOf(bar(tamper, jug, hopper, scale, long))) {
      const lengths = choices.map(({ length }) => length);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(1.8 * Math.min(...lengths));
    }
  });

  it('is not asked where only the right choice has its article', () => {
    const the = (name: string, text: string) => section(name, `The ${name} is ${text}.`);
    const knowledge = bar(
      tamper,
      the('steam wand', 'the pipe that heats some milk'),
      the('drip tray', 'the basin that catches spilt water'),
      the('group head', 'the block that spreads hot water'),
    );
    expect(promptFor('What is a tamper?', knowledge)).toBeUndefined();
    expect(promptFor('What is the drip tray?', knowledge)).toBeDefined();
  });

  it('is not asked where the answer has a word of the name that no other choice has', () => {
    const press = section('Bean press', 'A bean press is a tool that flattens every bean.');
    expect(
      promptFor(
        'What is a bean press?',
        bar(press, jug, scale, section('Cup', 'A cup is a vessel from which one drinks.')),
      ),
    ).toBeUndefined();
  });

  it('has no choice that names what is asked, or what it defines itself', () => {
    const knowledge = bar(
      tamper,
      jug,
      scale,
      section('Mat', 'A mat is a rubber rest on which a tamper stands.'),
      section('Cup tray', 'A cup tray is a tray that warms many cups.'),
    );
    const choices = promptFor('What is a tamper?', knowledge)?.choices.join('\n');
    expect(choices).not.toMatch(/rubber rest/);
    expect(choices).not.toMatch(/warms many cups/);
  });

  it('has no two choices that say the same, and none that is also right', () => {
    const knowledge = bar(
      tamper,
      jug,
      scale,
      section('Stamp', 'A stamp is a tool that presses ground beans.'),
      section('Pitcher', 'A pitcher is a vessel in which milk is steamed.'),
    );
    const choices = promptFor('What is a tamper?', knowledge)?.choices.join('\n') ?? '';
    expect(choices.match(/vessel/g)).toHaveLength(1);
    expect(choices.match(/presses/g)).toHaveLength(1);
  });

  it('is not asked where the answer alone says what is of its sort', () => {
    const frothing = section('Frothing', 'Frothing is the practice of heating cream with a hot jet.');
    const roasting = section('Roasting', 'Roasting is the act of heating raw beans in a hot drum.');
    const others = [
      section('Hopper', 'The hopper is the funnel that keeps roasted beans ready.'),
      section('Tray', 'The tray is the basin that catches every spilt drop.'),
    ];
    expect(promptFor('What is frothing?', bar(frothing, ...others))).toBeUndefined();
    expect(promptFor('What is frothing?', bar(frothing, roasting, ...others))).toBeDefined();
  });
});
