import type { Delivery } from '../../../fakes/slack/delivery/delivery.ts';
import { pressables } from '../../../fakes/slack/state/interactions.ts';
import type { Expected } from '../../day/ledger.ts';
import { calling as callingBot } from '../../day/questions.ts';
import type { Day } from './day.ts';

/** How people write to the bot. */
export const calling = (day: Day, text: string): string => callingBot(day, day.town.bot, text);

/** Does what Slack tells of only once, a command or a press, and again when Slack says that it went wrong. */
export async function persist(day: Day, act: () => Delivery, ...expected: readonly Expected[]): Promise<void> {
  const isHeard = async () => {
    const { state } = await act().settled;
    return state === 'acknowledged';
  };
  await day.persist(isHeard, ...expected);
}

/** Gives a command, whose reply is for the person alone. */
export async function command(
  day: Day,
  { channel, user, text }: { readonly channel: string; readonly user: string; readonly text: string },
  says: RegExp,
): Promise<Expected> {
  const what = `/stevedore ${text} of ${user}`;
  const expected = day.ledger.expect({ what, channel, person: user, says });
  await persist(day, () => day.slack.command({ channel, user, text }), expected);
  return expected;
}

/** Presses a button on the message that stands for what was expected. */
export async function press(
  day: Day,
  on: Expected,
  { user, button }: { readonly user: string; readonly button: string },
  ...expected: readonly Expected[]
): Promise<void> {
  const message = day.ledger.found(on)[0]?.message;
  const labels = pressables(message?.blocks ?? []).map(({ label }) => label);
  // What was never shown cannot be pressed, and that it is missing is said elsewhere. An answer to one person alone has no
  // buttons while the store is away.
  if (message === undefined || !labels.includes(button)) {
    for (const one of expected) one.least = 0;
    return;
  }
  const { channel, ts } = message;
  await persist(day, () => day.slack.press({ channel, user, button, ts }), ...expected);
}
