import { describe, expect, it, test } from 'vitest';
import {
  causePhrase,
  descriptionPhrase,
  meaningPhrase,
  predicateOf,
} from '../../../src/quiz/commands/effect-phrase.ts';

describe('what a command does', () => {
  test.each([
    ['List all boxes', { written: 'bare', bare: 'list all boxes', third: 'lists all boxes' }],
    ['Lists all boxes.', { written: 'third', bare: 'list all boxes', third: 'lists all boxes' }],
    ['hoist the box', { written: 'bare', bare: 'hoist the box', third: 'hoists the box' }],
    ['hoists the box', { written: 'third', bare: 'hoist the box', third: 'hoists the box' }],
    ['crosses the bar', { written: 'third', bare: 'cross the bar', third: 'crosses the bar' }],
    ['carry a box', { written: 'bare', bare: 'carry a box', third: 'carries a box' }],
    ['See what would change', { written: 'bare', bare: 'see what would change' }],
    [
      'removes old boxes, which frees the deck',
      { written: 'third', bare: 'remove old boxes', third: 'removes old boxes' },
    ],
    [
      'sets the number by hand, and a timer sets it by load',
      { written: 'third', bare: 'set the number by hand', third: 'sets the number by hand' },
    ],
    ['creates a box and can be repeated', { written: 'third', bare: 'create a box', third: 'creates a box' }],
    ['Lists boxes; needs a crane', { written: 'third', bare: 'list boxes', third: 'lists boxes' }],
  ])('%j', (written, predicate) => expect(predicateOf(written)).toEqual(predicate));

  test.each([
    'Logs of the last run',
    'Start in the background',
    'Delete',
    'the deck',
    'For an image without a shell',
    'removes it',
    'deletes this box',
    'Download, upload a box',
  ])('%j is no predicate that stands alone', (written) => expect(predicateOf(written)).toBeUndefined());
});

describe('what a message comes from', () => {
  it('is a phrase without what to do about it', () => {
    expect(meaningPhrase('older than 12 hours; sign in again')).toBe('older than 12 hours');
    expect(meaningPhrase('rope too short.')).toBe('rope too short');
    expect(meaningPhrase('misuse')).toBe('misuse');
  });

  it('is nothing where it points elsewhere', () => {
    expect(meaningPhrase('the same as above')).toBeUndefined();
    expect(meaningPhrase('—')).toBeUndefined();
  });

  it('is no deed', () => {
    expect(causePhrase('read the logs')).toBeUndefined();
    expect(causePhrase('returns a box')).toBeUndefined();
    expect(causePhrase('rope too short')).toBe('rope too short');
  });
});

describe('what something is', () => {
  it('takes several words', () => {
    expect(descriptionPhrase('formats that the crane knows (see below)')).toBe('formats that the crane knows');
    expect(descriptionPhrase('Optional. The rope.')).toBeUndefined();
    expect(descriptionPhrase('`rope` | `chain`')).toBeUndefined();
    expect(descriptionPhrase('if set, nothing is lifted')).toBeUndefined();
  });
});
