import { z } from 'zod';
import { readChoice } from '../choice-reply.ts';
import type { PlacedPrompt } from '../curated/curated-notes.ts';
import { curatedPrompts } from '../curated/curated-notes.ts';
import { placeOf } from '../curated/curated-place.ts';
import { gradeTyped } from '../lenient-match.ts';
import { plainText } from '../plain-text.ts';
import type { QuestionType } from '../question-type.ts';
import type { Random } from '../random.ts';

const curatedSchema = z.object({
  stem: z.string().min(1),
  choices: z.array(z.string().min(1)).max(5),
  answer: z.string().min(1),
  /** Plain texts which are right besides the answer. */
  accepted: z.array(z.string()),
  remark: z.string().optional(),
});

type Curated = z.infer<typeof curatedSchema>;

/** Of more wrong choices than this, chance takes some: what is shown has to fit on one row of buttons. */
const mostWrong = 4;

/** Speaks of the other choices, so it comes after them. */
const CATCH_ALL = /\b(?:all|none|both|neither|any)\b.*\b(?:above|these|them|those|others)\b/i;

/** Prompts that note authors wrote: in the front matter's `quiz`, or in fenced `quiz` blocks. */
export const curated: QuestionType<Curated> = {
  kind: 'curated',
  summary: 'What a note author wrote in front matter or in a `quiz` block.',
  schema: curatedSchema,
  generate(section, knowledge, random) {
    const prompts = curatedPrompts(section.note);
    if (prompts.length === 0) return [];
    const sections = knowledge.sections.filter(({ note }) => note.path === section.note.path);
    return prompts.flatMap((prompt) => {
      const place = placeOf(prompt, sections);
      if (place.section.id !== section.id) return [];
      const { question, answer, accepted, remark } = prompt;
      const payload = {
        ...{ stem: shownStem(prompt), choices: [...choicesOf(prompt, random)], answer, accepted: [...accepted] },
        ...(remark !== undefined && { remark }),
      };
      const subject = `curated|${question.toLowerCase()}`;
      return [{ payload, explanation: place.passage, lines: place.lines, quality: 1, subject }];
    });
  },
  present({ stem, choices, answer, accepted, remark }) {
    return {
      ...{ stem, choices, answer, accepted: [plainText(answer), ...accepted] },
      ...(choices.length > 0 && { answerIndex: choices.indexOf(answer) }),
      ...(remark !== undefined && { remark }),
    };
  },
  grade({ choices, answer, accepted }, reply) {
    if (choices.length === 0) return gradeTyped(reply, [answer, ...accepted], []);
    const chosen = readChoice(reply, choices);
    if (chosen !== undefined) return choices[chosen] === answer ? 'right' : 'wrong';
    return accepted.length > 0 && gradeTyped(reply, accepted, choices) === 'right' ? 'right' : 'unclear';
  },
};

/** A statement to judge is announced as one. */
function shownStem({ question, inOrder }: PlacedPrompt): string {
  const isStatement = inOrder?.[0] === 'True' && !question.includes('?') && !/\btrue\b/i.test(question);
  return isStatement ? `True or false: ${question}` : question;
}

function choicesOf({ answer, wrong, inOrder }: PlacedPrompt, random: Random): readonly string[] {
  if (inOrder) return inOrder;
  if (wrong.length === 0) return [];
  const taken = wrong.length > mostWrong ? random.shuffle(wrong).slice(0, mostWrong) : wrong;
  const shuffled = random.shuffle([answer, ...taken]);
  return [
    ...shuffled.filter((choice) => !CATCH_ALL.test(choice)),
    ...shuffled.filter((choice) => CATCH_ALL.test(choice)),
  ];
}
