import { expect, test } from 'vitest';
import { shapeOf } from '../../../src/quiz/commands/phrase-shape.ts';

test.each([
  ['older than 12 hours', 'fragment'],
  ['not signed, or the wrong port', 'fragment'],
  ['overloaded', 'fragment'],
  ['overloaded, or weak ropes', 'fragment'],
  ['cut too early', 'fragment'],
  ['rejected by the harbour', 'fragment'],
  ['badly tied', 'fragment'],
  ['cut rope', 'phrase'],
  ['misspelled name', 'phrase'],
  ['missing rope', 'phrase'],
  ['not enough water', 'phrase'],
  ['no wind and no tide', 'phrase'],
  ['the rope snapped', 'clause'],
  ['FOG', 'word'],
])('%s: %s', (text, shape) => expect(shapeOf(text)).toBe(shape));
