import type { DailySettings } from './daily-settings.ts';
import { revealInWords } from './reveal-delay.ts';
import { weekdaysInWords } from './weekdays.ts';

/**
 * The settings as plain text: `The daily quiz comes Monday to Friday at 09:00 (Europe/Berlin), about docker or kubernetes;
 * the answer 4 hours later.` Topics stand in it as people wrote them.
 */
export function dailyInWords({ on, time, zone, weekdays, topics, reveal }: DailySettings): string {
  const subject = topics.length === 0 ? 'about everything' : `about ${oneOf(topics)}`;
  const when = `${weekdaysInWords(weekdays)} at ${time} (${zone}), ${subject}; the answer ${revealInWords(reveal)}.`;
  return on ? `The daily quiz comes ${when}` : `The daily quiz is off. When on, it comes ${when}`;
}

function oneOf(topics: readonly string[]): string {
  const [last = '', ...others] = topics.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')} or ${last}`;
}
