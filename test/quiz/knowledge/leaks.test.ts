import { describe, expect, it } from 'vitest';
import { giveaways } from '../../../src/quiz/knowledge/leaks.ts';

const leaksOf = (name: string, text: string, names: readonly string[] = [name]) => giveaways(name, { names }, text);

describe('words that give a name away', () => {
  it('are its own words, in any form', () => {
    expect(leaksOf('bean press', 'a tool that presses beans')).toEqual(['press', 'bean']);
    expect(leaksOf('tamper', 'a tool that flattens beans')).toEqual([]);
  });

  it('are words of which it is made', () => {
    expect(leaksOf('Brewfile', 'a text file with steps')).toEqual(['file']);
    expect(leaksOf('PumpStalled', 'the motor stalls')).not.toEqual([]);
    expect(leaksOf('SIGGRIND', '`mill grind` sends it')).toEqual(['grind']);
  });

  it('are words whose initials it has', () => {
    expect(leaksOf('OOBHalted', 'the mill stood still because it was out of beans')).toEqual(['out of beans']);
    expect(leaksOf('OOBHalted', 'the mill stood still because it was out of water')).toEqual([]);
    expect(leaksOf('Bean Delivery Ring', 'has the address `bdr.example`')).toEqual(['bdr']);
    expect(leaksOf('BeanHub Delivery Ring', 'has the address `bhdr.example`')).toEqual(['bhdr']);
  });

  it('are those of what an acronym stands for', () => {
    expect(leaksOf('BDR', 'the ring for beans', ['BDR', 'Bean Delivery Ring'])).toEqual(['ring', 'bean']);
  });

  it('are other names of its maker', () => {
    expect(leaksOf('Amazon Brew', 'is run by AWS')).toHaveLength(1);
    expect(leaksOf('Amazon Brew', 'is run by Google')).toEqual([]);
  });
});
