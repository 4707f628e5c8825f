import { describe, expect, it } from 'vitest';
import { areOfOneClass, classesOfMeaning, classesOfName } from '../../../src/quiz/knowledge/thing-class.ts';

describe('the class of a thing', () => {
  it.each([
    ['a read-only package that holds code', 'file'],
    ['the practice of packing crates', 'activity'],
    ['the automated routing of mail', 'activity'],
    ['changing the number of copies', 'activity'],
    ['the command line that you type into', 'program'],
    ['a program that draws', 'program'],
    ['a machine that runs pumps', 'machine'],
    ['a serverless compute engine', 'service'],
    ['a set of pipes', 'group'],
    ['a movable name for a crate', 'name'],
    ['a protocol between two hosts', 'rule'],
    ['the hours for which a ticket holds', 'thing'],
  ])('of %s is %s', (meaning, expected) => {
    expect(classesOfMeaning(meaning)).toContain(expected);
  });

  it('is not an activity for what only ends like one', () => {
    expect(classesOfMeaning('an application for cooks')).not.toContain('activity');
    expect(classesOfMeaning('a string of beads')).not.toContain('activity');
    expect(classesOfMeaning('a notation with dots')).not.toContain('activity');
  });

  it('is told by the last word of a name, if at all', () => {
    expect(classesOfName('Crate registry')).toEqual(['service']);
    expect(classesOfName('Waybill')).toEqual([]);
  });

  it('is one for tools and things at hand, and another for what is done', () => {
    expect(areOfOneClass(['thing'], ['machine'])).toBe(true);
    expect(areOfOneClass(['thing'], ['activity'])).toBe(false);
    expect(areOfOneClass(['file', 'rule'], ['rule'])).toBe(true);
  });
});
