import type { Chunk } from '../../corpus/note.ts';
import { ownQuestions, shareOfOwn } from '../own-questions.ts';
import { questionLine } from '../question-line.ts';
import type { Rule } from '../rule.ts';

/** That a few are found elsewhere happens and is a hint; below the share of `ownQuestions` something is wrong with the notes. */
export const questionElsewhere: Rule = {
  code: 'question-elsewhere',
  summary: 'a question of a note finds another note first; an error below a share of `ownQuestions` (0.97)',
  look: (vault) => {
    const questions = ownQuestions(vault);
    const severity = shareOfOwn(questions) < vault.settings.ownQuestions ? 'error' : 'note';
    return questions.flatMap(({ note, question, hit, own }) => {
      if (own) return [];
      const found = hit ? `finds ${placeOf(hit)} first` : 'finds nothing';
      return {
        severity,
        code: 'question-elsewhere',
        path: note.path,
        line: questionLine(vault.frontMatter(note.path), question),
        message: `the question "${question}" ${found}`,
        remedy: hit
          ? 'Answer it here in its own words, with a heading that asks it; or move it to the note that answers it.'
          : 'Answer it here in its own words, or delete it.',
      };
    });
  },
};

const placeOf = ({ note, headings, startLine }: Chunk): string =>
  `${note.path}:${startLine}${headings.length > 0 ? ` ("${headings.at(-1)}")` : ''}`;
