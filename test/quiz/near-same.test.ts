import { expect, it } from 'vitest';
import { withoutRepeats } from '../../src/quiz/near-same.ts';
import { choicePrompt } from './sessions/fixture-bank.ts';

const prompt = (id: string, stem: string, answer = 'gantry crane', quality = 0.6) => ({
  ...choicePrompt({ id, answer, quality }),
  stem,
});

const kept = (...prompts: ReturnType<typeof prompt>[]) => withoutRepeats(prompts).map(({ id }) => id);

const lifts = prompt('a', 'Which crane lifts containers from the ship to the quay?');
const reworded = prompt('b', 'Which of these lifts containers from a ship to the quay?');

it('keeps one of two prompts that ask the same in other words', () => {
  expect(kept(lifts, reworded)).toEqual(['a']);
});

it('keeps the better one, in its place', () => {
  const other = prompt('c', 'Which crane runs on rails?');
  expect(kept(lifts, other, { ...reworded, quality: 0.7 })).toEqual(['c', 'b']);
});

it('keeps both when the answers differ, or what is asked does', () => {
  expect(kept(lifts, { ...reworded, answer: 'tower crane' })).toEqual(['a', 'b']);
  expect(kept(lifts, prompt('d', 'Which crane lifts stones to the top of a house?'))).toEqual(['a', 'd']);
});

it('counts no words of the choices, so that short statements are not all alike', () => {
  const statement = (id: string, text: string) => ({
    ...prompt(id, `True or false: ${text}`, 'True'),
    choices: ['True', 'False'],
  });
  expect(kept(statement('e', 'cranes turn.'), statement('f', 'ropes break.'))).toEqual(['e', 'f']);
  expect(kept(statement('e', 'tower cranes turn.'), statement('f', 'tower cranes can turn.'))).toEqual(['e']);
});
