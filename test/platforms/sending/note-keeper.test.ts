import { expect, it } from 'vitest';
import { silentLogger } from '../../../src/logger.ts';
import { createNoteKeeper } from '../../../src/platforms/sending/note-keeper.ts';

it('gives up notes that come once nothing is sent any more, and does not go round in circles', async () => {
  let tries = 0;
  const notes = createNoteKeeper<string>({
    idOf: (pressed) => pressed,
    put: async () => {},
    // As when the service's room is closed: nothing is tried, and that at once.
    untilDone: async () => {
      tries += 1;
      if (tries > 10) await new Promise(() => {});
      throw new Error('closed');
    },
    ...{ editMs: 0, sleep: async () => {}, signal: AbortSignal.abort(), platform: 'test', logger: silentLogger },
  });
  await Promise.all([notes.note('message', 'one', true), notes.note('message', 'two', true)]);
  await notes.flush();
  expect(tries).toBeLessThan(3);
});
