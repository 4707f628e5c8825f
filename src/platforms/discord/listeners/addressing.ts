import { writeAddress } from '../address.ts';
import type { Location } from '../directory/location.ts';

/** `Request.platform` of all that comes from here. */
export const platform = 'discord';

/** The same for every delivery of a message, over any session of any process. */
export const messageEvent = (id: string): string => `message:${id}`;

/** The same for every delivery of a command or a press. */
export const interactionEvent = (id: string): string => `interaction:${id}`;

/** What one person asks for themselves in a place where others read. No message goes by this name, so none remembers it. */
export const privateConversation = (place: string, person: string): string => `${place}:${person}`;

/** @param begunBy id of the message that began it, or of what stands for one. */
export function conversationIn({ place }: Location, begunBy: string): string {
  return writeAddress({ ...place, message: begunBy });
}
