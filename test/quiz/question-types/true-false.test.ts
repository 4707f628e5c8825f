import { describe, expect, it } from 'vitest';
import type { Knowledge } from '../../../src/quiz/knowledge.ts';
import { trueFalse } from '../../../src/quiz/question-types/true-false.ts';
import { createRandom } from '../../../src/quiz/random.ts';
import { faultsOf } from '../../../src/quiz/soundness.ts';
import { testQuestionType } from '../../contracts/question-type-contract.ts';
import { knowledgeOf } from '../knowledge/coffee-notes.ts';

const note = `# Image and plate

An image is a drawing that is cut into wood, and a plate is a sheet of metal that carries letters.

## What is the difference between an image and a plate?

| | Image | Plate |
| --- | --- | --- |
| Made by | a carver | a caster |
| Needs ink | yes | yes |
| Survives a fire | no | yes |

## Presses

Hand presses print slowly, while steam presses print whole books in an hour. Steam presses are louder than hand presses.
`;
const knowledge = knowledgeOf({ 'print.md': note });

/** Statements by whether they are given out as true, over many seeds. */
function statements(of: Knowledge): { readonly right: ReadonlySet<string>; readonly wrong: ReadonlySet<string> } {
  const right = new Set<string>();
  const wrong = new Set<string>();
  for (let seed = 0; seed < 40; seed += 1) {
    for (const section of of.sections) {
      for (const { payload } of trueFalse.generate(section, of, createRandom(String(seed), section.id))) {
        const said = payload.stem.replace('True or false: ', '');
        (payload.choices[payload.answerIndex] === 'True' ? right : wrong).add(said);
      }
    }
  }
  return { right, wrong };
}

testQuestionType(trueFalse, knowledge);

describe('true-false', () => {
  const { right, wrong } = statements(knowledge);

  it('states what the note says, and the same of what it is set against', () => {
    expect(right).toContain('a plate survives a fire.');
    expect(wrong).toContain('an image survives a fire.');
    expect(right).toContain('steam presses are louder than hand presses.');
    expect(wrong).toContain('hand presses are louder than steam presses.');
  });

  it('swaps the subjects of definitions', () => {
    expect(right).toContain('a plate is a sheet of metal that carries letters.');
    expect(wrong).toContain('an image is a sheet of metal that carries letters.');
  });

  it.each([
    ['says something else', 'A plate press prints maps, and a hand press prints books.', []],
    [
      'does only something else',
      'A plate press only prints maps, while a hand press also prints books.',
      ['a plate press prints books.'],
    ],
    [
      'does not',
      'A plate press soaks paper sheets, and a hand press works without soaking.',
      ['a hand press soaks paper sheets.'],
    ],
    [
      'has another name',
      'A plate press is called a roller. A hand press is called a lever.',
      ['a plate press is called a lever.'],
    ],
  ])('denies something of what the notes say that it %s', (_, text, denied) => {
    const { wrong } = statements(knowledgeOf({ 'a.md': `# Presses\n\n## Plate press or hand press\n\n${text}\n` }));
    expect([...wrong]).toEqual(denied);
  });

  it('gives nothing out as both', () => {
    expect([...right].filter((said) => wrong.has(said))).toEqual([]);
  });

  it('states nothing of what both are', () => {
    expect([...right, ...wrong].filter((said) => said.includes('ink'))).toEqual([]);
  });

  it('always offers True and False, as often the one as the other', () => {
    const drafts = knowledge.sections.flatMap((section) =>
      trueFalse.generate(section, knowledge, createRandom('seed', section.id)),
    );
    expect(new Set(drafts.map(({ payload }) => payload.choices.join()))).toEqual(new Set(['True,False']));
    for (const section of knowledge.sections) {
      const all = trueFalse.generate(section, knowledge, createRandom('seed', section.id));
      const trues = all.filter(({ payload }) => payload.answerIndex === 0).length;
      expect(Math.abs(all.length - 2 * trues)).toBeLessThanOrEqual(1);
    }
  });

  it('does not say the same twice', () => {
    for (const section of knowledge.sections) {
      const stems = trueFalse.generate(section, knowledge, createRandom('seed')).map(({ payload }) => payload.stem);
      expect(new Set(stems).size).toBe(stems.length);
    }
  });

  it('states what a heading asks, and takes what is right from the answer', () => {
    const asked = `# Paper

Laid paper is a paper with lines.

## Does laid paper need a press?

Laid paper does not need a press; a frame is enough.

## Can laid paper be washed?

Laid paper can be washed in cold water.
`;
    const { right, wrong } = statements(knowledgeOf({ 'paper.md': asked }));
    expect(right).toEqual(new Set(['laid paper can be washed in cold water.']));
    expect(wrong).toEqual(new Set(['laid paper needs a press.']));
  });

  it('makes prompts that are found sound', () => {
    for (const section of knowledge.sections) {
      for (const { payload } of trueFalse.generate(section, knowledge, createRandom('seed'))) {
        expect(faultsOf(trueFalse.present(payload), knowledge), payload.stem).toEqual([]);
      }
    }
  });

  it('states nothing of things that mean little without the question', () => {
    const phases = `# Founding

A casting goes through these casting phases:

| Phase | Meaning |
| --- | --- |
| Pending | the metal is still cold |
| Running | the metal fills the mould |
| Failed | the mould broke open |
`;
    const { right, wrong } = statements(knowledgeOf({ 'a.md': phases }));
    expect([...right, ...wrong]).toEqual([]);
  });

  it('swaps no definition whose kind is that of the other', () => {
    const alike = knowledgeOf({
      'a.md':
        '# Red Line or Blue Line\n\nRed Line is a service that runs all night. Blue Line is a platform that stops often.\n',
    });
    expect(statements(alike).wrong).toEqual(new Set());
  });
});
