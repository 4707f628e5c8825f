import { forEachRun } from '../search/analysis.ts';
import { questionWords } from '../search/question-words.ts';

/** Question words that make another question of it: "Why use X?" is not "When to use X?". */
const telling: ReadonlySet<string> = new Set(
  `why when where who whose not no without never cannot cant dont can could should must need before after per
  other another each both between many much long often`.split(/\s+/),
);

/** With these, what comes first matters: "from A to B" is not "from B to A". */
const directed = /\b(?:from|into|onto|over|instead|before|after|than|versus to)\b/i;

/**
 * What a heading or a question is about: the stems of its words without those that hold it together, in an order of their
 * own. Two with the same key say the same in other words; '' when nothing is left.
 */
export function subjectKey(text: string): string {
  const stems: string[] = [];
  forEachRun(text, ({ parts }) => {
    for (const { term, written } of parts) {
      const word = written.toLowerCase().replace(/['’]/g, '');
      if (telling.has(word) || !questionWords.has(word)) stems.push(term);
    }
  });
  const unique = [...new Set(stems)];
  return (directed.test(text) ? unique : unique.sort()).join(' ');
}
