import { ChannelType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { locate, locateAtOnce, placeIn } from '../../../../src/platforms/discord/directory/location.ts';
import { openDirectory } from './directory-room.ts';

const parts = {
  users: [{ name: 'ada' }],
  channels: [
    { name: 'ops' },
    { name: 'news', kind: 'announcement' },
    { name: 'talk', kind: 'voice' },
    { name: 'ask', kind: 'forum' },
  ],
} as const;

async function openGuild() {
  const room = await openDirectory(parts);
  const { discord, guild, directory } = room;
  const find = (channel: string, told: { type?: ChannelType; parent?: string } = {}) =>
    locate({ guild, channel: discord.channelId(channel), ...told }, directory.channels);
  return { ...room, find };
}

describe('where something is said', () => {
  it('is asked once where it was not told', async () => {
    const { discord, guild, find, asked } = await openGuild();
    const ops = discord.channelId('ops');
    const here = { guild, channel: ops, place: { guild, channel: ops }, takesThreads: true, isDirect: false };
    expect(await Promise.all([find('ops'), find('ops')])).toEqual([here, here]);
    expect(await find('ops')).toEqual(here);
    expect(asked('GET /channels/:id')).toBe(1);
  });

  it.each([
    [ChannelType.GuildText, true],
    [ChannelType.GuildAnnouncement, true],
    [ChannelType.GuildVoice, false],
    [ChannelType.GuildStageVoice, false],
  ])('is not asked where it was told: %j takes threads: %j', async (type, takesThreads) => {
    const { find, asked } = await openGuild();
    expect(await find('ops', { type })).toMatchObject({ takesThreads });
    expect(asked('GET /channels/:id')).toBe(0);
  });

  it('in a thread is the channel that it belongs to', async () => {
    const { discord, guild, find } = await openGuild();
    const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'pods' });
    const found = await find(thread, { type: ChannelType.PublicThread });
    expect(found).toMatchObject({ channel: thread, thread, takesThreads: false });
    expect(placeIn(found)).toBe(`${guild}/${discord.channelId('ops')}`);
  });

  it('in a forum is the thread itself', async () => {
    const { discord, guild, find, asked } = await openGuild();
    const { thread } = discord.startThread({ channel: 'ask', user: 'ada', name: 'pods', text: 'why?' });
    const found = await find(thread, { type: ChannelType.PublicThread, parent: discord.channelId('ask') });
    expect(found.thread).toBe(thread);
    expect(placeIn(found)).toBe(`${guild}/${thread}`);
    expect(asked('GET /channels/:id')).toBe(1);
  });

  it('is an ordinary channel that takes no threads where Discord does not say', async () => {
    const { discord, guild, find } = await openGuild();
    const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'pods' });
    const lost = { kind: 'server error' } as const;
    discord.faults.next('GET /channels/:id', lost, lost);
    const place = { guild, channel: thread };
    expect(await find(thread)).toEqual({ ...place, place, takesThreads: false, isDirect: false });
    expect(await find(thread)).toMatchObject({ thread });
  });

  it('in direct messages is asked of nobody', async () => {
    const { directory, asked } = await openGuild();
    const here = { channel: '300000000000000009', place: { channel: '300000000000000009' } };
    expect(await locate({ channel: here.channel }, directory.channels)).toEqual({
      ...here,
      takesThreads: false,
      isDirect: true,
    });
    const between = await locate({ channel: here.channel, type: ChannelType.GroupDM }, directory.channels);
    expect(between.isDirect).toBe(false);
    expect(asked('GET /channels/:id')).toBe(0);
  });
});

it('is known at once as far as it is known', async () => {
  const { discord, guild, directory, find } = await openGuild();
  const { thread } = discord.startThread({ channel: 'ask', user: 'ada', name: 'pods', text: 'why?' });
  const told = { guild, channel: thread };
  expect(locateAtOnce(told, directory.channels).thread).toBeUndefined();
  await find(thread);
  expect(placeIn(locateAtOnce(told, directory.channels))).toBe(`${guild}/${thread}`);
  expect(placeIn(locateAtOnce({ ...told, type: ChannelType.GuildText }, directory.channels))).toBe(
    `${guild}/${thread}`,
  );
});
