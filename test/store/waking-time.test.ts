import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { withinWakingTime } from '../../src/store/waking-time.ts';

/** Computes, so that nothing can be heard. */
function compute(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

describe('waking time', () => {
  it('gives what comes in time, and its failure', async () => {
    expect(await withinWakingTime(sleep(5, 'here'), 1_000)).toBe('here');
    await expect(withinWakingTime(Promise.reject(new Error('refused')), 1_000)).rejects.toThrow('refused');
  });

  it('ends the wait for what never comes', async () => {
    await expect(withinWakingTime(new Promise(() => {}), 50)).rejects.toThrow('no connection within 0.05 s');
  });

  it('does not count the time in which the process could not listen', async () => {
    const late = withinWakingTime(sleep(60, 'here'), 100);
    compute(250);
    expect(await late).toBe('here');
  });
});
