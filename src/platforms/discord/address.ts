/**
 * Where in Discord something is said, spelled as in Discord's own links: `GUILD/CHANNEL`, and `@me/CHANNEL` in direct messages. A
 * reply is addressed to a message in the channel: `GUILD/CHANNEL/MESSAGE`, with `+thread` at the end where a thread should hang on
 * the reply, and `~CHANNEL/MESSAGE` after that where the conversation began elsewhere.
 */
export interface Address {
  /** Absent in direct messages. */
  readonly guild?: string;
  /** A thread is a channel of its own. */
  readonly channel: string;
  /** The message that is replied to. */
  readonly message?: string;
  /** Whether people go on in a thread below the reply. Only with `message`. */
  readonly opensThread?: true;
  /**
   * Where the conversation belongs (`Request.place`), and the message that it began with. Only with `message`, and only where it did
   * not begin with that.
   */
  readonly begunBy?: { readonly channel: string; readonly message?: string };
}

export function writeAddress({ guild, channel, message, opensThread, begunBy }: Address): string {
  const place = `${guild ?? '@me'}/${channel}`;
  if (message === undefined) return place;
  const begun = begunBy?.message === undefined ? begunBy?.channel : `${begunBy.channel}/${begunBy.message}`;
  return `${place}/${message}${opensThread ? '+thread' : ''}${begun === undefined ? '' : `~${begun}`}`;
}

/** Nothing for what is no address. */
export function readAddress(text: string): Address | undefined {
  const [, guild, channel, message, thread, begunIn, begunBy] =
    /^(@me|\d{15,20})\/(\d{15,20})(?:\/(\d{15,20})(\+thread)?(?:~(\d{15,20})(?:\/(\d{15,20}))?)?)?$/.exec(text) ?? [];
  if (guild === undefined || channel === undefined) return undefined;
  return {
    ...(guild !== '@me' && { guild }),
    channel,
    ...(message !== undefined && { message }),
    ...(thread !== undefined && { opensThread: true }),
    ...(begunIn !== undefined && {
      begunBy: { channel: begunIn, ...(begunBy !== undefined && { message: begunBy }) },
    }),
  };
}

/** Where one person reads, spelled `@USER`: their direct messages with the bot, wherever those are. @returns the id of the user */
export function readPersonAddress(text: string): string | undefined {
  return /^@(\d{15,20})$/.exec(text)?.[1];
}

export const writePersonAddress = (person: string): string => `@${person}`;
