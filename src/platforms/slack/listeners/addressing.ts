import { createHash } from 'node:crypto';
import type { Address } from '../address.ts';
import type { Origin } from '../workspaces.ts';

/** `Request.platform` of all that comes from here. */
export const platform = 'slack';

/** Whether it is a direct message: with the bot, or between two people who call it there by a command. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');

/** @param team as `Workspaces.teamOf` gives it. */
export function addressOf(team: string | undefined, channel: string, thread?: string): Address {
  return { ...(team !== undefined && { team }), channel, ...(thread !== undefined && { thread }) };
}

/** The thread that a message stands in. The one at the top of a thread names itself, but is read in the channel. */
export function threadOf({ ts, thread_ts: thread }: { readonly ts: unknown; readonly thread_ts?: unknown }) {
  return typeof thread === 'string' && thread !== ts ? thread : undefined;
}

/** What one person asks for themselves in a place where others read. No thread goes by this name, so none remembers it. */
export const privateConversation = (place: string, person: string): string => `${place}:${person}`;

/**
 * The same for the `message` and the `app_mention` that Slack sends of one message, and for every delivery of them.
 * @param ts of the message.
 */
export function messageEvent(origin: Origin, channel: string, ts: string): string {
  return `${origin.teamId ?? origin.enterpriseId ?? ''}:${channel}:${ts}`;
}

/** Names the reply to an event, for `PostOptions.key`: 24 characters, the same for every delivery of the event. */
export const replyKey = (event: string): string => createHash('sha256').update(event).digest('base64url').slice(0, 24);
