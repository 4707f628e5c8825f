import { describe, expect, it } from 'vitest';
import { givesAway, hintsAt, mentionsAny } from '../../../src/quiz/contrasts/leak.ts';
import { areAlike } from '../../../src/quiz/contrasts/likeness.ts';
import { standsAlone } from '../../../src/quiz/contrasts/stands-alone.ts';
import type { Thing } from '../../../src/quiz/contrasts/thing.ts';
import { knowledgeOf } from '../knowledge/coffee-notes.ts';

const thing = (name: string, ...names: readonly string[]): Thing => {
  return { name, subject: name, names: [name, ...names], plural: false, proper: true };
};

describe('givesAway', () => {
  it.each([
    ['runs on a container runtime', 'Container'],
    ['contains an application', 'Container'],
    ['sets the working directory', '`WORKDIR`'],
    ['gives the default command', '`CMD`'],
    ['has the address `docker.io`', 'Docker Hub'],
    ['sends SIGKILL at once', '`docker kill`'],
  ])('sees that "%s" tells %s', (content, name) => {
    expect(givesAway(content, thing(name), [thing('Other')])).toBe(true);
  });

  it('passes words that all of the things have', () => {
    const others = [thing('Task execution role')];
    expect(givesAway('says what the task may do', thing('Task role'), others)).toBe(false);
    expect(givesAway('has the field `taskRoleArn`', thing('Task execution role'), [thing('Task role')])).toBe(false);
    expect(givesAway('has the field `executionArn`', thing('Task execution role'), [thing('Task role')])).toBe(true);
  });

  it('passes what has nothing to do with the name', () => {
    expect(givesAway('runs on a hypervisor', thing('Container'), [thing('Virtual machine')])).toBe(false);
  });
});

describe('mentionsAny', () => {
  it('knows a thing by each of its names, in the plural too', () => {
    const machine = thing('VM', 'virtual machine');
    expect(mentionsAny('runs many virtual machines', [machine])).toBe(true);
    expect(mentionsAny('runs many machines', [machine])).toBe(false);
  });
});

describe('hintsAt', () => {
  const notes =
    '# Boats\n\nThe Royal Danube Line (RDL) is a fleet. The Old Lake Line (OLL) is a fleet. Royal Shipping Office (RSO) is an office.\n';
  const knowledge = knowledgeOf({
    'a.md': notes,
    'b.md': '# Danube\n\nDanube is a river. Boats like Danube, and people swim in Danube.\n',
  });
  const line = thing('RDL', 'Royal Danube Line');
  const other = thing('OLL', 'Old Lake Line');

  it('sees a name out of the name in full', () => {
    expect(hintsAt('sails on the Danube', line, [other], knowledge)).toBe(true);
    expect(hintsAt('sails on the Danube', other, [line], knowledge)).toBe(false);
  });

  it('sees an owner whose name begins alike', () => {
    expect(hintsAt('is run by RSO', line, [other], knowledge)).toBe(true);
    expect(hintsAt('is run by RSO', line, [thing('RLL', 'Royal Lake Line')], knowledge)).toBe(false);
  });

  it('passes words that are no names', () => {
    expect(hintsAt('has a royal line of cooks', line, [other], knowledge)).toBe(false);
  });
});

describe('areAlike', () => {
  it.each([
    ['the host OS', 'an operating system of the host OS', true],
    ['natural gas', 'natural gas or wood', true],
    ['AWS', 'AWS, invisible to you', true],
    ['natural gas', 'natural gas from the town, wood chips or coal', true],
    ['15 minutes', '10 minutes', false],
    ['low', 'higher', false],
    ['yes', 'Yes', true],
  ])('"%s" and "%s": %s', (one, other, alike) => {
    expect(areAlike(one, other)).toBe(alike);
    expect(areAlike(other, one)).toBe(alike);
  });
});

describe('standsAlone', () => {
  it.each([
    'runs on a hypervisor',
    'keeps tasks running and replaces them',
    'brings its own kernel',
    'shares the same kernel as the host',
    'isolates each from all others',
    'works with other services',
  ])('passes "%s"', (text) => {
    expect(standsAlone(text)).toBe(true);
  });

  it.each([
    'stores the images from which they are started',
    'is the fixed hash of its content',
    'does the same',
    'follows these rules',
    'supplies a machine for each',
    'needs this instead',
    'is played with a round one',
    'uses another (see below',
    'other services should work',
    'contains:',
  ])('refuses "%s"', (text) => {
    expect(standsAlone(text)).toBe(false);
  });
});
