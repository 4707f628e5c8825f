import type { OptionValues } from '../../../fakes/discord/given-command.ts';
import { pressables } from '../../../fakes/discord/reading.ts';
import type { Interaction } from '../../../fakes/discord/state/interactions.ts';
import type { Expected } from '../../day/ledger.ts';
import { calling as callingBot } from '../../day/questions.ts';
import type { Day } from './day.ts';

/** How people write to the bot. */
export const calling = (day: Day, text: string): string => callingBot(day, day.town.bot, text);

/** Does what Discord tells of only once, a command or a press, and again when Discord says that it failed. */
export async function persist(day: Day, act: () => Interaction, ...expected: readonly Expected[]): Promise<void> {
  const isHeard = async () => {
    const interaction = act();
    await interaction.settled;
    return interaction.state === 'answered';
  };
  await day.persist(isHeard, ...expected);
}

/** Gives a command whose reply is for the person alone, as it is in a channel unless they want it otherwise. */
export async function command(
  day: Day,
  given: { readonly channel: string; readonly user: string; readonly name: string; readonly options?: OptionValues },
  says: RegExp,
): Promise<Expected> {
  const { channel, user, name, options = {} } = given;
  const what = `/${name} ${JSON.stringify(options)} of ${user}`;
  const expected = day.ledger.expect({ what, channel, person: user, says });
  await persist(day, () => day.discord.command({ channel, user, command: name, options }), expected);
  return expected;
}

/** Says something in a channel or a thread that the bot has to reply to there. */
export function ask(
  day: Day,
  said: { readonly channel: string; readonly user: string; readonly text: string; readonly replyTo?: string },
  says: RegExp,
): Expected {
  const { id } = day.discord.say(said);
  const { channel, user, text } = said;
  return day.ledger.expect({ what: `${user} says: ${text}`, channel, below: id, says });
}

/** Says something in a direct message. */
export function tell(day: Day, user: string, text: string, says: RegExp): Expected {
  const { id, channel } = day.discord.tell(user, text);
  return day.ledger.expect({ what: `${user} says directly: ${text}`, channel, below: id, says });
}

/** Presses a button on the message that stands for what was expected. */
export async function press(
  day: Day,
  on: Expected,
  { user, button }: { readonly user: string; readonly button: string | RegExp },
  ...expected: readonly Expected[]
): Promise<void> {
  const label = labelsOn(day, on).find((each) => (typeof button === 'string' ? each === button : button.test(each)));
  const message = day.ledger.found(on)[0];
  // What was never shown cannot be pressed, and that it is missing is said elsewhere. An answer to one person alone has no
  // buttons while the store is away.
  if (message === undefined || label === undefined) {
    for (const one of expected) one.least = 0;
    return;
  }
  const { channel, id } = message;
  const act = () => day.discord.press({ channel, user, button: label, message: id });
  await persist(day, act, ...expected);
}

/** What can be pressed on the message that stands for what was expected. */
export function labelsOn(day: Day, on: Expected): readonly string[] {
  const message = day.ledger.found(on)[0]?.message;
  return pressables(message?.components ?? []).map(({ label }) => label);
}

/** The thread that hangs on the message that stands for what was expected, once it does; a fault when it stays away. */
export async function threadOn(day: Day, on: Expected): Promise<string | undefined> {
  const guilds = () => [...day.discord.world.guilds.values()];
  const find = () => {
    const id = day.ledger.found(on)[0]?.id;
    return id !== undefined && guilds().some(({ channels }) => channels.has(id)) ? id : undefined;
  };
  await day.until(() => find() !== undefined);
  const thread = find();
  if (thread === undefined) day.ledger.complain(`no thread hangs on the reply to: ${on.what}`);
  return thread;
}
