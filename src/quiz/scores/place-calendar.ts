import type { PlaceId } from '../../store/store.ts';

/** How days are counted in a place. */
export interface PlaceCalendar {
  /** IANA name. */
  readonly zone: string;
  /** Whether the place has a quiz on a local date; where it has none, missing it breaks no streak. Every day when absent. */
  readonly expects?: (localDate: string) => boolean;
}

export type CalendarOf = (place: PlaceId) => Promise<PlaceCalendar>;
