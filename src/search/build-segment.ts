import { forEachRun } from './analysis.ts';
import { GrowingArray } from './growing-array.ts';
import { FREQUENCY_UNIT, type Numbers, numbersBelow, type SearchDocument, type Segment } from './segment.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What an occurrence in a field counts beside one in the text. Multiples of FREQUENCY_UNIT. */
export interface FieldWeights {
  readonly title: number;
  readonly headings: number;
}

/** Stands for the end of a field until the terms are numbered. */
const FIELD_END = 0xffffffff;

/** Indexes documents. New terms go into the vocabulary, which other segments share. */
export function buildSegment(
  documents: readonly SearchDocument[],
  vocabulary: Vocabulary,
  weights: FieldWeights,
): Segment {
  const size = documents.length;
  const lengths = new Uint16Array(size);
  const starts = new Uint32Array(size + 1);
  const words = new GrowingArray();
  const occurrences = new GrowingArray();
  const frequencies = new Map<number, number>();
  const idsOf = vocabulary.numbering();

  const read = (text: string, weight: number): number => {
    const step = weight / FREQUENCY_UNIT;
    const from = words.length;
    forEachRun(text, (run) => {
      const { parts, wholes } = idsOf(run);
      for (const id of parts) {
        words.push(id);
        frequencies.set(id, (frequencies.get(id) ?? 0) + step);
      }
      for (const id of wholes) frequencies.set(id, (frequencies.get(id) ?? 0) + step);
    });
    const length = words.length - from;
    words.push(FIELD_END);
    return length;
  };

  for (const [number, { title, headings, text }] of documents.entries()) {
    frequencies.clear();
    let length = read(title, weights.title);
    for (const heading of headings) length += read(heading, weights.headings);
    length += read(text, 1);
    lengths[number] = Math.min(length, 0xffff);
    starts[number + 1] = words.length;
    for (const [id, frequency] of frequencies) {
      occurrences.push(id);
      occurrences.push(number);
      occurrences.push(Math.min(frequency, 0xffff));
    }
  }
  const postings = sortByTerm(occurrences.view(), size);
  return {
    size,
    lengths,
    totalLength: lengths.reduce((sum, length) => sum + length, 0),
    groups: Uint32Array.from(documents, ({ group }) => group),
    ...postings,
    words: numberWords(words.view(), postings.terms),
    starts,
  };
}

/** Counting sort of (term, document, frequency) triples by term; documents keep their order. */
function sortByTerm(
  triples: Uint32Array,
  size: number,
): Pick<Segment, 'terms' | 'offsets' | 'documents' | 'frequencies'> {
  const counts = new Map<number, number>();
  for (let i = 0; i < triples.length; i += 3) counts.set(triples[i]!, (counts.get(triples[i]!) ?? 0) + 1);
  const terms = Uint32Array.from(counts.keys()).sort();
  const offsets = new Uint32Array(terms.length + 1);
  const next = new Map<number, number>();
  for (let i = 0; i < terms.length; i++) {
    next.set(terms[i]!, offsets[i]!);
    offsets[i + 1] = offsets[i]! + counts.get(terms[i]!)!;
  }
  const documents = numbersBelow(size, triples.length / 3);
  const frequencies = new Uint16Array(triples.length / 3);
  for (let i = 0; i < triples.length; i += 3) {
    const at = next.get(triples[i]!)!;
    next.set(triples[i]!, at + 1);
    documents[at] = triples[i + 1]!;
    frequencies[at] = triples[i + 2]!;
  }
  return { terms, offsets, documents, frequencies };
}

/** Vocabulary ids to indexes into the segment's own terms, which nearly always fit 16 bits. */
function numberWords(ids: Uint32Array, terms: Uint32Array): Numbers {
  const indexes = new Map<number, number>();
  for (let i = 0; i < terms.length; i++) indexes.set(terms[i]!, i);
  indexes.set(FIELD_END, terms.length);
  const words = numbersBelow(terms.length + 1, ids.length);
  for (let i = 0; i < ids.length; i++) words[i] = indexes.get(ids[i]!)!;
  return words;
}
