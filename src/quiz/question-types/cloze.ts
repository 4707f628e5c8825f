import { z } from 'zod';
import { readChoice } from '../choice-reply.ts';
import { expansionPrompts } from '../facts/expansion-prompts.ts';
import type { FactPrompt } from '../facts/fact-prompt.ts';
import { namePrompts } from '../facts/name-prompts.ts';
import { numberPrompts } from '../facts/number-prompts.ts';
import { withoutTwins } from '../facts/twin-prompts.ts';
import { gradeTyped } from '../lenient-match.ts';
import type { Draft, QuestionType } from '../question-type.ts';

const clozeSchema = z.object({
  stem: z.string().min(1),
  /** Empty where the answer is to be typed. */
  choices: z.array(z.string().min(1)).max(5),
  answer: z.string().min(1),
  /** All plain texts that are right. */
  accepted: z.array(z.string().min(1)).min(1),
  /** Plain names of other things, which are wrong. */
  others: z.array(z.string().min(1)),
});

type Cloze = z.infer<typeof clozeSchema>;

/** A key fact (a number, a name) left out of its own sentence, to be chosen or typed. */
export const cloze: QuestionType<Cloze> = {
  kind: 'cloze',
  summary: 'A number or a name that is left out of a sentence of the notes.',
  schema: clozeSchema,
  generate: (section, knowledge, random) =>
    withoutTwins([
      ...numberPrompts(section, knowledge, random),
      ...namePrompts(section, knowledge, random),
      ...expansionPrompts(section, knowledge),
    ]).map(draftOf),
  present({ stem, choices, answer, accepted }) {
    const shown = { stem, choices, answer, accepted };
    return choices.length === 0 ? shown : { ...shown, answerIndex: choices.indexOf(answer) };
  },
  grade({ choices, answer, accepted, others }, reply) {
    if (choices.length === 0) return gradeTyped(reply, accepted, others);
    const chosen = readChoice(reply, choices);
    if (chosen !== undefined) return choices[chosen] === answer ? 'right' : 'wrong';
    // By another name of what stands among the choices.
    const wrong = [...others, ...choices.filter((choice) => choice !== answer)];
    const grade = gradeTyped(reply, accepted, wrong);
    const known = grade === 'right' || gradeTyped(reply, others, accepted) === 'right';
    return known ? grade : 'unclear';
  },
};

function draftOf({ statement, quality, subject, ...prompt }: FactPrompt): Draft<Cloze> {
  const { stem, choices, answer, accepted, others } = prompt;
  const { markdown, startLine, endLine } = statement.sentence;
  return {
    payload: { stem, choices: [...choices], answer, accepted: [...accepted], others: [...others] },
    ...{ explanation: markdown, lines: { startLine, endLine }, quality, subject },
  };
}
