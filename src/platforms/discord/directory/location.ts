import { ChannelType } from 'discord-api-types/v10';
import { type Address, writeAddress } from '../address.ts';
import { isForum, isThread, takesThreads } from './channel-facts.ts';
import type { Channels } from './channels.ts';

/** Where something is said, and what that is. */
export interface Location {
  /** As in `Address`. */
  readonly guild?: string;
  readonly channel: string;
  /** The channel, or the one that the thread belongs to; a thread of a forum is a place by itself. */
  readonly place: Address;
  /** Id of the thread, where it is in one. */
  readonly thread?: string;
  /** Whether a thread can hang on what is said there. */
  readonly takesThreads: boolean;
  /** Whether the bot alone reads what somebody says there. */
  readonly isDirect: boolean;
}

/** As far as what tells of it says. */
export interface ToldLocation {
  readonly guild?: string | undefined;
  readonly channel: string;
  readonly type?: ChannelType | undefined;
  /** Of a thread: the channel that it belongs to. */
  readonly parent?: string | undefined;
}

/**
 * Looks up what was not told. Where Discord does not say, a channel passes for one that takes no threads, so that people are
 * answered all the same.
 */
export async function locate(told: ToldLocation, channels: Channels): Promise<Location> {
  const { guild, channel } = told;
  if (guild === undefined) return locationOf(told);
  const isWhole = told.type !== undefined && (!isThread(told.type) || told.parent !== undefined);
  const here: ToldLocation = isWhole ? told : { ...(await channels.find(channel)), guild, channel };
  const parent = here.type !== undefined && isThread(here.type) ? here.parent : undefined;
  return locationOf(here, parent === undefined ? undefined : (await channels.find(parent))?.type);
}

/** The same as far as it is known at once. */
export function locateAtOnce(told: ToldLocation, channels: Pick<Channels, 'known'>): Location {
  const { guild, channel } = told;
  const here = { ...channels.known(channel), guild, channel, ...(told.type !== undefined && told) };
  return locationOf(here, here.parent === undefined ? undefined : channels.known(here.parent)?.type);
}

function locationOf({ guild, channel, type, parent }: ToldLocation, parentType?: ChannelType): Location {
  const at = guild === undefined ? {} : { guild };
  const isDirect = guild === undefined && (type ?? ChannelType.DM) === ChannelType.DM;
  if (type === undefined || !isThread(type) || parent === undefined) {
    const takes = guild !== undefined && type !== undefined && takesThreads(type);
    return { ...at, channel, place: { ...at, channel }, takesThreads: takes, isDirect };
  }
  const isOwnPlace = parentType !== undefined && isForum(parentType);
  const place = { ...at, channel: isOwnPlace ? channel : parent };
  return { ...at, channel, place, thread: channel, takesThreads: false, isDirect };
}

/** `Request.place` */
export const placeIn = ({ place }: Location): string => writeAddress(place);
