import type { Clock } from '../../clock.ts';
import type { AttemptStore, PersonId, PlaceId, Standing } from '../../store/store.ts';
import { localDateOf, startOfMonth, startOfWeek } from '../local-date.ts';
import type { CalendarOf, PlaceCalendar } from './place-calendar.ts';
import { type Streak, streakOf } from './streak.ts';
import { type Strengths, strengthsOf } from './strength.ts';

/** Weeks begin on Monday, weeks and months where the place is. */
export type Period = 'week' | 'month' | 'all';

interface Leaderboard {
  readonly period: Period;
  /** First local date that counts; absent for all time. */
  readonly from?: string;
  /** Best first. */
  readonly standings: readonly Standing[];
  /** Of the person who asks, among the best or not; absent for who has not answered in this period. */
  readonly own?: Standing;
}

interface Score extends Strengths {
  /** Absent where the person has not answered in that time. */
  readonly week?: Standing;
  readonly month?: Standing;
  readonly all?: Standing;
  readonly streak: Streak;
}

export interface Scores {
  leaderboard(
    place: PlaceId,
    options: { readonly period: Period; readonly limit?: number; readonly person?: string },
  ): Promise<Leaderboard>;
  /** How a person does: standing and streak in the place, strong and weak notes over all places. */
  of(person: PersonId & PlaceId): Promise<Score>;
}

export interface ScoresDeps {
  readonly attempts: Pick<AttemptStore, 'leaderboard' | 'standing' | 'byNote' | 'dates'>;
  readonly clock: Clock;
  readonly calendarOf: CalendarOf;
}

/** Lines of a leaderboard, and notes of each kind in a score, unless told otherwise. */
const defaultLines = 10;
const notesOfAKind = 3;
/** Most streaks end within these, so that one read is enough; for longer ones more are read. */
const firstDates = 100;

export function createScores({ attempts, clock, calendarOf }: ScoresDeps): Scores {
  async function streak(person: PersonId & PlaceId, { expects }: PlaceCalendar, today: string): Promise<Streak> {
    for (let limit = firstDates; ; limit *= 4) {
      const dates = await attempts.dates(person, limit);
      const found = streakOf(dates, today, expects);
      if (dates.length < limit || found.from !== dates.at(-1)) return found;
    }
  }

  return {
    async leaderboard({ platform, place }, { period, limit = defaultLines, person }) {
      const { zone } = await calendarOf({ platform, place });
      const since = sinceOf(period, localDateOf(clock.now(), zone));
      const [standings, own] = await Promise.all([
        attempts.leaderboard({ platform, place }, { ...since, limit }),
        person === undefined ? undefined : attempts.standing({ platform, place, person }, since),
      ]);
      return { period, ...since, standings, ...(own === undefined ? {} : { own }) };
    },

    async of({ platform, place, person }) {
      const who = { platform, place, person };
      const calendar = await calendarOf({ platform, place });
      const today = localDateOf(clock.now(), calendar.zone);
      const [week, month, all, tallies, days] = await Promise.all([
        attempts.standing(who, sinceOf('week', today)),
        attempts.standing(who, sinceOf('month', today)),
        attempts.standing(who, sinceOf('all', today)),
        attempts.byNote({ platform, person }),
        streak(who, calendar, today),
      ]);
      return {
        ...(week === undefined ? {} : { week }),
        ...(month === undefined ? {} : { month }),
        ...(all === undefined ? {} : { all }),
        streak: days,
        ...strengthsOf(tallies, notesOfAKind),
      };
    },
  };
}

function sinceOf(period: Period, today: string): { readonly from?: string } {
  if (period === 'all') return {};
  return { from: period === 'week' ? startOfWeek(today) : startOfMonth(today) };
}
