import { describe, expect, it } from 'vitest';
import type { Presentation } from '../../src/quiz/question-type.ts';
import { faultsOf } from '../../src/quiz/soundness.ts';

const sameThing = (a: string, b: string): boolean => [a, b].sort().join() === 'EC,Elastic Crane';

function faults(stem: string, choices: readonly string[], answerIndex = 0): string {
  const shown: Presentation = { stem, choices, answerIndex, answer: choices[answerIndex] ?? '', accepted: [] };
  return faultsOf(shown, { sameThing }).join('; ');
}

describe('faultsOf', () => {
  it('finds none in a sound prompt', () => {
    expect(faults('Which crane lifts 40 t?', ['the gantry crane', 'the mobile crane', 'the tower crane'])).toBe('');
    expect(faults('A crane hook carries \\_\\_\\_\\_.', ['40 t', '20 t', '10 t'], 2)).toBe('');
    expect(faults('`crane go` does what?', ['It lifts a load', 'It lowers a load'])).toBe('');
  });

  it('takes angle brackets in code for what they are', () => {
    expect(faults('What does `crane lift <load>` do?', ['It raises a load', 'It turns round'])).toMatch(/load/);
    expect(faults('What does `crane lift <n>` do?', ['It goes up', 'It turns round'])).toBe('');
    expect(faults('What does <b>crane</b> do?', ['It goes up', 'It turns round'])).toMatch(/cannot show/);
  });

  it.each([
    ['It lifts what?', /points to/],
    ['True or false: This lifts 40 t.', /points to/],
    ['Which of the cranes above lifts most?', /points to/],
    ['which crane lifts most?', /middle of a sentence/],
    ['Cranes and hooks', /no whole sentence/],
    ['What does ![crane](crane.png) lift?', /cannot show/],
    [`Which crane ${'really '.repeat(90)}lifts?`, /too long/],
  ])('refuses the stem "%s"', (stem, fault) => {
    expect(faults(stem, ['40 t', '20 t'])).toMatch(fault);
  });

  it.each([
    [['a hook', 'a **hook**'], /the same/],
    [['EC', 'Elastic Crane'], /also right/],
    [['a hook', 'all of the above'], /about the others/],
    [['a hook', 'x'.repeat(300)], /too long/],
    [['a hook of forged steel that turns on a bearing and carries 40 t', 'a rope', 'a beam'], /length tells/],
    [
      [
        'a rope',
        'a hook of forged steel that turns on a bearing and has 40 t',
        'a beam of rolled steel, riveted, that spans the quay',
      ],
      /length tells/,
    ],
  ])('refuses the choices %j', (choices, fault) => {
    expect(faults('What carries the load?', choices)).toMatch(fault);
  });

  it('refuses a stem that holds a word of the answer which no other choice has', () => {
    expect(faults('What is a steel hook made of?', ['forged steel', 'wood', 'hemp'])).toMatch(/holds "steel"/);
    expect(faults('What is a steel hook made of?', ['forged steel', 'cast steel', 'rolled steel'])).toBe('');
    expect(faults('Which cranes lift containers?', ['container crane', 'tower crane'])).toMatch(/holds "container"/);
  });

  it('takes no word for a leak where the stem names every choice', () => {
    expect(faults('True or false: a gantry crane runs on rails.', ['True', 'False'])).toBe('');
    expect(faults('Which lifts more: the gantry crane or the tower crane?', ['Gantry crane', 'Tower crane'])).toBe('');
    expect(faults('What is the Mobile called?', ['Mobile', 'K2'])).toMatch(/holds/);
  });

  it('hears a word of the stem in a longer one of the answer', () => {
    expect(faults('What does `docker kill` send?', ['SIGKILL', 'SIGTERM', 'SIGINT'])).toMatch(/holds "sigkill"/);
    expect(faults('Which file tells Docker what to build?', ['Dockerfile', 'Makefile', 'Gemfile'])).toMatch(
      /dockerfile/,
    );
    expect(faults('Which mode joins the VPC?', ['awsvpc', 'bridge', 'host'])).toMatch(/awsvpc/);
    expect(faults('Which crane lifts?', ['forecrane', 'aftcrane'])).toBe('');
  });

  it('refuses a gap whose article fits some choices only', () => {
    expect(faults('The load hangs on an \\_\\_\\_\\_.', ['iron hook', 'hemp rope'])).toMatch(/article/);
    expect(faults('The load hangs on a \\_\\_\\_\\_.', ['steel hook', 'hemp rope'])).toBe('');
  });

  it('refuses to have the answer typed that the stem says', () => {
    const typed = { stem: 'How much is 40 t?', choices: [], answer: '40 t', accepted: ['40 t', '40 tonnes'] };
    expect(faultsOf(typed, { sameThing })).toEqual(['the stem says the answer']);
    expect(faultsOf({ ...typed, stem: 'How much is lifted?' }, { sameThing })).toEqual([]);
  });
});
