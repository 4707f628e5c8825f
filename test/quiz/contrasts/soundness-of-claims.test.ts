import { describe, expect, it } from 'vitest';
import { givesAway, mentionsAny } from '../../../src/quiz/contrasts/leak.ts';
import { areAlike } from '../../../src/quiz/contrasts/likeness.ts';
import { standsAlone } from '../../../src/quiz/contrasts/stands-alone.ts';
import type { Thing } from '../../../src/quiz/contrasts/thing.ts';

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
