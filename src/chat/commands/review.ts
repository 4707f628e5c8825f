import type { ReviewResult } from '../../quiz/review/review.ts';
import type { Command } from '../command.ts';
import { counted } from '../counted.ts';
import { createMessage } from '../message.ts';
import { stepMessage } from '../quiz-message.ts';
import { timeUntil } from '../time-until.ts';

export const review: Command = {
  name: 'review',
  summary: 'Ask you again what you missed, when you are about to forget it',
  options: [{ name: 'count', summary: 'How many questions at most, 1 to 50; 10 when left out', required: false }],
  read: (words) => (words === '' ? {} : /^\d{1,4}$/.test(words) ? { count: words } : undefined),
  async run(request, { quiz, clock }) {
    const { count } = request.options;
    const result = await quiz.review.review(request, count === undefined ? undefined : Number(count));
    if (result.outcome === 'nothing-due') {
      return createMessage({ markdown: nothingDue(result, clock.now()), visibility: 'asker' });
    }
    const parts = [
      ...(result.due > 0 ? [counted(result.due, 'card', 'cards')] : []),
      ...(result.asked > 0
        ? [`${counted(result.asked, 'question', 'questions')} on what you have been asking about`]
        : []),
    ];
    return stepMessage(result.next, request, [`To review: ${parts.join(', and ')}.`]);
  },
};

function nothingDue({ cards, nextAt }: Extract<ReviewResult, { outcome: 'nothing-due' }>, now: number): string {
  if (cards === 0) return 'You have no review cards: what you miss in a `quiz` becomes one.';
  const next = nextAt === undefined ? '' : ` The next is due in ${timeUntil(nextAt, now)}.`;
  return `Nothing to review now. You have ${counted(cards, 'card', 'cards')}.${next}`;
}
