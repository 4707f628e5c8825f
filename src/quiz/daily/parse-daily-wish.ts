import { UserError } from '../../errors.ts';
import type { DailySettings, DailyWish } from './daily-settings.ts';
import { takeReveal } from './reveal-delay.ts';
import { findZone, isMeantAsZone, nearZones } from './time-zones.ts';
import { isMeantAsWeekdays, takeWeekdays } from './weekdays.ts';

/** What is shown to somebody who got it wrong. */
const example = '09:00 Europe/Berlin mon-fri docker, kubernetes reveal 4h';

const mostTopics = 10;
const longestTopic = 60;

/** A wish under construction, what is left of the text, and what is wrong with it. */
interface Reading {
  readonly wish: { -readonly [Name in keyof DailySettings]?: DailySettings[Name] };
  readonly problems: string[];
}

/**
 * Reads how people write it, in any order: `9am in berlin, weekdays, docker and kubernetes, reveal after 4 hours`; `off`.
 * @throws UserError that says all that is wrong.
 */
export function parseDailyWish(text: string): DailyWish {
  const { wish, problems } = readDailyWish(text);
  if (problems.length === 0) return wish;
  const message = `${problems.map((problem) => `${problem}.`).join('\n')}\nWrite it like this: \`${example}\``;
  throw new UserError('bad-daily-wish', message);
}

/** The same, with what is wrong as clauses without a full stop. */
export function readDailyWish(text: string): { readonly wish: DailyWish; readonly problems: readonly string[] } {
  const reading: Reading = { wish: {}, problems: [] };
  if (text.trim() === '') reading.problems.push('nothing is said of when it shall come; write 09:00');
  const withoutReveal = takeReveal(text);
  if (withoutReveal.reveal !== undefined) reading.wish.reveal = withoutReveal.reveal;
  if (withoutReveal.problem !== undefined) reading.problems.push(withoutReveal.problem);
  const withoutZone = readZones(withoutReveal.rest, reading);
  const withoutTime = readTimes(withoutZone, reading);
  const { weekdays, rest } = takeWeekdays(withoutTime);
  if (weekdays.length > 0) reading.wish.weekdays = weekdays;
  readTopics(rest, reading);
  return reading;
}

const slashedName = /(?<![\w/])(?:in\s+)?([a-z][\w+-]*(?:\/[a-z][\w+-]*)+|utc|gmt)(?![\w/+-])/gi;
const namedCity = /(?<![\w/-])in\s+((?:[\p{L}'-]+)(?:\s+\p{L}[\p{L}'-]*){0,2})/giu;

function readZones(text: string, { wish, problems }: Reading): string {
  const found = new Set<string>();
  const rest = text
    .replace(slashedName, (whole, name: string) => {
      const zone = findZone(name);
      if (zone !== undefined) found.add(zone);
      else if (isMeantAsZone(name)) problems.push(unknownZone(name));
      else return whole;
      return ' , ';
    })
    .replace(/(?<![\w/])(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?(?![\w:])|\b[A-Z]{2,4}\b/gi, (word) => {
      if (!isMeantAsZone(word)) return word;
      problems.push(unknownZone(word));
      return ' , ';
    })
    .replace(namedCity, (whole, words: string) => takeCity(words, found, problems) ?? whole);
  if (found.size > 1) problems.push(`there are several time zones, ${[...found].join(' and ')}; give one`);
  const [zone] = found;
  if (zone !== undefined) wish.zone = zone;
  return rest;
}

/** `New York weekdays` begins with a city; the longest name that is one counts. Nothing when there is none. */
function takeCity(text: string, found: Set<string>, problems: string[]): string | undefined {
  const words = text.split(/\s+/);
  for (let length = words.length; length > 0; length--) {
    const city = words.slice(0, length).join(' ');
    const zone = findZone(city, { asCity: true });
    if (zone !== undefined) found.add(zone);
    else if (nearZones(city).length > 0) problems.push(unknownZone(city));
    else continue;
    return ` , ${words.slice(length).join(' ')}`;
  }
  return undefined;
}

function unknownZone(name: string): string {
  const near = nearZones(name);
  const advice = near.length > 0 ? near.join(' or ') : 'the name of a zone, such as Europe/Berlin or UTC';
  return `${quoted(name)} is no time zone; write ${advice}`;
}

const clockTime =
  /(?<![\w:/.-])(?:at\s+)?(?:(\d{1,2}):(\d{2})(?::00)?(?:\s*([ap])\.?m\b\.?)?|(\d{1,2})\s*([ap])\.?m\b\.?|(noon|midnight)\b)(?:\s*(?:uhr|o'clock)\b)?(?![\w:])/gi;

function readTimes(text: string, { wish, problems }: Reading): string {
  const found = new Set<string>();
  const rest = text.replace(clockTime, (whole, hours24, minutes, half, hours12, halfAlone, word) => {
    const time = timeOf(Number(hours24 ?? hours12), Number(minutes ?? 0), half ?? halfAlone, word);
    if (time === undefined) problems.push(`${quoted(whole)} is no time of day; write it as 09:00 or 9am`);
    else found.add(time);
    return ' , ';
  });
  if (found.size > 1) problems.push(`there are several times, ${[...found].join(' and ')}; give one`);
  const [time] = found;
  if (time !== undefined) wish.time = time;
  return rest;
}

/** @param half `a` or `p` where hours count to 12 */
function timeOf(hours: number, minutes: number, half?: string, word?: string): string | undefined {
  if (word !== undefined) return /noon/i.test(word) ? '12:00' : '00:00';
  if (minutes > 59 || hours > 23 || (half !== undefined && (hours < 1 || hours > 12))) return undefined;
  const hour = half === undefined ? hours : (hours % 12) + (/p/i.test(half) ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

const switches: Readonly<Record<string, boolean>> = {
  on: true,
  start: true,
  enable: true,
  resume: true,
  off: false,
  stop: false,
  disable: false,
  pause: false,
};

/** What nothing else has taken is what it shall be about. */
function readTopics(text: string, { wish, problems }: Reading): void {
  const topics: string[] = [];
  for (const part of text.split(/[,;]|\sand\s/i)) {
    const topic = part
      .replace(/\s+/g, ' ')
      .replace(
        /^(?:\s|(?:turn(?:ed)?|about|with|at|in|and|topics?)\b:?|on\b(?=\s*\S))+|(?:\s|\b(?:at|in|and))+$/gi,
        '',
      );
    const [misread] = topic.split(' ').filter((word) => isMeantAsWeekdays(word));
    if (topic === '') continue;
    if (topic.toLowerCase() in switches) wish.on = switches[topic.toLowerCase()]!;
    else if (/^(?:every|any)thing$|^(?:all|any)(?: topics?)?$/i.test(topic)) wish.topics = [];
    else if (/^[\d:.]+$/.test(topic)) problems.push(`${quoted(topic)} is no time of day; write it as 09:00 or 9am`);
    else if (misread !== undefined) problems.push(`${quoted(misread)} names no days; write mon-fri or mo,we,fr`);
    else if (topic.length > longestTopic) problems.push(`a topic is longer than ${longestTopic} characters`);
    else topics.push(topic);
  }
  if (topics.length > mostTopics) problems.push(`there are more than ${mostTopics} topics`);
  else if (topics.length > 0) wish.topics = [...new Set(topics)];
}

function quoted(words: string): string {
  return `"${words.trim().replace(/[`*_[\]<>@\\]/g, '')}"`;
}
