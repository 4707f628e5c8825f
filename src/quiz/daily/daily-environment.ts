import type { PlaceId } from '../../store/store.ts';
import type { DailyWish } from './daily-settings.ts';
import { readDailyWish } from './parse-daily-wish.ts';

/** A place whose daily quiz the operator has set up. */
export interface EnvironmentDaily extends PlaceId {
  /** As it was written, which tells whether it has changed. */
  readonly text: string;
  readonly wish: DailyWish & Required<Pick<DailyWish, 'time'>>;
}

/** The platforms with one place, which needs no naming. */
const onlyPlaces: Readonly<Record<string, string>> = { console: 'console', web: 'page' };

/**
 * Reads the setting DAILY_QUIZ: entries of a place and what is wanted there, with `;` between them, such as
 * `slack:C0123456 09:00 Europe/Berlin mon-fri docker; console 08:30`.
 * @returns problems as the rest of a sentence that begins with the name of the setting, without a full stop.
 */
export function readDailyEnvironment(text: string): {
  readonly dailies: readonly EnvironmentDaily[];
  readonly problems: readonly string[];
} {
  const dailies: EnvironmentDaily[] = [];
  const problems: string[] = [];
  const entries = text.split(/[;\n]/).map((entry) => entry.trim());
  for (const entry of entries.filter((each) => each !== '')) {
    const [place = '', wanted = ''] = splitOnce(entry);
    const id = readPlace(place);
    if (id === undefined) {
      problems.push(
        `begins an entry with "${place}", which is no place; write slack:C0123456 09:00 Europe/Berlin mon-fri`,
      );
      continue;
    }
    const { wish, problems: wrong } = readDailyWish(wanted);
    problems.push(...wrong.map((problem) => `is wrong for ${place}: ${problem}`));
    const { time } = wish;
    if (time !== undefined) dailies.push({ ...id, text: wanted, wish: { ...wish, time } });
    else if (wrong.length === 0) problems.push(`has no time for ${place}; write ${place} 09:00`);
    const twice = dailies.filter((each) => each.platform === id.platform && each.place === id.place).length > 1;
    if (twice) problems.push(`names ${place} twice; give it one entry`);
  }
  return { dailies, problems };
}

function splitOnce(entry: string): readonly string[] {
  const at = entry.search(/\s/);
  return at < 0 ? [entry] : [entry.slice(0, at), entry.slice(at).trim()];
}

function readPlace(text: string): PlaceId | undefined {
  const [, platform = '', place = onlyPlaces[platform]] = /^([a-z][a-z-]*)(?::(\S+))?$/.exec(text) ?? [];
  return place === undefined || platform === '' ? undefined : { platform, place };
}
