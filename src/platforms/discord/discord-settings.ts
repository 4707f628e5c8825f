/** What an operator sets for Discord, checked. */
export interface DiscordSettings {
  /** Of the bot, as the developer portal shows it once. */
  readonly token: string;
  /** Commands are registered in this guild alone, where they change at once. */
  readonly devGuildId?: string;
  /** Whether the message-content intent is switched on in the portal: then follow-ups need no mention. */
  readonly messageContent: boolean;
  readonly shards: ShardSettings;
  /** Root of the REST API without its version, and without a slash at its end: `https://discord.com/api`. */
  readonly apiUrl: string;
}

/** `auto`: as many as Discord advises, all in this process. */
export type ShardSettings =
  | 'auto'
  | {
      /** Of all processes together. */
      readonly count: number;
      /** Those of this process, ascending; default: all. */
      readonly ids?: readonly number[];
    };
