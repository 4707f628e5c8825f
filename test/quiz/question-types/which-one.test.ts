import { describe, expect, it } from 'vitest';
import { whichOne } from '../../../src/quiz/question-types/which-one.ts';
import { createRandom } from '../../../src/quiz/random.ts';
import { faultsOf } from '../../../src/quiz/soundness.ts';
import { testQuestionType } from '../../contracts/question-type-contract.ts';
import { knowledgeOf } from '../knowledge/coffee-notes.ts';

const note = `# Gliders and balloons

A glider climbs in rising air, and a balloon floats on hot gas.

| | Glider | Balloon |
| --- | --- | --- |
| Started by | a winch | a burner |
| Speed | 100 km/h | the speed of the wind |

## Which materials are there?

| Material | Weight | Best for |
| --- | --- | --- |
| Birch | 600 g | ribs |
| Balsa | 150 g | wing tips |
| Spruce | 430 g | long spars |
| Bamboo | 700 g | hoops, skids |
| Ash | 680 g | handles |

## When should you use a glider?

The glider is the older craft and fits these cases:

- You want to cover a long distance.

## When should you use a balloon?

- You want to look at the ground in peace.
`;
const knowledge = knowledgeOf({ 'gliders.md': note });
const drafts = knowledge.sections.flatMap((section) =>
  whichOne.generate(section, knowledge, createRandom('seed', section.id)),
);

testQuestionType(whichOne, knowledge);

describe('which-one', () => {
  const draft = (word: string) => drafts.find(({ payload }) => payload.stem.includes(word))!;

  it('offers all that are compared, at most four', () => {
    expect(draft('winch').payload.choices.toSorted()).toEqual(['Balloon', 'Glider']);
    expect(draft('wing tips').payload.choices).toHaveLength(4);
    expect(draft('wing tips').payload.stem).toBe('Which of these would you use for wing tips?');
  });

  it('asks for each of several things that a sentence tells apart', () => {
    const other = knowledgeOf({
      'a.md':
        '# Sails\n\nA square sail catches the wind from behind, a lateen sail turns around the mast, and a gaff sail needs only a few hands.\n',
    });
    expect(other.sections.flatMap((section) => whichOne.generate(section, other, createRandom('seed')))).toHaveLength(
      3,
    );
  });

  it('asks for the side whose name is not in the question', () => {
    const other = knowledgeOf({
      'a.md':
        '# Sails\n\n## `HEAT` and `CLR`\n\n`HEAT` heats a colour deep within a kiln that is shut, and `CLR` names the colour that heats up in the open.\n',
    });
    const stems = other.sections.flatMap((section) =>
      whichOne.generate(section, other, createRandom('seed')).map(({ payload }) => payload.stem),
    );
    expect(stems).toEqual(['Which of these names the colour that heats up in the open?']);
  });

  it('asks once for what two things differ in', () => {
    expect(drafts.filter(({ payload }) => /winch|burner/.test(payload.stem))).toHaveLength(1);
    const subjects = drafts.map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
  });

  it('explains a row with its head and an item with what announces it', () => {
    expect(draft('winch').explanation).toBe(
      '| | Glider | Balloon |\n| --- | --- | --- |\n| Started by | a winch | a burner |',
    );
    expect(draft('long distance').explanation).toBe(
      'The glider is the older craft and fits these cases:\n\n- You want to cover a long distance.',
    );
  });

  it('makes prompts that are found sound', () => {
    for (const { payload } of drafts) expect(faultsOf(whichOne.present(payload), knowledge), payload.stem).toEqual([]);
  });

  it('thinks less of a stem with a word of the full name of the answer', () => {
    const boats = `# RRL or DSF

The Royal River Line (RRL) is old. The Danube Sailing Fleet (DSF) is new.

## When should you choose RRL?

- You love every narrow river in the country.
- You love old boats with paddles.

## When should you choose DSF?

- You love a strong wind.
`;
    const other = knowledgeOf({ 'boats.md': boats });
    const qualities = other.sections.flatMap((section) =>
      whichOne.generate(section, other, createRandom('seed')).map(({ payload, quality }) => [payload.stem, quality]),
    );
    const quality = new Map(qualities as [string, number][]);
    expect(quality.get('You love every narrow river in the country. Which of these is the best choice?')).toBeLessThan(
      quality.get('You love old boats with paddles. Which of these is the best choice?')!,
    );
  });
});
