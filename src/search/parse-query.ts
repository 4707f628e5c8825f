import { forEachRun } from './analysis.ts';
import { correctionOf } from './correction.ts';
import type { PostingsIndex } from './postings-index.ts';
import type { Alternative, Correction, Query, QueryTerm } from './query.ts';
import { questionWords } from './question-words.ts';
import { rarityOf } from './rarity.ts';
import { fold } from './stemming.ts';
import type { Synonyms } from './synonyms.ts';
import type { WordForm } from './word-forms.ts';

/** A word of the question, or a compound, before it is looked up. */
interface QueryWord {
  readonly surface: string;
  readonly start: number;
  readonly end: number;
  /** The words it is made of as index terms; more than one for a compound. */
  readonly parts: readonly string[];
  /** The compound as one index term. */
  readonly whole?: string;
  readonly questionWord: boolean;
}

/** Words that stand before the name of a product and belong to it: "Amazon ECS" asks for ECS. */
const VENDORS = new Set(['amazon', 'aws']);

/** Question texts longer than this are pasted logs; what comes after says nothing new and would cost time. */
const LONGEST_TEXT = 4_000;

export function parseQuery(text: string, index: PostingsIndex, synonyms: Synonyms): Query {
  const words = wordsOf(text.slice(0, LONGEST_TEXT));
  const dropped = words.filter((word) => word.questionWord).map(({ surface }) => surface);
  const nothingElse = dropped.length === words.length;
  const corrections: Correction[] = [];
  const terms = new Map<string, QueryTerm>();

  for (let at = 0; at < words.length; ) {
    const name = longestName(words, at, synonyms);
    const count = name?.count ?? 1;
    const from = words[at]!;
    if (name || nothingElse || !from.questionWord) {
      const to = words[at + count - 1]!;
      const span = { surface: text.slice(from.start, to.end), start: from.start, end: to.end };
      const alternatives = name
        ? alternativesOfName(span.surface, name.terms, synonyms)
        : alternativesOfWord(words, at, index, synonyms, corrections);
      const key = keyOf(alternatives);
      if (!terms.has(key)) terms.set(key, weigh(span, alternatives, index));
    }
    at += count;
  }
  return { text, terms: [...terms.values()], dropped: nothingElse ? [] : dropped, corrections };
}

/** The same for a name and its acronym, so that the two are one term. */
function keyOf(alternatives: readonly Alternative[]): string {
  return alternatives
    .map(({ terms }) => terms.join(' '))
    .sort()
    .join('\n');
}

function wordsOf(text: string): readonly QueryWord[] {
  const words: QueryWord[] = [];
  forEachRun(text, ({ parts, wholes }, start, end) => {
    const whole = wholes.at(-1);
    const surface = text.slice(start, end);
    // `ECS/EKS` asks for two things; a path or an image name is one.
    const separate = /^\p{L}+(?:\/\p{L}+)+$/u.test(surface);
    if (whole && !separate) {
      words.push({
        ...spanOf(text, whole, start),
        parts: parts.map(({ term }) => term),
        whole: whole.term,
        questionWord: false,
      });
      return;
    }
    for (const part of parts) {
      const span = spanOf(text, part, start);
      words.push({ ...span, parts: [part.term], questionWord: isQuestionWord(span.surface) });
    }
  });
  return words;
}

function spanOf(text: string, form: WordForm, offset: number) {
  const start = offset + form.start;
  const end = offset + form.end;
  return { surface: text.slice(start, end), start, end };
}

function isQuestionWord(surface: string): boolean {
  return questionWords.has(fold(surface).replace(/['’.]/g, ''));
}

/** The longest known name of several words (or of one word after a vendor's name) that begins at a word. */
function longestName(words: readonly QueryWord[], at: number, synonyms: Synonyms) {
  const vendor = VENDORS.has(words[at]!.parts[0]!) ? 1 : 0;
  for (const skip of vendor ? [0, 1] : [0]) {
    const terms: string[] = [];
    let found: { terms: readonly string[]; count: number } | undefined;
    for (let i = at + skip; i < words.length && terms.length < synonyms.longest; i++) {
      terms.push(...words[i]!.parts);
      if (terms.length + skip > 1 && synonyms.has(terms)) found = { terms: [...terms], count: i - at + 1 };
    }
    if (found && !words.slice(at, at + found.count).every((word) => word.questionWord)) return found;
  }
  return undefined;
}

function alternativesOfName(surface: string, terms: readonly string[], synonyms: Synonyms): readonly Alternative[] {
  return [
    { terms, source: 'word', label: surface },
    ...synonyms
      .othersOf(terms)
      .map((name): Alternative => ({ terms: name.terms, source: 'synonym', label: name.label })),
  ];
}

function alternativesOfWord(
  words: readonly QueryWord[],
  at: number,
  index: PostingsIndex,
  synonyms: Synonyms,
  corrections: Correction[],
): readonly Alternative[] {
  const word = words[at]!;
  const own = word.whole ?? word.parts[0]!;
  const alternatives: Alternative[] = [{ terms: [own], source: 'word', label: word.surface }];
  const add = (terms: readonly string[], source: Alternative['source'], label: string) => {
    const key = terms.join(' ');
    if (!alternatives.some((known) => known.terms.join(' ') === key)) alternatives.push({ terms, source, label });
  };
  if (word.parts.length > 1) add(word.parts, 'part', word.parts.join(' '));
  // A plural acronym in lower case: `vms`, `hpas`.
  if (!index.documentFrequency(own) && own.endsWith('s') && index.documentFrequency(own.slice(0, -1)))
    add([own.slice(0, -1)], 'word', own.slice(0, -1));
  for (const name of synonyms.othersOf(word.parts)) add(name.terms, 'synonym', name.label);
  if (alternatives.length > 1)
    for (const { terms } of [...alternatives])
      for (const name of synonyms.othersOf(terms)) if (terms.length === 1) add(name.terms, 'synonym', name.label);
  // `docker file` finds Dockerfile, `dockerfile` finds "docker file".
  for (const [first, second] of [
    [at - 1, at],
    [at, at + 1],
  ] as const) {
    const joined = joinedWith(words[first], words[second]);
    if (joined && index.documentFrequency(joined) > 0)
      add([joined], 'part', `${words[first]!.surface}${words[second]!.surface}`);
  }
  if (!index.documentFrequency(own))
    for (const pair of splitsOf(word.surface, index)) add(pair.terms, 'part', pair.label);
  if (!alternatives.some((alternative) => alternative.terms.every((term) => index.documentFrequency(term) > 0))) {
    const correction = correctionOf(word.surface, index);
    if (correction) {
      corrections.push({ from: word.surface, to: correction.written });
      add([correction.term], 'correction', correction.written);
      for (const name of synonyms.othersOf([correction.term])) add(name.terms, 'synonym', name.label);
    }
  }
  return alternatives;
}

function joinedWith(first: QueryWord | undefined, second: QueryWord | undefined): string | undefined {
  if (!first || !second || first.whole || second.whole || first.questionWord || second.questionWord) return undefined;
  if (first.surface.length < 2 || second.surface.length < 2) return undefined;
  let joined: string | undefined;
  forEachRun(fold(first.surface) + fold(second.surface), ({ parts }) => {
    joined = parts[0]?.term;
  });
  return joined;
}

function* splitsOf(surface: string, index: PostingsIndex): Iterable<{ terms: readonly string[]; label: string }> {
  const word = fold(surface);
  if (word.length < 6 || /[^\p{L}]/u.test(word)) return;
  for (let at = 3; at <= word.length - 3; at++) {
    const label = `${word.slice(0, at)} ${word.slice(at)}`;
    const terms: string[] = [];
    forEachRun(label, ({ parts }) => {
      for (const part of parts) terms.push(part.term);
    });
    if (terms.every((term) => index.documentFrequency(term) > 0) && index.find([terms]).documentFrequency > 0)
      yield { terms, label };
  }
}

function weigh(
  span: { surface: string; start: number; end: number },
  alternatives: readonly Alternative[],
  index: PostingsIndex,
): QueryTerm {
  const { documentFrequency } = index.find(alternatives.map(({ terms }) => terms));
  return { ...span, alternatives, rarity: rarityOf(documentFrequency, index.size), known: documentFrequency > 0 };
}
