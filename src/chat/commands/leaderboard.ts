import type { Period } from '../../quiz/scores/scores.ts';
import type { Standing } from '../../store/store.ts';
import type { Command } from '../command.ts';
import { among } from '../complete-choices.ts';
import { counted } from '../counted.ts';
import { createMessage } from '../message.ts';
import { personMarkdown } from '../person-markdown.ts';
import type { Request } from '../request.ts';

const titles: Readonly<Record<Period, string>> = { week: 'This week', month: 'This month', all: 'All time' };

export const leaderboard: Command = {
  name: 'leaderboard',
  summary: 'Show who has most quiz points here: week, month or all',
  options: [
    {
      name: 'period',
      summary: 'week, month or all; week when left out',
      required: false,
      complete: among(['week', 'month', 'all']),
    },
  ],
  forAll: true,
  read(words) {
    const period = words === '' ? 'week' : readPeriod(words);
    return period === undefined ? undefined : { period };
  },
  async run(request, { quiz }) {
    const period = readPeriod(request.options.period ?? '') ?? 'week';
    const { platform, place, person } = request;
    const { standings, own } = await quiz.scores.leaderboard({ platform, place }, { period, person });
    if (standings.length === 0) {
      return createMessage({
        markdown: `**${titles[period]}:** nobody has answered a question yet. Say \`quiz\` to be the first.`,
      });
    }
    const isListed = standings.some((each) => each.person === own?.person);
    const lines = [...standings, ...(own === undefined || isListed ? [] : [own])].map((each) => line(each, request));
    return createMessage({ markdown: `**${titles[period]}**\n\n${lines.join('\n')}` });
  },
};

function line({ person, rank, points, right, answered }: Standing, request: Request): string {
  return `- **${rank}.** ${personMarkdown(person, request)}: ${counted(points, 'point', 'points')}, ${right} of ${answered} right`;
}

function readPeriod(words: string): Period | undefined {
  const [, period] = /^(?:of |for |this |the )*(week|month|all)(?:ly| time)?[.!]?$/i.exec(words.trim()) ?? [];
  return period === undefined ? undefined : (period.toLowerCase() as Period);
}
