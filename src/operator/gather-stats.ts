import type { Corpus } from '../corpus/note.ts';
import { sectionId } from '../quiz/section.ts';
import type { Usage, UsageStore } from '../store/store.ts';
import type { GapReport } from './gap-report.ts';
import { lastDays } from './local-days.ts';
import type { CitedSection, DayStats, QuestionCounts, Stats } from './stats.ts';

export interface StatsDeps {
  readonly usage: UsageStore;
  /** The notes as they are now, for the names of sections. */
  readonly corpus: Pick<Corpus, 'notes'>;
}

export interface StatsOptions {
  /** How many, today included. */
  readonly days: number;
  readonly now: number;
  /** IANA name. */
  readonly zone: string;
  /** Of the same days, or of more. */
  readonly gaps: Pick<GapReport, 'gaps'>;
}

const mostSections = 10;
const mostGaps = 5;

/** @throws StoreError */
export async function gatherStats({ usage, corpus }: StatsDeps, options: StatsOptions): Promise<Stats> {
  const { zone, now, gaps } = options;
  const days = lastDays(options.days, now, zone);
  // A day at a time, as `UsageStore` wants it.
  const usages: Usage[] = [];
  for (const day of days) usages.push(await usage.during(day));
  const people = await usage.people(days);
  const votes = count(usages.flatMap(({ votes }) => votes.map(({ vote, count }) => [vote, count] as const)));
  const quiz = usages.map((each) => each.quiz);
  return {
    zone,
    days: days.map(({ date }, n) => dayStats(date, usages[n]!)),
    questions: countQuestions(usages.flatMap(({ questions }) => questions)),
    platforms: byPlatform(usages),
    people: people.asking,
    votes: {
      helpful: votes.get('helpful') ?? 0,
      notHelpful: votes.get('not-helpful') ?? 0,
      missing: votes.get('missing') ?? 0,
    },
    quiz: {
      dailyPosts: sum(quiz.map(({ dailyPosts }) => dailyPosts)),
      attempts: sum(quiz.map(({ attempts }) => attempts)),
      right: sum(quiz.map(({ right }) => right)),
      people: people.quizzing,
    },
    sections: citedSections(usages, corpus),
    gaps: gaps.gaps.slice(0, mostGaps).map(({ title, people, times }) => ({ title, people, times })),
  };
}

function dayStats(date: string, { questions, people, quiz }: Usage): DayStats {
  return { date, ...countQuestions(questions), people, quiz };
}

function countQuestions(rows: Usage['questions']): QuestionCounts {
  const of = (state: string) => sum(rows.filter((row) => row.state === state).map(({ count }) => count));
  return {
    asked: sum(rows.map(({ count }) => count)),
    answered: of('answer'),
    closest: of('closest'),
    silent: of('silent'),
  };
}

function byPlatform(usages: readonly Usage[]): Stats['platforms'] {
  const rows = usages.flatMap(({ questions }) => questions);
  return [...new Set(rows.map(({ platform }) => platform))]
    .map((platform) => ({ platform, ...countQuestions(rows.filter((row) => row.platform === platform)) }))
    .sort((a, b) => b.asked - a.asked || (a.platform < b.platform ? -1 : 1));
}

function citedSections(usages: readonly Usage[], { notes }: StatsDeps['corpus']): readonly CitedSection[] {
  const times = count(
    usages.flatMap(({ cited }) =>
      cited.flatMap(({ sections, count }) => sections.map((section) => [section, count] as const)),
    ),
  );
  const most = [...times].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, mostSections);
  const wanted = new Set(most.map(([id]) => id));
  const headings = new Map<string, readonly string[]>();
  for (const { path, title, chunks } of notes) {
    for (const { anchor, ...chunk } of chunks) {
      const id = sectionId({ path, anchor });
      if (wanted.has(id)) headings.set(id, [title, ...chunk.headings]);
    }
  }
  return most.map(([id, times]) => {
    const [, path = id, anchor = ''] = /^(.*)#([^#]*)$/s.exec(id) ?? [];
    return { path, anchor, headings: headings.get(id) ?? [path], times };
  });
}

function count(rows: readonly (readonly [key: string, count: number])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [key, count] of rows) counts.set(key, (counts.get(key) ?? 0) + count);
  return counts;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
