import { type APIInteraction, ChannelType, InteractionContextType, InteractionType } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { readAsker } from '../../../../src/platforms/discord/listeners/asker.ts';
import { ids } from './payloads.ts';

const { DM, GroupDM, GuildText } = ChannelType;
const { BotDM, Guild, PrivateChannel } = InteractionContextType;

/** As far as it tells who asks, and where. */
const from = (more: object) =>
  ({
    ...{ id: ids.message, application_id: ids.other, token: 'token', type: InteractionType.MessageComponent },
    ...more,
  }) as APIInteraction;

it.each([
  [{ context: BotDM, channel: { id: ids.channel, type: DM } }, true],
  [{ channel: { id: ids.channel, type: DM } }, true],
  // Where people talk among themselves, and have brought the app along.
  [{ context: PrivateChannel, channel: { id: ids.channel, type: DM } }, false],
  [{ channel: { id: ids.channel, type: GroupDM } }, false],
  [{ context: Guild, guild_id: ids.guild, channel: { id: ids.channel, type: GuildText } }, false],
])('knows whether nobody else reads: %j', (where, isDirect) => {
  expect(readAsker(from({ ...where, user: { id: ids.person } }))?.isDirect).toBe(isDirect);
});

it('is nobody where it does not come from a person in a channel', () => {
  expect(readAsker(from({ channel: { id: ids.channel, type: DM } }))).toBeUndefined();
  expect(readAsker(from({ user: { id: ids.person } }))).toBeUndefined();
});
