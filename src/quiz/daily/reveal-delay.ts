import type { DailySettings } from './daily-settings.ts';

type Reveal = DailySettings['reveal'];

const minuteMs = 60_000;
const unitsMs = { d: 24 * 60 * minuteMs, h: 60 * minuteMs, m: minuteMs };

/** The answer may come this long after the prompt, at least and at most. */
const shortestMs = minuteMs;
const longestMs = 7 * unitsMs.d;

const length = String.raw`\d+(?:[.,]\d+)?\s*(?:d(?:ays?)?|h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?)(?![a-z])`;
const lengths = String.raw`${length}(?:\s*(?:and\s+)?${length})*(?:(?<=h)\d{1,2}(?!\d))?`;
const introduction = String.raw`(?<![\w-])reveal(?:ed|s)?(?:\s+(?:after|in|at|on|with))?(?:\s+the)?\s+`;
const delayed = new RegExp(`${introduction}(${lengths})(?:\\s+later)?`, 'i');
const atNextSlot = new RegExp(`${introduction}next(?:\\s+(?:slot|one|day|time|quiz|question|prompt))?(?![\\w-])`, 'i');
const unclear = /(?<![\w-])reveal(?:ed|s)?(?![\w-])(?:\s+(?:after|in|at)\b)?(?:\s+[\w:]+)?/i;

/** Takes `reveal 4h`, `reveal after 1 hour 30 minutes` or `reveal next` out of a text. */
export function takeReveal(text: string): {
  readonly reveal?: Reveal;
  readonly problem?: string;
  readonly rest: string;
} {
  if (atNextSlot.test(text)) return { reveal: 'next-slot', rest: text.replace(atNextSlot, ' , ') };
  const written = delayed.exec(text)?.[1];
  if (written === undefined) {
    if (!unclear.test(text)) return { rest: text };
    return { problem: 'reveal needs a length of time or next; write reveal 4h or reveal next', rest: cut(text) };
  }
  const rest = text.replace(delayed, ' , ');
  const afterMs = Math.round(millisecondsOf(written));
  if (afterMs < shortestMs || afterMs > longestMs) {
    return { problem: 'reveal must be from 1 minute to 7 days; write reveal 4h', rest };
  }
  return { reveal: { afterMs }, rest };
}

/** `next-slot` as `with the next question`, else `4 hours later`. */
export function revealInWords(reveal: Reveal): string {
  if (reveal === 'next-slot') return 'with the next question';
  let left = Math.round(reveal.afterMs / minuteMs);
  const parts: string[] = [];
  for (const [unit, minutes] of [
    ['day', 24 * 60],
    ['hour', 60],
    ['minute', 1],
  ] as const) {
    const count = Math.floor(left / minutes);
    left -= count * minutes;
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
  }
  return `${parts.join(' ')} later`;
}

function cut(text: string): string {
  return text.replace(unclear, ' , ');
}

/** `1h30` is an hour and a half. */
function millisecondsOf(written: string): number {
  let total = 0;
  for (const [, number = '', unit = 'm'] of written.toLowerCase().matchAll(/(\d+(?:[.,]\d+)?)\s*([dhm])?/g)) {
    total += Number(number.replace(',', '.')) * unitsMs[unit as keyof typeof unitsMs];
  }
  return total;
}
