import createWink from 'wink-bm25-text-search';
import nlp from 'wink-nlp-utils';
import type { Engine } from './engine.ts';

/** wink-bm25-text-search with the preparation of its documentation: its tokenizer, stop words, stemmer and negations. */
export const wink: Engine = {
  name: 'wink-bm25',
  build(documents) {
    const index = createWink();
    index.defineConfig({ fldWeights: { title: 1, headings: 1, text: 1 } });
    index.definePrepTasks([
      nlp.string.lowerCase,
      nlp.string.tokenize0,
      nlp.tokens.removeWords,
      nlp.tokens.stem,
      nlp.tokens.propagateNegations,
    ]);
    for (const [number, { title, headings, text }] of documents.entries()) {
      index.addDoc({ title, headings: headings.join(' '), text }, number);
    }
    index.consolidate();
    return (question, limit) => index.search(question, limit).map(([number]) => documents[Number(number)]!.id);
  },
};
