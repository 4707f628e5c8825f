export const platform = 'web';

/** The one place that all visitors share: of their leaderboard and the daily quiz. */
export const page = 'page';

/** Where one person alone is told something. */
export const personalPlace = (person: string): string => `person/${person}`;

/** @throws for what is no place of the page. */
export function checkPlace(place: string): void {
  if (place !== page && !/^person\/[0-9a-f]{32}$/.test(place)) throw new Error(`the web page has no place "${place}"`);
}
