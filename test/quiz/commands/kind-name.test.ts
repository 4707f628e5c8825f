import { describe, expect, it, test } from 'vitest';
import { kindFor, kindListed, kindNamed } from '../../../src/quiz/commands/kind-name.ts';
import { sectionsOf } from '../../../src/quiz/section.ts';
import { read } from '../../corpus/reading.ts';

const sectionOf = (text: string) => sectionsOf(read(text).note).at(-1)!;

describe('what the keys of a column are called', () => {
  test.each([
    ['Instruction', '# A\n\n## What do the Cranefile instructions mean?\n\nText.', 'Cranefile instruction'],
    ['Code', '# A\n\n## Exit codes\n\nText.', 'exit code'],
    ['Code', '# A\n\n## Numbers\n\nThe signal codes of ships are these:', 'signal code'],
    ['Status', '# Radio status\n\nText.', 'Radio status'],
    ['Message contains', '# A\n\n## Which messages are there?\n\nText.', 'message'],
    ['Error (text)', '# A\n\nText.', 'error'],
    ['Code', '# A\n\n## Important codes\n\nText.', 'code'],
    ['', '# A\n\nText.', ''],
    ['#', '# A\n\nText.', ''],
  ])('%j in %j is %j', (head, text, kind) => expect(kindNamed(head, sectionOf(text))).toBe(kind));

  it('keeps a name large that the text writes large', () => {
    expect(kindNamed('Option', sectionOf('# Winches\n\n## Hook options\n\nTake the Hook for that.'))).toBe(
      'Hook option',
    );
    expect(kindNamed('Option', sectionOf('# Winches\n\n## Hook options\n\nTake a hook.'))).toBe('hook option');
  });
});

test.each([
  ['Options of sonar:', 'sonar option'],
  ['The flags for the winch are:', 'winch flag'],
  ['These signals exist:', 'signal'],
  ['Things to know:', 'code'],
])('the items of a list led in by %j are each a %j', (leadIn, kind) => {
  expect(kindListed(leadIn, sectionOf('# A\n\n## Codes\n\nText.'))).toBe(kind);
});

it('loses words that name one of the keys', () => {
  expect(kindFor('bridge mode', ['`bridge`', '`none`'])).toBe('mode');
  expect(kindFor('network mode', ['`bridge`', '`none`'])).toBe('network mode');
});
