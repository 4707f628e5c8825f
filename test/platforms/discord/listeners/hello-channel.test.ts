import {
  type APIGuildMember,
  type APIRole,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { helloChannel } from '../../../../src/platforms/discord/listeners/hello-channel.ts';

type JoinedGuild = Parameters<typeof helloChannel>[0];

const id = '200000000000000001';
const bot = '900000000000000002';
const ownRole = '900000000000000003';
const now = 1_800_000_000_000;

const allowed = (...names: (keyof typeof PermissionFlagsBits)[]) =>
  names.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n).toString();
const role = (roleId: string, permissions: string, tags?: APIRole['tags']) =>
  ({ id: roleId, permissions, ...(tags && { tags }) }) as APIRole;
const channel = (channelId: string, position: number, over: object = {}) =>
  ({ id: channelId, type: ChannelType.GuildText, position, ...over }) as JoinedGuild['channels'][number];

const guild = (over: Partial<JoinedGuild> = {}): JoinedGuild => ({
  ...{ id, owner_id: '100000000000000001', system_channel_id: null, channels: [] },
  roles: [
    role(id, allowed('ViewChannel')),
    role(ownRole, allowed('SendMessages', 'EmbedLinks', 'ReadMessageHistory'), { bot_id: bot }),
  ],
  members: [{ user: { id: bot }, roles: [ownRole] } as APIGuildMember],
  ...over,
});

const [top, low, system] = ['300000000000000001', '300000000000000002', '300000000000000003'];
const channels = [channel(low, 2), channel(top, 1), channel(system, 3)];
const withoutText = {
  permission_overwrites: [{ id: ownRole, type: OverwriteType.Role, allow: '0', deny: allowed('SendMessages') }],
};

it('is where Discord greets newcomers', () => {
  expect(helloChannel(guild({ channels, system_channel_id: system }), bot, now)).toBe(system);
});

it('is the topmost one otherwise', () => {
  expect(helloChannel(guild({ channels }), bot, now)).toBe(top);
  const silent = [...channels.slice(0, 2), channel(system, 3, withoutText)];
  expect(helloChannel(guild({ channels: silent, system_channel_id: system }), bot, now)).toBe(top);
});

it('is one for text', () => {
  const voice = channel(top, 1, { type: ChannelType.GuildVoice });
  expect(helloChannel(guild({ channels: [voice, channel(low, 2)] }), bot, now)).toBe(low);
});

it('is none where the bot may not post', () => {
  expect(helloChannel(guild({ channels: [channel(top, 1, withoutText)] }), bot, now)).toBeUndefined();
});

it('is found by the own role of the bot where its membership was not told', () => {
  expect(helloChannel(guild({ channels, members: [] }), bot, now)).toBe(top);
});
