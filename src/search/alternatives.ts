import type { CorrectedWord } from './correction.ts';
import type { PostingsIndex } from './postings-index.ts';
import type { Alternative } from './query.ts';
import type { QueryWord } from './query-words.ts';
import { fold } from './stemming.ts';
import { type Name, type NameEntry, nameOf, type Synonyms } from './synonyms.ts';

/** Shorter halves of a word are seldom words of their own. */
const SHORTEST_HALF = 3;

export function alternativesOfName(
  surface: string,
  terms: readonly string[],
  { others }: NameEntry,
): readonly Alternative[] {
  return [{ terms, source: 'word', label: surface }, ...others.map((name) => alternativeOf(name, 'synonym'))];
}

export interface WordContext {
  readonly words: readonly QueryWord[];
  readonly at: number;
  /** Other names of a longer name that the word belongs to. */
  readonly names: readonly Name[];
  readonly index: PostingsIndex;
  readonly synonyms: Synonyms;
  /** What a mistyped word was meant to be. */
  correct(surface: string): CorrectedWord | undefined;
}

/** Everything that a word of the question may stand as in a text, the word itself first. */
export function alternativesOfWord(context: WordContext): readonly Alternative[] {
  const { words, at, names, index, synonyms } = context;
  const word = words[at]!;
  const own = word.whole ?? word.parts.join(' ');
  const found = new Alternatives({ terms: [own], source: 'word', label: word.surface });
  if (word.whole) found.add({ terms: word.parts, source: 'part', label: nameOf(word.surface).label });
  found.add(...pluralAcronym(own, index));
  if (index.documentFrequency(own) === 0) found.add(...halvesOf(word, index));
  found.add(...joinedWith(words[at - 1], word, index), ...joinedWith(word, words[at + 1], index));
  found.add(...othersOf(found.list, synonyms), ...names.map((name) => alternativeOf(name, 'synonym')));
  if (index.find(found.list.map(({ terms }) => terms)).documentFrequency === 0) {
    const correction = context.correct(word.surface);
    if (correction) {
      found.add({ terms: [correction.term], source: 'correction', label: correction.written });
      found.add(...othersOf(found.list, synonyms));
    }
  }
  return found.list;
}

/** Alternatives in order, each once. */
class Alternatives {
  readonly #list: Alternative[];

  constructor(first: Alternative) {
    this.#list = [first];
  }

  get list(): readonly Alternative[] {
    return this.#list;
  }

  add(...more: readonly Alternative[]): void {
    for (const { terms, source, label } of more) {
      const key = terms.join(' ');
      if (!this.#list.some((known) => known.terms.join(' ') === key)) this.#list.push({ terms, source, label });
    }
  }
}

function alternativeOf({ terms, label }: Name, source: Alternative['source']): Alternative {
  return { terms, source, label };
}

function othersOf(alternatives: readonly Alternative[], synonyms: Synonyms): readonly Alternative[] {
  return alternatives.flatMap(({ terms }) =>
    (synonyms.entryOf(terms)?.others ?? []).map((name) => alternativeOf(name, 'synonym')),
  );
}

/**
 * `vms` in lower case keeps its s in the stemmer, which cannot know that it is an acronym. It is one when the notes say
 * `VM` more often than `vms`.
 */
function pluralAcronym(term: string, index: PostingsIndex): readonly Alternative[] {
  const singular = term.replace(/s$/, '');
  const known =
    singular !== term && singular.length > 1 && index.documentFrequency(singular) > index.documentFrequency(term);
  return known ? [{ terms: [singular], source: 'word', label: singular }] : [];
}

/** `docker file` also finds Dockerfile: both words of the question stand for it. */
function joinedWith(
  first: QueryWord | undefined,
  second: QueryWord | undefined,
  index: PostingsIndex,
): readonly Alternative[] {
  if (!first || !second || first.isQuestionWord || second.isQuestionWord) return [];
  const halves = [first, second];
  if (halves.some(({ whole, surface }) => whole !== undefined || surface.length < 2)) return [];
  const joined = nameOf(fold(first.surface) + fold(second.surface));
  const known = joined.terms.length === 1 && index.documentFrequency(joined.terms[0]!) > 0;
  return known ? [alternativeOf(joined, 'part')] : [];
}

/** `nodegroup` also finds "node group", where the notes have the two side by side. */
function halvesOf({ surface }: QueryWord, index: PostingsIndex): readonly Alternative[] {
  const word = fold(surface);
  if (!/^\p{L}+$/u.test(word) || word.length > 40) return [];
  const found: Alternative[] = [];
  for (let at = SHORTEST_HALF; at <= word.length - SHORTEST_HALF; at++) {
    const name = nameOf(`${word.slice(0, at)} ${word.slice(at)}`);
    const known = name.terms.every((term) => index.documentFrequency(term) > 0);
    if (known && index.find([name.terms]).documentFrequency > 0) found.push(alternativeOf(name, 'part'));
  }
  return found;
}
