import { UserError } from '../../errors.ts';
import { dailyInWords } from '../../quiz/daily/daily-in-words.ts';
import { parseDailyWish } from '../../quiz/daily/parse-daily-wish.ts';
import type { Command, CommandDeps, CommandRequest } from '../command.ts';
import { among } from '../complete-choices.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { createMessage, type Message } from '../message.ts';
import { timeUntil } from '../time-until.ts';

export const daily: Command = {
  name: 'daily',
  summary: 'Show or set the daily quiz of this place: 09:00 Europe/Berlin mon-fri docker, or off',
  options: [
    {
      name: 'setting',
      summary: 'on, off, or time, time zone, weekdays, topics, reveal 4h',
      required: false,
      complete: among(['on', 'off', '09:00 mon-fri']),
    },
  ],
  forAdmins: true,
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
    const { topics } = await deps.quiz.daily.change(placeOf(request), parseDailyWish(setting));
    const unknown: string[] = [];
    for (const topic of topics) if ((await deps.quiz.bank.about(topic)).length === 0) unknown.push(topic);
    return show(request, deps, unknown);
  },
};

/** "daily backups at 3am" is a question; a setting begins with its time, days or zone, or holds a time as a clock shows it. */
function isMeantAsSetting(words: string): boolean {
  return !words.endsWith('?') && (settingBegins.test(words) || /(?<!\S)\d{1,2}:\d\d(?!\S)/.test(words));
}

const settingBegins =
  /^(?:on|off|show|status|reveal|at|every|everything|about|topics?|weekdays?|weekends?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b|^\d|^[a-z]+\/[a-z]/i;

async function show(
  request: CommandRequest,
  { quiz, clock }: CommandDeps,
  unknown: readonly string[] = [],
): Promise<Message> {
  const place = placeOf(request);
  const settings = await quiz.daily.of(place);
  if (settings === undefined) {
    const markdown =
      'There is no daily quiz here. An admin sets it up with, for example, `daily 09:00 Europe/Berlin mon-fri docker, ecs`.';
    return createMessage({ markdown, visibility: 'asker' });
  }
  const next = await quiz.daily.next(place);
  const soon = next === undefined ? [] : [`The next one comes in ${timeUntil(next.dueAt, clock.now())}.`];
  const silent =
    unknown.length === 0
      ? []
      : [`The notes yield no questions on ${unknown.map((topic) => `"${escapeMarkdown(topic)}"`).join(', ')}.`];
  const markdown = [[escapeMarkdown(dailyInWords(settings)), ...soon].join(' '), ...silent].join('\n\n');
  return createMessage({ markdown, visibility: 'asker' });
}

const placeOf = ({ platform, place }: CommandRequest) => ({ platform, place });
