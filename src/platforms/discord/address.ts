/**
 * Where in Discord something is said, spelled as in Discord's own links: `GUILD/CHANNEL`, and `@me/CHANNEL` in direct messages. A
 * reply is addressed to a message in the channel: `GUILD/CHANNEL/MESSAGE`, with `+thread` at the end where a thread should hang on
 * the reply.
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
}

export function writeAddress({ guild, channel, message, opensThread }: Address): string {
  const reply = message === undefined ? '' : `/${message}${opensThread ? '+thread' : ''}`;
  return `${guild ?? '@me'}/${channel}${reply}`;
}

/** Nothing for what is no address. */
export function readAddress(text: string): Address | undefined {
  const [, guild, channel, message, thread] =
    /^(@me|\d{15,20})\/(\d{15,20})(?:\/(\d{15,20})(\+thread)?)?$/.exec(text) ?? [];
  if (guild === undefined || channel === undefined) return undefined;
  return {
    ...(guild !== '@me' && { guild }),
    channel,
    ...(message !== undefined && { message }),
    ...(thread !== undefined && { opensThread: true }),
  };
}
