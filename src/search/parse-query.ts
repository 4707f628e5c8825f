import { alternativesOfName, alternativesOfWord } from './alternatives.ts';
import { type CorrectedWord, correctionOf } from './correction.ts';
import type { PostingsIndex } from './postings-index.ts';
import type { Alternative, Correction, Query, QueryTerm } from './query.ts';
import { type QueryWord, queryWordsOf } from './query-words.ts';
import { rarityOf } from './rarity.ts';
import type { Name, NameEntry, Synonyms } from './synonyms.ts';

/** Words of the question that make up a name. */
interface NameSpan {
  readonly from: number;
  /** End exclusive. */
  readonly to: number;
  readonly terms: readonly string[];
  readonly entry: NameEntry;
}

export function parseQuery(text: string, index: PostingsIndex, synonyms: Synonyms): Query {
  const words = queryWordsOf(text, index);
  const names = findNames(words, synonyms);
  const units = new Map(names.filter(({ entry }) => entry.isUnit).map((name) => [name.from, name]));
  const nothingElse = words.every(({ isQuestionWord }) => isQuestionWord);
  const corrected = new Map<string, CorrectedWord | undefined>();
  const correct = (surface: string) => {
    if (!corrected.has(surface)) corrected.set(surface, correctionOf(surface, index));
    return corrected.get(surface);
  };
  const terms = new Map<string, QueryTerm>();
  const dropped: string[] = [];

  for (let at = 0; at < words.length; ) {
    const unit = units.get(at);
    const word = words[at]!;
    const to = unit?.to ?? at + 1;
    if (!unit && word.isQuestionWord && !nothingElse) {
      dropped.push(word.surface);
    } else {
      const end = words[to - 1]!.end;
      const span = { surface: text.slice(word.start, end), start: word.start, end };
      const alternatives = unit
        ? alternativesOfName(span.surface, unit.terms, unit.entry)
        : alternativesOfWord({ words, at, names: namesAround(names, at), index, synonyms, correct });
      const key = keyOf(alternatives);
      if (!terms.has(key)) terms.set(key, termOf(span, alternatives, index));
    }
    at = to;
  }
  const corrections = [...corrected].flatMap(([from, to]): Correction[] => (to ? [{ from, to: to.written }] : []));
  return { text, terms: [...terms.values()], dropped, corrections };
}

/** Names of several words in the question, the longest at each place, none within another. */
function findNames(words: readonly QueryWord[], synonyms: Synonyms): readonly NameSpan[] {
  const names: NameSpan[] = [];
  for (let at = 0; at < words.length; ) {
    const name = longestName(words, at, synonyms);
    if (name) names.push(name);
    at = name?.to ?? at + 1;
  }
  return names;
}

function longestName(words: readonly QueryWord[], from: number, synonyms: Synonyms): NameSpan | undefined {
  const terms: string[] = [];
  let longest: NameSpan | undefined;
  for (let at = from; at < words.length && terms.length < synonyms.longest; at++) {
    terms.push(...words[at]!.parts);
    const entry = terms.length > 1 ? synonyms.entryOf(terms) : undefined;
    if (entry && !words.slice(from, at + 1).every(({ isQuestionWord }) => isQuestionWord)) {
      longest = { from, to: at + 1, terms: [...terms], entry };
    }
  }
  return longest;
}

/** Other names of a name of several words stand for each of its words. */
function namesAround(names: readonly NameSpan[], at: number): readonly Name[] {
  return names.find(({ from, to }) => from <= at && at < to)?.entry.others ?? [];
}

/**
 * The same for a name and for its acronym, so that a question with both has one term. A longer name ("Amazon ECS") that
 * holds a shorter one (ECS) finds nothing that the shorter does not.
 */
function keyOf(alternatives: readonly Alternative[]): string {
  const keys = alternatives.map(({ terms }) => ` ${terms.join(' ')} `);
  return keys
    .filter((key) => !keys.some((other) => other !== key && key.includes(other)))
    .sort()
    .join('\n');
}

function termOf(
  span: Pick<QueryTerm, 'surface' | 'start' | 'end'>,
  alternatives: readonly Alternative[],
  index: PostingsIndex,
): QueryTerm {
  const { documentFrequency } = index.find(alternatives.map(({ terms }) => terms));
  return { ...span, alternatives, rarity: rarityOf(documentFrequency, index.size), known: documentFrequency > 0 };
}
