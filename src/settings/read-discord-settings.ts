import { z } from 'zod';
import { apiRootOf, standardApiRoot } from './discord-api-root.ts';
import { discordShape } from './discord-shape.ts';
import { readShards } from './discord-shards.ts';

/** As platforms/discord/discord-settings.ts wants it. */
export type DiscordConfig = NonNullable<ReturnType<typeof settingsOf>>;

/**
 * Checks each setting of Discord.
 * @returns problems as whole sentences, and Discord's settings where there are none; neither where no token is set.
 */
export function readDiscordSettings(given: Readonly<Record<string, string>>): {
  readonly discord?: DiscordConfig;
  readonly problems: readonly string[];
} {
  const parsed = z.object(discordShape).safeParse(given);
  if (!parsed.success) {
    return { problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`) };
  }
  const discord = settingsOf(parsed.data);
  return { ...(discord !== undefined && { discord }), problems: [] };
}

/** Of settings that are right. */
function settingsOf(given: z.infer<z.ZodObject<typeof discordShape>>) {
  const { DISCORD_TOKEN: token, DISCORD_DEV_GUILD_ID: devGuildId } = given;
  const shards = readShards(given.DISCORD_SHARDS ?? 'auto');
  const api = apiRootOf(given.DISCORD_API_URL ?? standardApiRoot);
  if (token === undefined || 'problem' in shards || 'problem' in api) return undefined;
  return {
    token,
    ...(devGuildId !== undefined && { devGuildId }),
    messageContent: given.DISCORD_MESSAGE_CONTENT === 'true',
    shards: shards.shards,
    apiUrl: api.root,
  };
}
