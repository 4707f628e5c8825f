import { type APIInteraction, ChannelType, InteractionContextType } from 'discord-api-types/v10';
import type { ToldLocation } from '../directory/location.ts';
import { parentOf } from '../directory/take-down.ts';
import type { InteractionToken } from '../messenger.ts';

/** Who gave a command or pressed a button, where, and how they are answered. */
export interface Asker {
  readonly interaction: InteractionToken;
  readonly person: string;
  readonly told: ToldLocation;
  /** Whether it is in the direct messages with the bot. */
  readonly isDirect: boolean;
  /** What the person may do in the channel; nothing in direct messages. */
  readonly permissions: bigint;
  /** What the bot may do in the channel. */
  readonly botPermissions: bigint;
}

/** Nothing for what nobody asked. */
export function readAsker(interaction: APIInteraction): Asker | undefined {
  const { id, application_id: applicationId, token, guild_id: guild, member, channel, context } = interaction;
  const person = (member?.user ?? interaction.user)?.id;
  const channelId = channel?.id ?? interaction.channel_id;
  if (person === undefined || channelId === undefined) return undefined;
  // An app that people bring along can also be called where two others talk.
  const isBotDm = context === undefined ? channel?.type === ChannelType.DM : context === InteractionContextType.BotDM;
  return {
    interaction: { id, applicationId, token },
    person,
    told: {
      guild,
      channel: channelId,
      ...(channel !== undefined && { type: channel.type, parent: parentOf(channel) }),
    },
    isDirect: guild === undefined && isBotDm,
    permissions: BigInt(member?.permissions ?? 0),
    botPermissions: BigInt(interaction.app_permissions ?? 0),
  };
}
