import { addBelow, type Message } from '../../../chat/message.ts';
import { writeAddress } from '../address.ts';
import { type Location, locate } from '../directory/location.ts';
import type { Deferral } from '../messenger.ts';
import type { Asker } from './asker.ts';
import type { ListenerTools } from './listener.ts';
import { mayMend, missingLine, missingToPost } from './missing-permissions.ts';

/**
 * Tells Discord at once that a reply comes, before anything else is done, and then works on it. Nothing where another process has
 * told it already.
 * @param what for the log: "answering a command".
 */
export function answerInTime(
  what: string,
  asker: Asker,
  deferral: Deferral,
  { messenger, directory, inFlight }: ListenerTools,
  work: (location: Location) => Promise<void>,
): void {
  const deferred = messenger.defer(asker.interaction, deferral);
  const { guild, channel } = asker.told;
  const place = writeAddress({ ...(guild !== undefined && { guild }), channel });
  inFlight.run(what, { place, person: asker.person }, async () => {
    if (!(await deferred)) return;
    await work(await locate(asker.told, directory.channels));
  });
}

/**
 * A reply as it is shown there: in direct messages, where nobody else reads, it stays; and for those who can mend it, a line below
 * names what the bot lacks to post in the channel by itself.
 * @param always whether it matters each time: to what is posted there every day.
 */
export function asShown(
  message: Message,
  { permissions, botPermissions }: Asker,
  { place, channel, thread, guild, isDirect }: Location,
  always: boolean,
  { reminders }: Pick<ListenerTools, 'reminders'>,
): Message {
  if (isDirect) return { ...message, visibility: 'everyone' };
  if (guild === undefined || !mayMend(permissions)) return message;
  // What is posted every day goes to the place, which for most threads is the channel around them.
  const inThread = always ? thread === place.channel : thread !== undefined;
  const missing = missingToPost(botPermissions, inThread);
  if (missing.length === 0 || !(always || reminders.isDue(channel))) return message;
  return addBelow(message, missingLine(missing));
}
