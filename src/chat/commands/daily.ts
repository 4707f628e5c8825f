import { UserError } from '../../errors.ts';
import { dailyInWords } from '../../quiz/daily/daily-in-words.ts';
import { parseDailyWish } from '../../quiz/daily/parse-daily-wish.ts';
import type { Command, CommandDeps, CommandRequest } from '../command.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { createMessage, type Message } from '../message.ts';
import { timeUntil } from '../time-until.ts';

export const daily: Command = {
  name: 'daily',
  summary: 'Show or set the daily quiz of this place: 09:00 Europe/Berlin mon-fri docker, or off',
  options: [{ name: 'setting', summary: 'on, off, or time, time zone, weekdays, topics, reveal 4h', required: false }],
  read(words) {
    if (words === '') return {};
    return isMeantAsSetting(words) ? { setting: words } : undefined;
  },
  async run(request, deps) {
    const { setting = '' } = request.options;
    if (/^(?:show|status)?$/i.test(setting.trim())) return show(request, deps);
    if (!(await request.isAdmin())) {
      throw new UserError('admins-only', 'Only admins of this place can change the daily quiz. Say `daily` to see it.');
    }
    await deps.quiz.daily.change(placeOf(request), parseDailyWish(setting));
    return show(request, deps);
  },
};

/** "daily backups of a volume" is a question; a setting says when, or turns it on or off. */
function isMeantAsSetting(words: string): boolean {
  return !words.endsWith('?') && /^(?:on|off|show|status|reveal|at|about|topics?)\b|\d/i.test(words);
}

async function show(request: CommandRequest, { quiz, clock }: CommandDeps): Promise<Message> {
  const place = placeOf(request);
  const settings = await quiz.daily.of(place);
  if (settings === undefined) {
    const markdown =
      'There is no daily quiz here. An admin sets it up with, for example, `daily 09:00 Europe/Berlin mon-fri docker, ecs`.';
    return createMessage({ markdown, visibility: 'asker' });
  }
  const next = await quiz.daily.next(place);
  const soon = next === undefined ? [] : [`The next one comes in ${timeUntil(next.dueAt, clock.now())}.`];
  return createMessage({ markdown: [escapeMarkdown(dailyInWords(settings)), ...soon].join(' '), visibility: 'asker' });
}

const placeOf = ({ platform, place }: CommandRequest) => ({ platform, place });
