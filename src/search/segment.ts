import { forEachRun } from './analysis.ts';
import { fold } from './stemming.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is indexed: a chunk of a note, or any text with a title. */
export interface SearchDocument {
  readonly title: string;
  /** Outermost first. */
  readonly headings: readonly string[];
  readonly text: string;
  /** Documents with one group number are parts of one note. They stand next to each other. */
  readonly group: number;
}

/** Frequencies are kept in quarters, so that fields can weigh other than in whole numbers. */
export const FREQUENCY_UNIT = 0.25;

/** Stands in a segment's token stream where one field ends and the next begins. */
const FIELD_GAP = 0xffffffff;

export interface Postings {
  /** Document numbers in the segment, ascending. */
  readonly documents: Uint16Array;
  /** Weighted frequency of the term in each, in units of FREQUENCY_UNIT. */
  readonly frequencies: Uint16Array;
}

/** Frozen postings of at most 65,536 documents. Everything is in typed arrays; nothing refers to the documents. */
export interface Segment {
  readonly size: number;
  /** Length of each document in words. */
  readonly lengths: Uint16Array;
  readonly totalLength: number;
  readonly groups: Uint32Array;
  /** Ids of the terms that occur, ascending; term i has the postings from offsets[i] to offsets[i + 1]. */
  readonly terms: Uint32Array;
  readonly offsets: Uint32Array;
  readonly documents: Uint16Array;
  readonly frequencies: Uint16Array;
  /** All documents' words in order as term ids, with FIELD_GAP between fields; document d from starts[d] to starts[d+1]. */
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
}

export interface FieldWeights {
  readonly title: number;
  readonly headings: number;
}

export function buildSegment(
  documents: readonly SearchDocument[],
  vocabulary: Vocabulary,
  weights: FieldWeights,
): Segment {
  if (documents.length > 0x10000) throw new RangeError('a segment holds at most 65,536 documents');
  const size = documents.length;
  const lengths = new Uint16Array(size);
  const groups = new Uint32Array(size);
  const starts = new Uint32Array(size + 1);
  const words = new GrowingArray();
  const triples = new GrowingArray();
  const frequencyOf = new Map<number, number>();
  let totalLength = 0;

  const read = (text: string, weight: number): number => {
    const quarters = Math.round(weight / FREQUENCY_UNIT);
    let count = 0;
    forEachRun(text, ({ parts, wholes }, start) => {
      for (const part of parts) {
        const id = vocabulary.add(part.term);
        vocabulary.addWord(
          fold(text.slice(start + part.start, start + part.end)),
          text.slice(start + part.start, start + part.end),
          id,
        );
        words.push(id);
        frequencyOf.set(id, (frequencyOf.get(id) ?? 0) + quarters);
        count++;
      }
      for (const whole of wholes) {
        const id = vocabulary.add(whole.term);
        vocabulary.addWord(
          text.slice(start + whole.start, start + whole.end).toLowerCase(),
          text.slice(start + whole.start, start + whole.end),
          id,
        );
        frequencyOf.set(id, (frequencyOf.get(id) ?? 0) + quarters);
      }
    });
    words.push(FIELD_GAP);
    return count;
  };

  for (const [number, document] of documents.entries()) {
    starts[number] = words.length;
    frequencyOf.clear();
    let length = read(document.title, weights.title);
    for (const heading of document.headings) length += read(heading, weights.headings);
    length += read(document.text, 1);
    lengths[number] = Math.min(length, 0xffff);
    totalLength += lengths[number]!;
    groups[number] = document.group;
    for (const [id, frequency] of frequencyOf) {
      triples.push(id);
      triples.push(number);
      triples.push(Math.min(frequency, 0xffff));
    }
  }
  starts[size] = words.length;
  return { size, lengths, totalLength, groups, ...sortPostings(triples.trimmed()), words: words.trimmed(), starts };
}

/** Counting sort of (term, document, frequency) by term; documents stay in order. */
function sortPostings(triples: Uint32Array): Pick<Segment, 'terms' | 'offsets' | 'documents' | 'frequencies'> {
  const counts = new Map<number, number>();
  for (let i = 0; i < triples.length; i += 3) counts.set(triples[i]!, (counts.get(triples[i]!) ?? 0) + 1);
  const terms = Uint32Array.from(counts.keys()).sort();
  const offsets = new Uint32Array(terms.length + 1);
  const next = new Map<number, number>();
  for (const [index, term] of terms.entries()) {
    next.set(term, offsets[index]!);
    offsets[index + 1] = offsets[index]! + counts.get(term)!;
  }
  const documents = new Uint16Array(triples.length / 3);
  const frequencies = new Uint16Array(triples.length / 3);
  for (let i = 0; i < triples.length; i += 3) {
    const at = next.get(triples[i]!)!;
    next.set(triples[i]!, at + 1);
    documents[at] = triples[i + 1]!;
    frequencies[at] = triples[i + 2]!;
  }
  return { terms, offsets, documents, frequencies };
}

class GrowingArray {
  #values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  trimmed(): Uint32Array {
    return this.#values.slice(0, this.length);
  }
}

const NOTHING: Postings = { documents: new Uint16Array(0), frequencies: new Uint16Array(0) };

/** Postings of one term id in a segment. */
export function postingsOf(segment: Segment, term: number): Postings {
  const { terms, offsets } = segment;
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (terms[middle]! < term) low = middle + 1;
    else if (terms[middle]! > term) high = middle - 1;
    else {
      const from = offsets[middle]!;
      const to = offsets[middle + 1]!;
      return { documents: segment.documents.subarray(from, to), frequencies: segment.frequencies.subarray(from, to) };
    }
  }
  return NOTHING;
}

/** Postings of several terms that stand one after the other in one field. The frequency is the number of such places. */
export function phrasePostings(segment: Segment, terms: readonly number[]): Postings {
  const lists = terms.map((term) => postingsOf(segment, term));
  const rarest = lists.reduce(
    (best, list) => (list.documents.length < best.documents.length ? list : best),
    lists[0] ?? NOTHING,
  );
  const { words, starts } = segment;
  const documents: number[] = [];
  const frequencies: number[] = [];
  for (const document of rarest.documents) {
    let found = 0;
    const end = starts[document + 1]! - terms.length;
    for (let at = starts[document]!; at <= end; at++) {
      if (words[at] !== terms[0]) continue;
      let matching = 1;
      while (matching < terms.length && words[at + matching] === terms[matching]) matching++;
      if (matching === terms.length) found++;
    }
    if (found > 0) {
      documents.push(document);
      frequencies.push(Math.min(found / FREQUENCY_UNIT, 0xffff));
    }
  }
  return { documents: Uint16Array.from(documents), frequencies: Uint16Array.from(frequencies) };
}

/** Postings of documents in any of the lists; where several hold a document, the greatest frequency counts. */
export function unitePostings(lists: readonly Postings[]): Postings {
  const filled = lists.filter((list) => list.documents.length > 0);
  if (filled.length <= 1) return filled[0] ?? NOTHING;
  const greatest = new Map<number, number>();
  for (const { documents, frequencies } of filled) {
    for (let i = 0; i < documents.length; i++) {
      const frequency = frequencies[i]!;
      if ((greatest.get(documents[i]!) ?? 0) < frequency) greatest.set(documents[i]!, frequency);
    }
  }
  const documents = Uint16Array.from(greatest.keys()).sort();
  return { documents, frequencies: Uint16Array.from(documents, (document) => greatest.get(document)!) };
}
