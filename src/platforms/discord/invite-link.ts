import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Permission } from './directory/permissions.ts';

/** All that the bot makes use of. */
export const usedPermissions: readonly Permission[] = [
  ...(['ViewChannel', 'SendMessages', 'SendMessagesInThreads'] as const),
  ...(['CreatePublicThreads', 'EmbedLinks', 'ReadMessageHistory'] as const),
];

/** Where somebody who may manage a server adds the bot to it. @param guild to have that one chosen already */
export function inviteLink(applicationId: string, guild?: string): string {
  const permissions = usedPermissions.reduce((bits, permission) => bits | PermissionFlagsBits[permission], 0n);
  const query = new URLSearchParams({
    ...{ client_id: applicationId, scope: 'bot applications.commands', permissions: String(permissions) },
    ...(guild !== undefined && { guild_id: guild, disable_guild_select: 'true' }),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
