import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BestDocuments } from '../../src/search/best-documents.ts';

it('the best documents are those that a full sort puts first', () => {
  const scores = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 12 }), (all, capacity) => {
      const documents = all.map((score, number) => ({ score, number, segment: 0, document: number }));
      const best = new BestDocuments(capacity);
      for (const document of documents) if (document.score >= best.threshold) best.add(document);
      const sorted = [...documents].sort((a, b) => b.score - a.score || a.number - b.number);
      expect(best.sorted()).toEqual(sorted.slice(0, capacity));
    }),
  );
});
