import { z } from 'zod';
import { readChoice } from './choice-reply.ts';
import { plainText } from './plain-text.ts';
import type { QuestionType } from './question-type.ts';
import type { Random } from './random.ts';

const multipleChoiceSchema = z.object({
  stem: z.string().min(1),
  choices: z.array(z.string().min(1)).min(2).max(5),
  answerIndex: z.number().int().nonnegative(),
});

/** Payload of a prompt where one of several choices is right. All Markdown. */
export type MultipleChoice = z.infer<typeof multipleChoiceSchema>;

/** Puts the right answer among the wrong ones, in an order that chance decides. */
export function multipleChoice(
  stem: string,
  answer: string,
  distractors: readonly string[],
  random: Random,
): MultipleChoice {
  const choices = [...random.shuffle([answer, ...distractors])];
  return { stem, choices, answerIndex: choices.indexOf(answer) };
}

/** A question type that differs from others only in the prompts that it makes. */
export function createMultipleChoiceType(
  parts: Pick<QuestionType<MultipleChoice>, 'kind' | 'summary' | 'generate'>,
): QuestionType<MultipleChoice> {
  return {
    ...parts,
    schema: multipleChoiceSchema,
    present({ stem, choices, answerIndex }) {
      const answer = choices[answerIndex]!;
      return { stem, choices, answerIndex, answer, accepted: [plainText(answer)] };
    },
    grade({ choices, answerIndex }, reply) {
      const chosen = readChoice(reply, choices);
      if (chosen === undefined) return 'unclear';
      return chosen === answerIndex ? 'right' : 'wrong';
    },
  };
}
