import porter2 from 'wink-porter2-stemmer';
import type { Engine } from './engine.ts';

const K1 = 1.2;
const B = 0.75;

/** Lucene's English stop words. */
const stopWords: ReadonlySet<string> = new Set(
  `a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was
  will with`.split(/\s+/),
);

interface Posting {
  readonly document: number;
  readonly frequency: number;
}

/** BM25 as in the books (Robertson and Zaragoza 2009) over title and text as one field, Porter2, Lucene's stop words. */
export const textbookBm25: Engine = {
  name: 'textbook BM25',
  build(documents) {
    const postings = new Map<string, Posting[]>();
    const lengths = documents.map(({ title, headings, text }, document) => {
      const terms = termsOf([title, ...headings, text].join(' '));
      const frequencies = new Map<string, number>();
      for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      for (const [term, frequency] of frequencies) {
        const list = postings.get(term);
        if (list) list.push({ document, frequency });
        else postings.set(term, [{ document, frequency }]);
      }
      return terms.length;
    });
    const averageLength = lengths.reduce((sum, length) => sum + length, 0) / documents.length;
    return (question, limit) => {
      const scores = new Map<number, number>();
      for (const term of termsOf(question)) {
        const list = postings.get(term) ?? [];
        const idf = Math.log(1 + (documents.length - list.length + 0.5) / (list.length + 0.5));
        for (const { document, frequency } of list) {
          const norm = K1 * (1 - B + (B * lengths[document]!) / averageLength);
          const gain = (idf * frequency * (K1 + 1)) / (frequency + norm);
          scores.set(document, (scores.get(document) ?? 0) + gain);
        }
      }
      const best = [...scores].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b);
      return best.slice(0, limit).map(([document]) => documents[document]!.id);
    };
  },
};

function termsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !stopWords.has(word)).map((word) => stemOf(word));
}

const stems = new Map<string, string>();

function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = porter2(word);
    stems.set(word, stem);
  }
  return stem;
}
