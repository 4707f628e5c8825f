import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forEachRun } from '../../src/search/analysis.ts';
import type { WordForm } from '../../src/search/word-forms.ts';

function analyse(text: string) {
  const parts: WordForm[] = [];
  const wholes: WordForm[] = [];
  forEachRun(text, (run, start) => {
    const placed = (form: WordForm) => ({ ...form, start: start + form.start, end: start + form.end });
    parts.push(...run.parts.map(placed));
    wholes.push(...run.wholes.map(placed));
  });
  return { parts, wholes };
}

const partsOf = (text: string) => analyse(text).parts.map(({ term }) => term);
const wholesOf = (text: string) => analyse(text).wholes.map(({ term }) => term);

describe('the words of a text', () => {
  it.each([
    ['kube-proxy', ['kube', 'proxi'], ['kubeproxi']],
    ['t3.micro', ['t3', 'micro'], ['t3micro']],
    ['my_var', ['my', 'var'], ['myvar']],
    ['--memory', ['memori'], ['--memori']],
    ['docker run -it', ['docker', 'run', 'it'], ['-it']],
    ['CrashLoopBackOff', ['crash', 'loop', 'back', 'off'], ['crashloopbackoff']],
    ['HTTPServer', ['http', 'server'], ['httpserver']],
    ['nginx:1.25', ['nginx', '1.25'], ['nginx1.25']],
    ['v1.25.3-alpine', ['1.25.3', 'alpin'], ['v1.25.3alpine']],
    ['python3.11', ['python', '3.11'], ['python3.11']],
    ['0.0.0.0/0', ['0.0.0.0', '0'], ['0.0.0.0/0']],
    ['CPU/GPU', ['cpu', 'gpu'], ['cpugpu']],
    ['30–60', ['30', '60'], ['30-60']],
    ['12,000 tasks', ['12000', 'task'], []],
    ['ghcr.io/a/b', ['ghcr', 'io', 'a', 'b'], ['ghcrio', 'ghcrioab']],
    ['GitHub', ['github'], []],
    ["the pod's logs", ['the', 'pod', 'log'], []],
    ["don't", ['dont'], []],
    ['U.S. e.g. this', ['us', 'eg', 'this'], []],
    ['end.', ['end'], []],
    ['a—b – c --', ['a', 'b', 'c'], []],
  ])('%s', (text, parts, wholes) => {
    expect(partsOf(text)).toEqual(parts);
    expect(wholesOf(text)).toEqual(wholes);
  });

  it.each(['`', '=', '<', '>', '|', '+', '$', '~', '\t', '"', '(', '*', '#', ';', '\u00a0'])(
    'are split by %j',
    (mark) => {
      expect(partsOf(`run${mark}task`)).toEqual(['run', 'task']);
    },
  );

  it.each([
    ['kube-proxy', 'kube_proxy', 'KubeProxy', 'kubeproxy'],
    ['CrashLoopBackOff', 'crashloopbackoff', 'crash-loop-back-off'],
    ['Node.js', 'nodejs', 'node-js'],
    ['CI/CD', 'cicd'],
  ])('have one whole for %s however it is written', (...spellings) => {
    const wholes = spellings.map((text) => wholesOf(text)[0] ?? partsOf(text)[0]);
    expect(new Set(wholes).size).toBe(1);
  });

  it('fold case, compatibility forms and accents', () => {
    expect(partsOf('Ｋｕｂｅ Straße naïve ﬁle')).toEqual(['kube', 'strass', 'naiv', 'file']);
  });

  it('take a very long run as one word', () => {
    const { parts, wholes } = analyse(`key ${'aB3-'.repeat(500)}x end`);
    expect(parts).toHaveLength(3);
    expect(wholes).toHaveLength(0);
  });
});

describe('any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(..."aB9-_.:/@'’ `=–,ß\u0301\u{1f600}") }),
  );

  it('gives words within it, in order, that do not overlap', () => {
    fc.assert(
      fc.property(text, (any) => {
        let last = 0;
        for (const { start, end, term, written } of analyse(any).parts) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(any.slice(start, end)).toBe(written);
          expect(term).not.toBe('');
          last = end;
        }
        expect(last).toBeLessThanOrEqual(any.length);
      }),
    );
  });

  it('gives wholes that cover words of it', () => {
    fc.assert(
      fc.property(text, (any) => {
        const { parts, wholes } = analyse(any);
        for (const whole of wholes) {
          expect(any.slice(whole.start, whole.end)).toBe(whole.written);
          expect(parts.some(({ start, end }) => start >= whole.start && end <= whole.end)).toBe(true);
        }
      }),
    );
  });

  it('gives the same words when read again, and beside other text', () => {
    fc.assert(
      fc.property(text, (any) => {
        const terms = partsOf(any);
        expect(partsOf(any)).toEqual(terms);
        expect(partsOf(`begin ${any} end`)).toEqual(['begin', ...terms, 'end']);
      }),
    );
  });

  it('gives the same words in small and in capital letters, but for compounds and acronyms', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (word) => {
        expect(partsOf(word.toUpperCase())).toEqual(partsOf(word));
      }),
    );
  });
});
