import { questionLine } from '../question-line.ts';
import type { Rule } from '../rule.ts';
import { subjectKey } from '../subject-key.ts';

export const sameQuestion: Rule = {
  code: 'same-question',
  summary: 'two notes list the same question',
  look: ({ corpus, frontMatter }) => {
    const first = new Map<string, { readonly path: string; readonly question: string }>();
    return corpus.notes.flatMap(({ path, questions }) =>
      questions.flatMap((question) => {
        const key = subjectKey(question);
        const before = first.get(key);
        if (!before) first.set(key, { path, question });
        if (key === '' || !before || before.path === path) return [];
        return {
          severity: 'warning',
          code: 'same-question',
          path,
          line: questionLine(frontMatter(path), question),
          message: `the question "${question}" is in ${before.path}:${questionLine(frontMatter(before.path), before.question)} too ("${before.question}")`,
          remedy: 'Keep it in the note that answers it best.',
        };
      }),
    );
  },
};
