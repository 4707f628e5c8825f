import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from '../../../fakes/slack/delivery/delivery.ts';
import { pressables } from '../../../fakes/slack/state/interactions.ts';
import type { Day } from './day.ts';
import type { Expected } from './ledger.ts';
import { type Topic, topics } from './notes.ts';

/** A question, and what only its answer says. */
export interface Question {
  readonly text: string;
  readonly says: RegExp;
}

const pattern = (words: string) => new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');

/** An answer about how it is cleaned may begin with what it is. */
export const whatIs = ({ name, does }: Topic): Question => ({
  text: `what is a ${name}?`,
  says: new RegExp(`^(?![^]*Clean the)[^]*${does}`, 'i'),
});
export const howToClean = ({ name }: Topic): Question => ({
  text: `how do I clean a ${name}?`,
  says: pattern(`Clean the ${name} with`),
});
export const whereStored = ({ name }: Topic): Question => ({
  text: `where is the ${name} stored?`,
  says: pattern(`Store the ${name} in`),
});

export function someQuestion({ chance }: Day): Question {
  return chance.pick([whatIs, howToClean, whereStored])(chance.pick(topics));
}

/** How people write to a bot. */
export function calling({ chance, town }: Day, text: string): string {
  const name = `<@${town.bot}>`;
  return chance.pick([`${name} ${text}`, `${name}, ${text}`, `${text} ${name}`, `hey ${name} ${text}`]);
}

/** How long somebody looks whether something happens after all, when Slack said that it went wrong. */
const lookMs = 400;

/**
 * Does what Slack tells of only once, a command or a press, and again when Slack says that it went wrong and nothing came of it.
 * What is said in reply may then be said as often as that.
 */
export async function persist(day: Day, act: () => Delivery, ...expected: readonly Expected[]): Promise<void> {
  const needed = expected.filter(({ least }) => least > 0);
  const count = (one: Expected) => day.ledger.found(one).length;
  const before = new Map(needed.map((one) => [one, count(one)]));
  for (;;) {
    const { state } = await act().settled;
    if (state === 'acknowledged') return;
    await day.appListens();
    await sleep(lookMs);
    if (needed.length > 0 && needed.every((one) => count(one) > (before.get(one) ?? 0))) return;
    for (const one of expected) one.most += 1;
  }
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
  const [message] = day.ledger.found(on);
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
