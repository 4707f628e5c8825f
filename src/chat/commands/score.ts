import type { NoteStrength } from '../../quiz/scores/strength.ts';
import type { Standing } from '../../store/store.ts';
import { type Command, readNothing } from '../command.ts';
import { counted } from '../counted.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { createMessage } from '../message.ts';

export const score: Command = {
  name: 'score',
  summary: 'Show your points, your streak, and what you know well and less well',
  options: [],
  read: readNothing,
  async run(request, { quiz }) {
    const [found, outlook] = await Promise.all([quiz.scores.of(request), quiz.review.outlook(request)]);
    const { week, month, all, streak, strongest, weakest } = found;
    if (all === undefined) {
      return createMessage({
        markdown: 'You have not answered anything here yet. Say `quiz` to begin.',
        visibility: 'asker',
      });
    }
    const names = (notes: readonly NoteStrength[]): string =>
      notes.map((each) => strength(each, quiz.titleOf)).join(', ');
    const lines = [
      standing('This week', week),
      standing('This month', month),
      standing('All time', all),
      `- **Streak:** ${streakLine(streak.days, streak.answeredToday)}`,
      ...(strongest.length > 0 ? [`- **Strong:** ${names(strongest)}`] : []),
      ...(weakest.length > 0 ? [`- **To work on:** ${names(weakest)}`] : []),
      `- **Review cards:** ${outlook.all}, of which ${outlook.due} due`,
    ];
    return createMessage({ markdown: lines.join('\n'), visibility: 'asker' });
  },
};

function standing(name: string, found: Standing | undefined): string {
  if (found === undefined) return `- **${name}:** nothing yet`;
  const { points, right, answered, rank } = found;
  return `- **${name}:** ${counted(points, 'point', 'points')}, ${right} of ${answered} right, place ${rank}`;
}

function streakLine(days: number, answeredToday: boolean): string {
  if (days === 0) return 'none yet; answer one question a day';
  return `${counted(days, 'day', 'days')}${answeredToday ? '' : '; answer one today to keep it'}`;
}

function strength({ note, right, wrong }: NoteStrength, titleOf: (note: string) => string): string {
  return `${escapeMarkdown(titleOf(note))} (${right} of ${right + wrong})`;
}
