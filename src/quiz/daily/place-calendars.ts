import { weekdayOf } from '../local-date.ts';
import type { CalendarOf } from '../scores/place-calendar.ts';
import type { DailyPlaces } from './daily-places.ts';

/**
 * Days of a place are those of its daily quiz: they begin by its zone, and where it comes on some weekdays only, the others
 * break no streak.
 * @param zone for places without a daily quiz.
 */
export function placeCalendars(places: Pick<DailyPlaces, 'of'>, zone: string): CalendarOf {
  return async (place) => {
    const settings = await places.of(place);
    if (settings === undefined) return { zone };
    const { on, weekdays } = settings;
    if (!on) return { zone: settings.zone };
    return { zone: settings.zone, expects: (localDate) => weekdays.includes(weekdayOf(localDate)) };
  };
}
