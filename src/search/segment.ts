/** What is indexed: a chunk of a note, or any text with a title. */
export interface SearchDocument {
  readonly title: string;
  /** Outermost first. */
  readonly headings: readonly string[];
  readonly text: string;
  /** Documents of one segment with the same number are parts of one note. */
  readonly group: number;
}

/** Frequencies are kept in quarters, so that a field can weigh other than a whole number. */
export const FREQUENCY_UNIT = 0.25;

/** Numbers that nearly always fit 16 bits. */
export type Numbers = Uint16Array | Uint32Array;

/** Room for so many numbers, each below `limit`. */
export function numbersBelow(limit: number, length: number): Numbers {
  return limit <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length);
}

export interface Postings {
  /** Document numbers in the segment, ascending. */
  readonly documents: Numbers;
  /** Weighted frequency of the term in each, in units of FREQUENCY_UNIT. */
  readonly frequencies: Uint16Array;
}

/** Frozen postings of some documents (a few thousand, as a rule), in typed arrays only. */
export interface Segment {
  readonly size: number;
  /** Length of each document in words. */
  readonly lengths: Uint16Array;
  readonly totalLength: number;
  readonly groups: Uint32Array;
  /** Vocabulary ids of the terms that occur, ascending. Term i has the postings from offsets[i] up to offsets[i + 1]. */
  readonly terms: Uint32Array;
  readonly offsets: Uint32Array;
  readonly documents: Numbers;
  readonly frequencies: Uint16Array;
  /**
   * The words of all documents in order, as indexes into `terms`; `terms.length` stands where a field ends. Document d has
   * those from starts[d] up to starts[d + 1].
   */
  readonly words: Numbers;
  readonly starts: Uint32Array;
}

const noPostings: Postings = { documents: new Uint16Array(0), frequencies: new Uint16Array(0) };

/** Index of a term in `segment.terms`, or -1. */
export function termIndex({ terms }: Segment, id: number): number {
  return indexIn(terms, id);
}

/** Position of a number in an ascending array, or -1. */
export function indexIn(sorted: Numbers, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = sorted[middle]!;
    if (found < value) low = middle + 1;
    else if (found > value) high = middle - 1;
    else return middle;
  }
  return -1;
}

export function postingsOf(segment: Segment, id: number): Postings {
  const index = termIndex(segment, id);
  if (index < 0) return noPostings;
  const from = segment.offsets[index]!;
  const to = segment.offsets[index + 1]!;
  return { documents: segment.documents.subarray(from, to), frequencies: segment.frequencies.subarray(from, to) };
}

/** Postings of terms that stand one after the other in one field; the frequency counts the places. */
export function phrasePostings(segment: Segment, ids: readonly number[]): Postings {
  const lists = ids.map((id) => postingsOf(segment, id)).sort((a, b) => a.documents.length - b.documents.length);
  const [rarest, ...others] = lists;
  if (!rarest || rarest.documents.length === 0) return noPostings;
  const phrase = ids.map((id) => termIndex(segment, id));
  const documents: number[] = [];
  const frequencies: number[] = [];
  for (const document of rarest.documents) {
    if (others.some((list) => indexIn(list.documents, document) < 0)) continue;
    const places = countPhrase(segment, document, phrase);
    if (places === 0) continue;
    documents.push(document);
    frequencies.push(Math.min(places / FREQUENCY_UNIT, 0xffff));
  }
  const numbers = numbersBelow(segment.size, documents.length);
  numbers.set(documents);
  return { documents: numbers, frequencies: Uint16Array.from(frequencies) };
}

function countPhrase({ words, starts }: Segment, document: number, phrase: readonly number[]): number {
  const text = words.subarray(starts[document]!, starts[document + 1]!);
  let places = 0;
  for (let at = text.indexOf(phrase[0]!); at >= 0; at = text.indexOf(phrase[0]!, at + 1)) {
    if (phrase.every((word, i) => text[at + i] === word)) places++;
  }
  return places;
}

/** Documents of any of the lists. Where several hold a document the greatest frequency counts, since names overlap. */
export function unitePostings(lists: readonly Postings[]): Postings {
  return lists.reduce(unitePair, noPostings);
}

function unitePair(a: Postings, b: Postings): Postings {
  if (a.documents.length === 0) return b;
  if (b.documents.length === 0) return a;
  const last = Math.max(a.documents.at(-1)!, b.documents.at(-1)!);
  const documents = numbersBelow(last + 1, a.documents.length + b.documents.length);
  const frequencies = new Uint16Array(documents.length);
  let size = 0;
  for (let i = 0, j = 0; i < a.documents.length || j < b.documents.length; size++) {
    const left = a.documents[i] ?? Number.POSITIVE_INFINITY;
    const right = b.documents[j] ?? Number.POSITIVE_INFINITY;
    documents[size] = Math.min(left, right);
    frequencies[size] = Math.max(left <= right ? a.frequencies[i]! : 0, right <= left ? b.frequencies[j]! : 0);
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return { documents: documents.slice(0, size), frequencies: frequencies.slice(0, size) };
}
