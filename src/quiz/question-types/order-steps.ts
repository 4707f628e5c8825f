import { z } from 'zod';
import { readChoice } from '../choice-reply.ts';
import type { QuestionType } from '../question-type.ts';
import type { Random } from '../random.ts';
import { letterOf, namesSomeSteps, orderInWords, readOrder } from '../steps/order-reply.ts';
import { type Sequence, sequencesIn } from '../steps/sequences.ts';
import { wrongOrders } from '../steps/step-orders.ts';

const orderStepsSchema = z.object({
  question: z.string().min(1),
  /** Shown as A, B, C … */
  steps: z.array(z.string().min(1)).min(3).max(6),
  /** The choices, as the letters of all steps: `CADB`. */
  orders: z
    .array(z.string().regex(/^[A-F]{3,6}$/))
    .min(2)
    .max(4),
  answerIndex: z.number().int().nonnegative(),
});

type OrderSteps = z.infer<typeof orderStepsSchema>;

/** Steps of a numbered list, to be put in their order. */
export const orderSteps: QuestionType<OrderSteps> = {
  kind: 'order-steps',
  summary: 'In which order do these steps come?',
  schema: orderStepsSchema,
  generate(section, _knowledge, random) {
    return sequencesIn(section).flatMap((sequence) => {
      const payload = toPayload(sequence, random);
      return payload === undefined
        ? []
        : [
            {
              payload,
              ...explained(sequence),
              quality: sequence.quality,
              subject: `${sequence.question.toLowerCase()}|order`,
            },
          ];
    });
  },
  present({ question, steps, orders, answerIndex }) {
    const listed = steps.map((step, place) => `- **${letterOf(place)}** ${step}`);
    const choices = orders.map(orderInWords);
    const answer = choices[answerIndex]!;
    return {
      stem: [question, '', ...listed].join('\n'),
      choices,
      answerIndex,
      answer,
      accepted: [answer, orders[answerIndex]!],
    };
  },
  grade({ steps, orders, answerIndex }, reply) {
    const order = readOrder(reply, steps.length);
    if (order !== undefined) return order === orders[answerIndex] ? 'right' : 'wrong';
    const chosen = namesSomeSteps(reply, steps.length) ? undefined : readChoice(reply, orders.map(orderInWords));
    if (chosen === undefined) return 'unclear';
    return chosen === answerIndex ? 'right' : 'wrong';
  },
};

function toPayload({ question, steps, strict }: Sequence, random: Random): OrderSteps | undefined {
  const wrong = wrongOrders(steps, random, strict);
  if (wrong.length === 0) return undefined;
  // Shown in an order of which no choice is the plain alphabet.
  const right = steps.map((_, at) => at);
  const shown = shuffled(right, [right, ...wrong], random);
  const lettersOf = (order: readonly number[]): string => order.map((step) => letterOf(shown.indexOf(step))).join('');
  const orders = [...random.shuffle([right, ...wrong])].map(lettersOf);
  return { question, steps: shown.map((step) => steps[step]!), orders, answerIndex: orders.indexOf(lettersOf(right)) };
}

function shuffled(
  right: readonly number[],
  choices: readonly (readonly number[])[],
  random: Random,
): readonly number[] {
  for (;;) {
    const order = random.shuffle(right);
    if (choices.every((choice) => choice.join() !== order.join())) return order;
  }
}

/** The first sentence of every item from the first to the last that is asked for. */
function explained({ items, leadIn }: Sequence) {
  const list = items.map(({ marker, sentences }) => `${marker} ${sentences[0]!.markdown}`).join('\n');
  return {
    explanation: leadIn === undefined ? list : `${leadIn.markdown}\n\n${list}`,
    lines: { startLine: (leadIn ?? items[0]!).startLine, endLine: items.at(-1)!.endLine },
  };
}
