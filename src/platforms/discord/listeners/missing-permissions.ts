import { PermissionFlagsBits } from 'discord-api-types/v10';
import { missing, neededToPost, type Permission, permissionLabels } from '../directory/permissions.ts';

/**
 * What the bot lacks to post by itself.
 * @param bot its permissions in the channel.
 */
export function missingToPost(bot: bigint, inThread: boolean): readonly Permission[] {
  return bit(bot, 'Administrator') ? [] : missing(bot, neededToPost(inThread));
}

/** Whether somebody can mend that. */
export const mayMend = (permissions: bigint): boolean =>
  (['ManageGuild', 'ManageChannels', 'Administrator'] as const).some((name) => bit(permissions, name));

const bit = (bits: bigint, name: keyof typeof PermissionFlagsBits): boolean =>
  (bits & PermissionFlagsBits[name]) !== 0n;

/** One line for who can mend it. */
export function missingLine(permissions: readonly Permission[]): string {
  const names = permissions.map((name) => `**${permissionLabels[name]}**`);
  const last = names.at(-1) ?? '';
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
  const what = names.length > 1 ? 'the permissions' : 'the permission';
  return `I cannot post here by myself: give me ${what} ${list} in the settings of this channel.`;
}
