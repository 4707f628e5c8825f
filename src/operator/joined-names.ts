import type { QuestionTerm } from './question-terms.ts';

/** A shorter word is more likely two words by chance. */
const shortest = 5;

/**
 * Names that some write as two words and some as one ("Argo CD", "ArgoCD"): two words in a row count as the one that another
 * question has.
 * @returns the questions with such words joined
 */
export function withJoinedNames(questions: readonly (readonly QuestionTerm[])[]): readonly (readonly QuestionTerm[])[] {
  const words = new Map<string, QuestionTerm>();
  for (const term of questions.flat()) {
    if (term.word.length >= shortest && !words.has(term.word)) words.set(term.word, term);
  }
  return questions.map((terms) => {
    const joined: QuestionTerm[] = [];
    for (const term of terms) {
      const before = joined.at(-1);
      const whole = before && words.get(before.word + term.word);
      if (whole === undefined) joined.push(term);
      else joined[joined.length - 1] = whole;
    }
    return joined;
  });
}
