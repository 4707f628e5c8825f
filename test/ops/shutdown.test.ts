import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { firstSignal } from '../../src/ops/shutdown.ts';

describe('firstSignal', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('resolves at %s, and leaves the next signal to the system', async (name) => {
    const source = new EventEmitter();
    const signal = firstSignal(source);
    source.emit(name);
    await expect(signal).resolves.toBe(name);
    expect(source.eventNames()).toEqual([]);
  });
});
