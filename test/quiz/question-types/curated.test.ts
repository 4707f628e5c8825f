import { describe, expect, it, test } from 'vitest';
import { createKnowledge } from '../../../src/quiz/knowledge/create-knowledge.ts';
import { curated } from '../../../src/quiz/question-types/curated.ts';
import { createRandom } from '../../../src/quiz/random.ts';
import { notesOf } from '../../answer/engine-of.ts';
import { testQuestionType } from '../../contracts/question-type-contract.ts';

const note = `---
quiz:
  - question: What brakes a winch?
    answer: The pawl
    wrong: [The drum, The rope]
    explanation: It falls into the teeth.
  - question: Which rope is laid right?
    answer: Hawser
    section: Ropes
  - question: A winch needs oil.
    answer: true
---
# Winches

A winch winds a rope on a drum.

\`\`\`quiz
question: How many men turn a winch?
answer: "\`two\` men"
accept: [a pair]
\`\`\`

## Brakes

The pawl stops the drum. Oil the teeth of a winch.

## Ropes

Ropes are laid right or left:

| Rope | Laid |
| --- | --- |
| Hawser | right |
| Cable | left |

## Test yourself

\`\`\`quiz
- question: What stops the drum?
  answer: The pawl
  wrong: [a, b, c, d, e, f, All of these]
\`\`\`
`;

const knowledge = createKnowledge(notesOf({ 'winch.md': note, 'bare.md': '# Bare\n\nText.\n' }), []);
const drafts = knowledge.sections.flatMap((section) =>
  curated
    .generate(section, knowledge, createRandom('seed', section.id))
    .map((draft) => ({ section: section.anchor, ...draft, shown: curated.present(draft.payload) })),
);
const draftOf = (question: RegExp) => drafts.find(({ shown }) => question.test(shown.stem))!;

testQuestionType(curated, knowledge);

describe('a prompt that a person wrote', () => {
  test('is made once, by the section where it belongs, and explained by the passage that fits it best', () => {
    expect(
      drafts.map(({ section, shown, explanation, lines }) => [section, shown.stem, explanation, lines.startLine]),
    ).toEqual([
      ['winches', 'How many men turn a winch?', 'A winch winds a rope on a drum.', 15],
      ['brakes', 'What brakes a winch?', 'The pawl stops the drum.', 25],
      ['brakes', 'True or false: A winch needs oil.', 'Oil the teeth of a winch.', 25],
      ['brakes', 'What stops the drum?', 'The pawl stops the drum.', 25],
      ['ropes', 'Which rope is laid right?', '| Rope | Laid |\n| --- | --- |\n| Hawser | right |', 31],
    ]);
  });

  it('is as good as can be, and says what its author says', () => {
    expect(drafts.every(({ quality }) => quality === 1)).toBe(true);
    expect(draftOf(/brakes/).shown).toMatchObject({ remark: 'It falls into the teeth.', answer: 'The pawl' });
    expect(draftOf(/drum/).shown).not.toHaveProperty('remark');
  });

  it('is answered by typing where it has no choices', () => {
    const { payload, shown } = draftOf(/How many/);
    expect(shown).toMatchObject({ choices: [], answer: '`two` men', accepted: ['two men', 'a pair'] });
    expect(shown).not.toHaveProperty('answerIndex');
    expect(['Two men', 'a pair', 'seven men', ''].map((reply) => curated.grade(payload, reply))).toEqual([
      'right',
      'right',
      'wrong',
      'unclear',
    ]);
  });

  it('has true before false, and what speaks of the others last', () => {
    expect(draftOf(/oil/).shown).toMatchObject({ choices: ['True', 'False'], answerIndex: 0 });
    const { choices } = draftOf(/What stops/).shown;
    expect(choices).toHaveLength(5);
    expect(choices).toContain('The pawl');
  });
});

test('a choice that speaks of the others stands last in every order', () => {
  const text = '# A\n\nText.\n\n```quiz\nquestion: Q?\nanswer: All of these\nwrong: [a, b, c]\n```\n';
  const notes = createKnowledge(notesOf({ 'a.md': text }), []);
  for (const seed of 'abcdefgh') {
    const [draft] = curated.generate(notes.sections[0]!, notes, createRandom(seed));
    expect(curated.present(draft!.payload).choices.at(-1)).toBe('All of these');
  }
});
