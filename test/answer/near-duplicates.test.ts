import { describe, expect, it } from 'vitest';
import { saySame } from '../../src/answer/near-duplicates.ts';

describe('saySame', () => {
  it('joins sentences in nearly the same words', () => {
    expect(
      saySame('A pod is the smallest unit that Kubernetes runs.', 'A Pod is the smallest unit Kubernetes runs'),
    ).toBe(true);
  });
  it('keeps other numbers and negations apart', () => {
    expect(saySame('A node runs at most 110 pods by default.', 'A node runs at most 250 pods by default.')).toBe(false);
    expect(
      saySame('A container does share the kernel of its host.', 'A container does not share the kernel of its host.'),
    ).toBe(false);
  });
  it('keeps other statements apart', () => {
    expect(saySame('A pod groups containers.', 'A node runs pods.')).toBe(false);
    expect(saySame('', '')).toBe(false);
  });
});
