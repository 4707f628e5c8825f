import type { APIEmbed } from 'discord.js';
import type { ActionRow } from './buttons.ts';

/** What a message of Discord consists of. */
export interface DiscordPost {
  /** '' where the embeds say all. */
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly ActionRow[];
}
