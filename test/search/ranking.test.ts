import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchDocument } from '../../src/search/segment.ts';
import { createTextIndex } from '../../src/search/text-index.ts';
import { referenceScores } from './reference-scores.ts';

function documents(...texts: readonly (string | Partial<SearchDocument>)[]): readonly SearchDocument[] {
  return texts.map((text, group) => {
    const document = { title: '', headings: [], text: '', group };
    return typeof text === 'string' ? { ...document, text } : { ...document, ...text };
  });
}

function ranked(all: readonly SearchDocument[], question: string, segmentDocuments?: number): readonly number[] {
  const index = createTextIndex(all, segmentDocuments === undefined ? {} : { segmentDocuments });
  return index.rank(index.parse(question), 10).map(({ number }) => number);
}

describe('the ranking', () => {
  it('puts a rare word above a common one', () => {
    const all = documents('pod node', 'pod task', 'pod fleet', 'layer node', 'layer task');
    expect(ranked(all, 'pod fleet layer')[0]).toBe(2);
  });

  it('puts more of the question above more of one word', () => {
    const all = documents(
      'pod pod pod pod pod pod',
      'pod and fleet in one',
      'something else of no use',
      'fleet fleet fleet',
    );
    expect(ranked(all, 'pod fleet')[0]).toBe(1);
  });

  it('puts a short text above a long one that says the same', () => {
    const filler = 'this text goes on about other matters for quite some time '.repeat(3);
    expect(ranked(documents(`pod ${filler}`, 'pod is short', filler), 'pod')).toEqual([1, 0]);
  });

  it('puts words side by side above words apart, and the question’s order above the other', () => {
    const all = documents(
      'group the machines that a node has in a pool of a kind',
      'a group node in a pool of machines that has the kind',
      'a node group in a pool of machines that has the kind',
    );
    expect(ranked(all, 'node group')).toEqual([2, 1, 0]);
  });

  it('counts a word of the title more than one of the text', () => {
    const all = documents({ title: 'other', text: 'pod and some text' }, { title: 'pod', text: 'and some other text' });
    expect(ranked(all, 'pod')[0]).toBe(1);
  });

  it('counts the headings', () => {
    const all = documents(
      { headings: ['Limits', 'Memory'], text: 'at most 4' },
      { headings: ['Limits'], text: 'at most 2' },
    );
    expect(ranked(all, 'memory limits')).toEqual([0, 1]);
  });

  it('counts a word as often as the question says it', () => {
    const all = documents('node one two', 'pod three four', 'five six seven');
    expect(ranked(all, 'pod node node')[0]).toBe(0);
    expect(ranked(all, 'node pod pod')[0]).toBe(1);
  });

  it('puts a section higher whose note has another one on the matter', () => {
    const one = documents('pod a b', 'else c d', 'pod a b', 'pod e f', 'else g h');
    const grouped = one.map((document, at) => ({ ...document, group: [0, 1, 2, 2, 3][at]! }));
    expect(ranked(one, 'pod')[0]).toBe(0);
    expect(ranked(grouped, 'pod')[0]).toBe(2);
  });

  it('keeps equals in the order of the documents', () => {
    expect(ranked(documents('pod x', 'pod y', 'pod z'), 'pod')).toEqual([0, 1, 2]);
  });

  it('finds nothing where nothing is', () => {
    expect(ranked([], 'pod')).toEqual([]);
    expect(ranked(documents('pod'), 'zeppelin')).toEqual([]);
    expect(ranked(documents('pod'), '')).toEqual([]);
  });
});

const words = ['pod', 'node', 'task', 'fleet', 'layer', 'image', 'kube-proxy', 'volume'];
const plainWords = words.filter((word) => !word.includes('-'));
const plainText = fc.array(fc.constantFrom(...plainWords), { maxLength: 30 }).map((all) => all.join(' '));
const plainQuestion = fc
  .array(fc.constantFrom(...plainWords), { minLength: 1, maxLength: 6 })
  .map((all) => all.join(' '));
const someText = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((all) => all.join(' '));
const someQuestion = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));

it('scores as the formula says that is written down plainly', () => {
  fc.assert(
    fc.property(fc.array(plainText, { minLength: 1, maxLength: 30 }), plainQuestion, (texts, question) => {
      const index = createTextIndex(documents(...texts));
      const scores = new Map(index.rank(index.parse(question), 100).map(({ number, score }) => [number, score]));
      for (const [number, score] of referenceScores(texts, question).entries()) {
        if (score > 0) expect(scores.get(number)).toBeCloseTo(score, 9);
        else expect(scores.has(number)).toBe(false);
      }
    }),
  );
});

it('ranks in many small segments exactly as in one', () => {
  fc.assert(
    fc.property(
      fc.array(someText, { maxLength: 40 }),
      someQuestion,
      fc.integer({ min: 1, max: 7 }),
      (texts, question, size) => {
        const all = documents(...texts);
        const [whole, parts] = [1000, size].map((segmentDocuments) => {
          const index = createTextIndex(all, { segmentDocuments });
          return index.rank(index.parse(question), 20).map(({ number, score }) => ({ number, score }));
        });
        expect(parts).toEqual(whole);
      },
    ),
  );
});
