import { describe, expect, it } from 'vitest';
import { learnAssociations } from '../../src/answer/word-associations.ts';

const words = (text: string): string[] => text.split(' ');
const associations = learnAssociations(
  [
    ['remove rope', 'delete rope'],
    ['delete rope', 'remove rope'],
    ['paint rope', 'varnish rope'],
    ['lower rope', 'drop rope rope'],
  ].map(([text, others]) => ({ text: words(text!), others: words(others!) })),
);

describe('learnAssociations', () => {
  it('tells how much more often a word stands beside another one than anywhere', () => {
    // `remove` stands in one of four texts, and in the only one beside which `delete` stands.
    expect(associations('remove')('delete')).toBe(0.75);
    expect(associations('paint')('varnish')).toBe(0.75);
  });

  it('finds nothing in words that stand everywhere, or never together', () => {
    expect(associations('remove')('rope')).toBe(0);
    expect(associations('rope')('delete')).toBe(0);
    expect(associations('remove')('varnish')).toBe(0);
  });

  it('knows nothing of other words', () => {
    expect(associations('crane')('rope')).toBe(0);
    expect(associations('rope')('crane')).toBe(0);
    expect(learnAssociations([])('rope')('rope')).toBe(0);
  });
});
