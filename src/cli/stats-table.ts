import type { DayStats, QuestionCounts, Stats } from '../operator/stats.ts';

interface TableLook {
  /** Whether bars may be made of block characters; else of number signs. */
  readonly blocks: boolean;
}

const barLength = 30;
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** The numbers, laid out for a terminal or a text file. */
export function statsTable(stats: Stats, { blocks }: TableLook): string {
  const { days, zone, questions, platforms, people, votes, quiz, sections, gaps } = stats;
  const most = Math.max(1, ...days.map(({ asked }) => asked));
  const bar = (count: number) => (blocks ? blockBar : plainBar)((count / most) * barLength);
  return `${[
    `Questions from ${days[0]?.date} to ${days.at(-1)?.date} (${zone})`,
    table(
      ['day', 'asked', '', 'answered', 'people', 'quiz'],
      days.map((day) => [day.date, `${day.asked}`, bar(day.asked), answered(day), `${day.people}`, quizOf(day)]),
    ),
    facts([
      ['asked', `${counted(questions.asked, 'question')} by ${counted(people, 'person', 'people')}`],
      ...states(questions),
      ...platforms.map((each) => [`in ${each.platform}`, `${each.asked}, ${answered(each)} answered`] as const),
      ['votes', `${votes.helpful} helpful, ${votes.notHelpful} not helpful, ${votes.missing} missing in the notes`],
      ['daily quiz', counted(quiz.dailyPosts, 'post')],
      [
        'quiz answers',
        `${quiz.attempts} by ${counted(quiz.people, 'person', 'people')}, ${share(quiz.right, quiz.attempts)} right`,
      ],
    ]),
    ...list(
      'Quoted most',
      sections.map(({ times, headings }) => [`${times}`, headings.join(' › ')] as const),
    ),
    ...list(
      'Wanted most, and not in the notes (stevedore gaps tells more)',
      gaps.map(({ people, title }) => [counted(people, 'person', 'people'), title] as const),
    ),
  ].join('\n\n')}\n`;
}

function states({ asked, answered, closest, silent }: QuestionCounts): readonly (readonly [string, string])[] {
  const of = (count: number) => `${count} (${share(count, asked)})`;
  return [
    ['answered', of(answered)],
    ['not sure', of(closest)],
    ['silent', of(silent)],
  ];
}

const answered = ({ answered, asked }: QuestionCounts): string => share(answered, asked);

const quizOf = ({ quiz: { attempts, right } }: DayStats): string =>
  attempts === 0 ? '-' : `${right} of ${attempts} right`;

/** A share of nothing is none. */
const share = (part: number, whole: number): string => (whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`);

const counted = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`;

/** Whatever is not nothing can be seen. */
const plainBar = (length: number): string => (length === 0 ? '' : '#'.repeat(Math.max(1, Math.round(length))));

function blockBar(length: number): string {
  const units = length === 0 ? 0 : Math.max(1, Math.round(length * 8));
  return '█'.repeat(Math.floor(units / 8)) + eighths[units % 8];
}

/** Numbers stand on the right of their column, all else on the left. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]!.length)));
  const isNumber = head.map((_, at) => rows.every((row) => /^(?:[\d.]+(?: %)?|-)$/.test(row[at]!)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (isNumber[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}

function facts(rows: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}

function list(title: string, rows: readonly (readonly [number: string, text: string])[]): readonly string[] {
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(([number]) => number.length));
  return [`${title}\n${rows.map(([number, text]) => `  ${number.padStart(width)}  ${text}`).join('\n')}`];
}
