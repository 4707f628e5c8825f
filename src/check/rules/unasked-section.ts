import type { Note } from '../../corpus/note.ts';
import { type Section, sectionId, sectionsOf } from '../../quiz/section.ts';
import { ownQuestions } from '../own-questions.ts';
import type { Rule } from '../rule.ts';

/** Sections that lead elsewhere are not asked for. */
const pointer =
  /^(?:see also|related(?: \w+)?|further reading|read more|more|links|resources|references|sources|next steps|what(?:['’]s| is) next|learn more)$/i;

/** A section of fewer characters of text has nothing to be asked. */
const leastText = 60;

export const unaskedSection: Rule = {
  code: 'unasked-section',
  summary: 'a note lists questions, and none of them finds this section of it first',
  look: (vault) => {
    const asked = new Set(
      ownQuestions(vault).flatMap(({ hit }) => (hit ? sectionId({ path: hit.note.path, anchor: hit.anchor }) : [])),
    );
    return vault.corpus.notes
      .filter(({ questions }) => questions.length > 0)
      .flatMap((note: Note) =>
        sectionsOf(note)
          .filter((section) => isAskable(section) && !asked.has(section.id))
          .map(({ headings, startLine }) => ({
            severity: 'warning' as const,
            code: 'unasked-section',
            path: note.path,
            line: startLine,
            message: `no question of the note finds "${headings.at(-1) ?? note.title}" first`,
            remedy: 'Add to `questions` what people ask that this section answers, or move it where it belongs.',
          })),
      );
  },
};

function isAskable({ headings, blocks }: Section): boolean {
  const sentences = blocks.flatMap((block) => block.sentences);
  const onlyLinks = blocks.every(
    ({ kind, sentences: own }) =>
      kind === 'list-item' && own.every(({ markdown }) => /^\[[^\]]*\]\([^)]*\)[.,;]?$/.test(markdown)),
  );
  return (
    !pointer.test(headings.at(-1) ?? '') &&
    !onlyLinks &&
    sentences.reduce((sum, { text }) => sum + text.length, 0) >= leastText
  );
}
