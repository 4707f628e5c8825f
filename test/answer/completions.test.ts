import { describe, expect, it } from 'vitest';
import { createAnswerEngine } from '../../src/answer/answer-engine.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { engineOf, type Files } from './engine-of.ts';

const files: Files = {
  'cranes.md': `---
questions:
  - how high is a crane
  - "which crane  lifts\\n  most"
---
# Cranes

Cranes lift boxes.

## How does a crane turn?

It turns on a ring.

## 2.1 Limits

A crane lifts forty tons.

## How do they sleep?

Folded.

## Crane drivers

They climb.
`,
  'berths.md': '# Berths\n\nA berth is where a ship lies.\n\n## Limits\n\nA berth holds one ship.\n',
};
const complete = (typed: string, count = 25) => engineOf(files).complete(typed, count);

describe('what can be asked', () => {
  it('is what authors wrote, titles, and headings, below their title where they do not name their subject', async () => {
    const all = new Set([...(await complete('crane')), ...(await complete('berth'))]);
    expect(all).toEqual(
      new Set([
        'how high is a crane',
        'which crane lifts most',
        'Cranes',
        'How does a crane turn?',
        'Cranes: Limits',
        'Cranes: How do they sleep?',
        'Cranes: Crane drivers',
        'Berths',
        'Berths: Limits',
      ]),
    );
  });

  it('is shown with what begins as it was typed first', async () => {
    expect((await complete('how '))[0]).toMatch(/^how/i);
    expect((await complete('how does a cr'))[0]).toBe('How does a crane turn?');
    expect((await complete('limits of the berth'))[0]).toBe('Berths: Limits');
  });

  it('is no more than is wanted, each once, and nothing where nothing was typed', async () => {
    expect(await complete('crane', 2)).toHaveLength(2);
    expect(await complete('')).toEqual([]);
    expect(await complete('  ')).toEqual([]);
    const twice = { ...files, 'again.md': '---\nquestions: [How high is a crane?]\n---\n# Again\n\nText.\n' };
    const found = await engineOf(twice).complete('how high', 25);
    expect(found.filter((each) => /how high/i.test(each))).toHaveLength(1);
  });

  it('is never a credential', async () => {
    const token = `ghp_${'a1B2'.repeat(9)}`;
    const found = await engineOf({ 'a.md': `# Cranes\n\nText.\n\n## The token ${token}\n\nText.\n` }).complete(
      'cra',
      25,
    );
    expect(found).toEqual(['Cranes']);
  });
});

it('is told whether it is answered, again and again', () => {
  const engine = engineOf(files);
  for (let time = 0; time < 2; time += 1) {
    expect(engine.answers('how does a crane turn')).toBe(true);
    expect(engine.answers('who wrote Hamlet')).toBe(false);
  }
});

describe('the notes that ship with the product', () => {
  it('answer nearly all that they suggest', async () => {
    const corpus = await readCorpus('corpus');
    const index = createSearchIndex(corpus.notes, { synonyms: corpus.synonyms });
    const engine = createAnswerEngine({ corpus, index });
    const typed = ['d', 'how do i', 'fargate cost', 'kubrenetes', 'image'];
    const suggested = new Set((await Promise.all(typed.map((each) => engine.complete(each, 25)))).flat());
    expect(suggested.size).toBeGreaterThan(60);
    const unanswered = [...suggested].filter((question) => engine.ask(question).state !== 'answer');
    expect(unanswered.length).toBeLessThanOrEqual(suggested.size / 100);
  }, 60_000);
});
