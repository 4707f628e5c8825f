import { expect, it, test } from 'vitest';
import type { ListItem } from '../../../src/corpus/note.ts';
import { readStep } from '../../../src/quiz/steps/step-text.ts';
import { read } from '../../corpus/reading.ts';

const stepOf = (item: string) => readStep(read(`1. ${item}`).blocks[0] as ListItem);

test.each([
  ['Moor the ship: `moor --bow`', 'Moor the ship'],
  ['**Moor**: tie the ship to the quay.', 'Tie the ship to the quay'],
  ['Then open the hatch, so that air gets in.', 'Open the hatch'],
  ['Finally, sweep the deck (twice).', 'Sweep the deck'],
  ['The pilot boards the ship once the sea is calm.', 'The pilot boards the ship'],
  ['Paint the hull once.', 'Paint the hull once'],
  ['`moor --bow`', '`moor --bow`'],
  ['The winch on that crane lifts a box', 'The winch on the crane lifts a box'],
  ['Load a ship with its cargo.', 'Load a ship with its cargo'],
  ['Take the rope and pull it.', 'Take the rope and pull it'],
  ['Open the [hatch](hatch.md). Mind your head.', 'Open the hatch'],
])('%j is the step %j', (item, step) => expect(stepOf(item)?.text).toBe(step));

it.each(['Load it.', 'Do the same with this ship.', 'Repeat the last step.', 'Lift the next box.', 'a '.repeat(90)])(
  'is none that leans on others or tells its place: %j',
  (item) => expect(stepOf(item)).toBeUndefined(),
);

it.each([
  ['Moor the ship', 'imperative'],
  ['Winch the boat up', 'imperative'],
  ['The pilot boards the ship', 'sentence'],
  ['Departure', 'name'],
  ['Deploy', 'word'],
  ['Day of departure', 'name'],
  ['Loading a ship', 'name'],
])('tells the mood of %j', (item, mood) => expect(stepOf(item)?.mood).toBe(mood));

it('tells conditions and checks', () => {
  expect(stepOf('If the wind blows, take in the sail.')?.conditional).toBe(true);
  expect(stepOf('Check the ropes.')?.checks).toBe(true);
  expect(stepOf('Moor the ship.')).toMatchObject({ conditional: false, checks: false });
});
