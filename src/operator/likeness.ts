import { paraphrasesOf } from '../answer/paraphrases.ts';
import { rarityOf } from '../search/rarity.ts';
import { stemOf } from '../search/stemming.ts';
import type { QuestionTerm } from './question-terms.ts';

/** How alike questions are, 0 to 1: by the weight of what both of them say in all that they say (Dice). */
export interface Likeness {
  between(one: number, other: number): number;
  /** Those after a question that have a word in common with it, in the same or in other words. */
  later(question: number): readonly number[];
}

/** Another word for a word, beside the word itself. */
const paraphraseFactor = 0.5;
/** What a word counts that everybody uses. */
const leastWeight = 0.1;

export function createLikeness(questions: readonly (readonly QuestionTerm[])[]): Likeness {
  const holders = new Map<string, number[]>();
  questions.forEach((terms, at) => {
    for (const { key } of terms) holders.set(key, [...(holders.get(key) ?? []), at]);
  });
  const rarest = rarityOf(0, questions.length);
  // Rare in the notes and rare among the questions: each of them alone is coarse where there are few.
  const weights = questions.map(
    (terms) =>
      new Map(
        terms.map(({ key, factor, rarity }) => {
          const amongQuestions = rarityOf(holders.get(key)?.length ?? 0, questions.length) / rarest;
          return [key, factor * (leastWeight + (rarity + amongQuestions) / 2)];
        }),
      ),
  );
  const totals = weights.map((terms) => [...terms.values()].reduce((sum, weight) => sum + weight, 0));
  const others = paraphraseKeys(questions, holders);

  const shared = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number => {
    let sum = 0;
    for (const [key, weight] of one) {
      const same = other.get(key);
      if (same !== undefined) {
        sum += Math.min(weight, same);
        continue;
      }
      const like = others.get(key)?.find((each) => other.has(each) && !one.has(each));
      if (like !== undefined) sum += paraphraseFactor * Math.min(weight, other.get(like)!);
    }
    return sum;
  };

  return {
    between(one, other) {
      const total = totals[one]! + totals[other]!;
      return total === 0 ? 0 : (2 * shared(weights[one]!, weights[other]!)) / total;
    },
    later(question) {
      const found = new Set<number>();
      for (const key of weights[question]!.keys()) {
        for (const same of [key, ...(others.get(key) ?? [])]) {
          for (const at of holders.get(same) ?? []) if (at > question) found.add(at);
        }
      }
      return [...found];
    },
  };
}

/** By key the keys of other words for it that some question has. */
function paraphraseKeys(
  questions: readonly (readonly QuestionTerm[])[],
  holders: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, readonly string[]>();
  for (const { key, word } of questions.flat()) {
    if (keys.has(key)) continue;
    const stems = new Set(paraphrasesOf(word).map(stemOf));
    keys.set(
      key,
      [...stems].filter((stem) => stem !== key && holders.has(stem)),
    );
  }
  return keys;
}
