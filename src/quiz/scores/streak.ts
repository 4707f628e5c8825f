import { addDays } from '../local-date.ts';

export interface Streak {
  /** Days with an answer, one after another, the last of them today or on the last day that counted before. */
  readonly days: number;
  /** Without an answer today it ends at midnight, where today counts. */
  readonly answeredToday: boolean;
  /** Its first day; absent when there is no streak. */
  readonly from?: string;
}

/**
 * The streak that is alive today: it is until a whole day that was expected has gone by without an answer. A day that was
 * not expected breaks nothing, and counts when it was answered on.
 * @param dates local dates with an answer, in any order.
 */
export function streakOf(
  dates: readonly string[],
  today: string,
  expects: (localDate: string) => boolean = () => true,
): Streak {
  const answered = new Set(dates);
  const first = dates.reduce((least, date) => (date < least ? date : least), today);
  // A place that has moved to another time zone may have an answer of what is tomorrow now.
  let day = dates.reduce((latest, date) => (date > latest ? date : latest), today);
  let days = 0;
  let from: string | undefined;
  for (; day >= first; day = addDays(day, -1)) {
    if (answered.has(day)) {
      days++;
      from = day;
    } else if (day < today && expects(day)) break;
  }
  return { days, answeredToday: answered.has(today), ...(from === undefined ? {} : { from }) };
}
