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
  const frequencies = new GrowingArray();
  const held = new GrowingArray();
  const idsOf = vocabulary.numbering();

  const count = (id: number, step: number) => {
    const frequency = frequencies.at(id);
    if (frequency === 0) held.push(id);
    frequencies.set(id, frequency + step);
  };
  const read = (text: string, weight: number): number => {
    const step = weight / FREQUENCY_UNIT;
    const from = words.length;
    forEachRun(text, (run) => {
      const { parts, wholes } = idsOf(run);
      for (const id of parts) {
        words.push(id);
        count(id, step);
      }
      for (const id of wholes) count(id, step);
    });
    const length = words.length - from;
    words.push(FIELD_END);
    return length;
  };

  for (const [number, { title, headings, text }] of documents.entries()) {
    let length = read(title, weights.title);
    for (const heading of headings) length += read(heading, weights.headings);
    length += read(text, 1);
    lengths[number] = Math.min(length, 0xffff);
    starts[number + 1] = words.length;
    for (const id of held.view()) {
      occurrences.push(id);
      occurrences.push(number);
      occurrences.push(Math.min(frequencies.at(id), 0xffff));
      frequencies.set(id, 0);
    }
    held.clear();
  }
  const postings = sortByTerm(occurrences.view(), vocabulary.size, size);
  return {
    size,
    lengths,
    totalLength: lengths.reduce((sum, length) => sum + length, 0),
    groups: Uint32Array.from(documents, ({ group }) => group),
    ...postings,
    words: numberWords(words.view(), postings.terms, vocabulary.size),
    starts,
  };
}

/** Counting sort of (term, document, frequency) triples by term; documents keep their order. */
function sortByTerm(
  triples: Uint32Array,
  vocabularySize: number,
  size: number,
): Pick<Segment, 'terms' | 'offsets' | 'documents' | 'frequencies'> {
  const next = new Uint32Array(vocabularySize);
  let distinct = 0;
  for (let i = 0; i < triples.length; i += 3) {
    if (next[triples[i]!]!++ === 0) distinct++;
  }
  const terms = new Uint32Array(distinct);
  const offsets = new Uint32Array(distinct + 1);
  for (let id = 0, at = 0; id < vocabularySize; id++) {
    const count = next[id]!;
    if (count === 0) continue;
    terms[at] = id;
    next[id] = offsets[at]!;
    offsets[++at] = next[id]! + count;
  }
  const documents = numbersBelow(size, triples.length / 3);
  const frequencies = new Uint16Array(triples.length / 3);
  for (let i = 0; i < triples.length; i += 3) {
    const at = next[triples[i]!]!++;
    documents[at] = triples[i + 1]!;
    frequencies[at] = triples[i + 2]!;
  }
  return { terms, offsets, documents, frequencies };
}

/** Vocabulary ids to indexes into the segment's own terms, which nearly always fit 16 bits. */
function numberWords(ids: Uint32Array, terms: Uint32Array, vocabularySize: number): Numbers {
  const indexes = new Uint32Array(vocabularySize);
  for (let i = 0; i < terms.length; i++) indexes[terms[i]!] = i;
  const words = numbersBelow(terms.length + 1, ids.length);
  for (let i = 0; i < ids.length; i++) words[i] = indexes[ids[i]!] ?? terms.length;
  return words;
}
