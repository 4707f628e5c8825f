import { expect, it } from 'vitest';
import { patienceMs } from '../../../../src/platforms/discord/listeners/completion.ts';

const bornAt = 1_800_000_000_000;
const interaction = (BigInt(bornAt - 1_420_070_400_000) << 22n).toString();

it.each([
  [0, 2_500],
  [400, 2_100],
  [2_400, 300],
  [9_000, 300],
  [-60_000, 2_500],
])('%i ms after somebody typed there are %i ms for suggestions', (age, leftMs) => {
  expect(patienceMs(interaction, bornAt + age)).toBe(leftMs);
});
