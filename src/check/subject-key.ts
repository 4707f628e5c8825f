import { forEachRun } from '../search/analysis.ts';

/** Words that hold a heading or a question together; without them "What is X?" is "X". */
const joining: ReadonlySet<string> = new Set(
  `a an the is are was were be been am do does did i you we your our of to what whats which how hows`.split(/\s+/),
);

/** "A vs B" is "the difference between A and B", and not "A B". */
const comparing: ReadonlySet<string> = new Set(`and or vs versus between difference differences compare`.split(' '));

/** With these, what comes first matters: "from A to B" is not "from B to A". */
const directed = /\b(?:from|into|onto|over|instead|before|after|than)\b/i;

/**
 * What a heading or a question is about: the stems of its words without those that hold it together, in an order of their
 * own. Two with the same key say the same in other words; '' when nothing is left.
 */
export function subjectKey(text: string): string {
  const stems: string[] = [];
  let compares = false;
  forEachRun(text, ({ parts }) => {
    for (const { term, written } of parts) {
      const word = written.toLowerCase().replace(/['’]/g, '');
      if (comparing.has(word)) compares = true;
      else if (!joining.has(word)) stems.push(term);
    }
  });
  if (compares && stems.length > 0) stems.push('vs');
  return (directed.test(text) ? stems : stems.sort()).join(' ');
}
