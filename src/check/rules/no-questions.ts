import { againstConvention } from '../convention.ts';
import type { Rule } from '../rule.ts';

export const noQuestions: Rule = {
  code: 'no-questions',
  summary: 'a note has no `questions`, though others have',
  look: (vault) =>
    againstConvention(vault, {
      code: 'no-questions',
      key: 'questions',
      has: ({ questions }) => questions.length > 0,
      missing: 'does not say which questions it answers',
      remedy:
        'List in the front matter what people ask that the note answers, in their words: `questions: [what is ECR]`.',
    }),
};
