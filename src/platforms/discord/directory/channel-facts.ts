import { ChannelType } from 'discord-api-types/v10';

/** What the bot has to know of a channel. It keeps thousands of them. */
export interface ChannelFacts {
  readonly id: string;
  readonly type: ChannelType;
  /** Of a thread: the channel that it belongs to. */
  readonly parent?: string;
  /** Of a thread: whether the bot takes part in it. Absent where that was not told. */
  readonly joined?: boolean;
}

/** A channel as Discord tells of it, whole or in parts. */
export interface ToldChannel {
  readonly id: string;
  readonly type: ChannelType;
  readonly parent_id?: string | null | undefined;
  /** The bot's membership in the thread. */
  readonly member?: unknown;
  /** Who began the thread. */
  readonly owner_id?: string | undefined;
}

/**
 * @param bot its user id.
 * @param whole whether the bot's membership is told where there is one.
 */
export function readChannel(told: ToldChannel, bot: string, whole: boolean): ChannelFacts {
  const { id, type, parent_id: parent } = told;
  if (!isThread(type)) return { id, type };
  const joined = told.member !== undefined || told.owner_id === bot;
  return {
    id,
    type,
    ...(parent && { parent }),
    ...((joined || whole) && { joined }),
  };
}

const threads: ReadonlySet<ChannelType> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

export const isThread = (type: ChannelType): boolean => threads.has(type);

/** Whether it is made of threads alone, so that each of them is a place of its own. */
export const isForum = (type: ChannelType): boolean =>
  type === ChannelType.GuildForum || type === ChannelType.GuildMedia;

/** Whether a thread can hang on its messages. */
export const takesThreads = (type: ChannelType): boolean =>
  type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;
