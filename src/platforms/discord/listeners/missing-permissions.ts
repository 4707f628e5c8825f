import { PermissionFlagsBits } from 'discord-api-types/v10';
import { missing, neededToPost, type Permission, permissionLabels } from '../directory/permissions.ts';

/** Without these it posts all the same, only less well. */
const losses = {
  EmbedLinks: 'only plain text',
  ReadMessageHistory: 'nothing as a reply',
} as const satisfies Partial<Record<Permission, string>>;

const isLoss = (name: Permission): name is keyof typeof losses => name in losses;

/**
 * What the bot lacks to post by itself.
 * @param bot its permissions in the channel, as Discord tells them: who may not send messages has no Embed Links there either, which
 * comes back by itself ("Implicit Permissions" in Discord's documentation).
 */
export function missingToPost(bot: bigint, inThread: boolean): readonly Permission[] {
  if (bit(bot, 'Administrator')) return [];
  const lacks = missing(bot, neededToPost(inThread));
  return lacks.every(isLoss) ? lacks : lacks.filter((name) => name !== 'EmbedLinks');
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
  const lost = permissions.filter(isLoss).map((name) => losses[name]);
  const trouble = lost.length < permissions.length ? 'cannot post here' : `can post ${lost.join(' and ')} here`;
  return `I ${trouble} by myself: give me ${what} ${list} in the settings of this channel.`;
}
