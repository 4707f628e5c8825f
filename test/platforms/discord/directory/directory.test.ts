import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { listenTo } from '../../../fakes/discord/opened-discord.ts';
import { openDirectory } from './directory-room.ts';

/** A directory that hears what the gateway tells. */
async function openHearing() {
  const room = await openDirectory({
    users: [{ name: 'ada' }, { name: 'ben', roles: ['admin'] }, { name: 'cem', roles: ['manager'] }],
    owner: 'ada',
    roles: [
      { name: 'admin', permissions: ['Administrator'] },
      { name: 'manager', permissions: ['ManageGuild'] },
    ],
    channels: [{ name: 'ops' }, { name: 'ask', kind: 'forum' }],
  });
  const listening = listenTo(room);
  let noted = 0;
  /** Takes down all that was told so far. */
  const quiet = async () => {
    await room.discord.quiet();
    for (const payload of listening.heard.slice(noted)) room.directory.note(payload);
    noted = listening.heard.length;
  };
  const connect = async () => {
    await listening.manager.connect();
    await quiet();
  };
  return { ...room, quiet, connect };
}

describe('channels', () => {
  it('are known of what the gateway tells: threads and what they belong to, and forums', async () => {
    const { discord, directory, connect, quiet } = await openHearing();
    const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'before' });
    discord.addChannel('Harbour', { name: 'quiet' });
    await connect();
    const { thread: later } = discord.startThread({ channel: 'ask', user: 'ada', name: 'after', text: 'why?' });
    await quiet();
    const known = [thread, later, 'ops', 'ask', 'quiet'].map((name) =>
      directory.channels.known(discord.channelId(name)),
    );
    expect(known.map((facts) => [facts?.type, facts?.parent, facts?.joined])).toEqual([
      [11, discord.channelId('ops'), false],
      [11, discord.channelId('ask'), false],
      [0, undefined, undefined],
      [15, undefined, undefined],
      [undefined, undefined, undefined],
    ]);
  });

  it('are forgotten when they are deleted', async () => {
    const { discord, directory, connect, quiet } = await openHearing();
    const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'pods' });
    await connect();
    discord.deleteChannel(thread);
    await quiet();
    expect(directory.channels.known(thread)).toBeUndefined();
  });

  it('are joined by who writes in them', async () => {
    const { discord, rest, directory, connect, quiet, asked } = await openHearing();
    const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'pods' });
    await connect();
    expect(await directory.channels.hasJoined(thread)).toBe(false);
    await rest.post(`/channels/${thread}/messages`, { body: { content: 'hi' } });
    await quiet();
    expect(await directory.channels.hasJoined(thread)).toBe(true);
    expect(asked('GET /channels/:id')).toBe(0);
  });

  it('are not joined by what one person alone is shown in them', async () => {
    const { directory, identity } = await openHearing();
    const id = '300000000000000009';
    directory.channels.note({ id, type: 11, parent: '300000000000000001', joined: false });
    const d = { id: '400000000000000001', channel_id: id, author: { id: identity.userId }, flags: 64 };
    directory.note({ op: 0, s: 1, t: 'MESSAGE_CREATE', d } as GatewayDispatchPayload);
    expect(directory.channels.known(id)?.joined).toBe(false);
  });

  it('are joined by who begins them', async () => {
    const { discord, rest, directory, connect, quiet } = await openHearing();
    await connect();
    const { id } = discord.say({ channel: 'ops', user: 'ada', text: 'hi' });
    await rest.post(`/channels/${discord.channelId('ops')}/messages/${id}/threads`, { body: { name: 'pods' } });
    await quiet();
    expect(directory.channels.known(id)).toMatchObject({ joined: true });
  });

  it('tell whether they are joined when they are asked', async () => {
    const { discord, rest, directory, asked } = await openHearing();
    const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'pods' });
    const { thread: other } = discord.startThread({ channel: 'ops', user: 'ada', name: 'nodes' });
    await rest.post(`/channels/${thread}/messages`, { body: { content: 'hi' } });
    directory.channels.note({ id: thread, type: 11, parent: discord.channelId('ops') });
    expect(await directory.channels.hasJoined(thread)).toBe(true);
    expect(await directory.channels.hasJoined(other)).toBe(false);
    expect(await directory.channels.hasJoined(other)).toBe(false);
    expect(asked('GET /channels/:id')).toBe(2);
  });

  it('are left when the bot is removed from them', async () => {
    const { directory, identity, guild } = await openHearing();
    const id = '300000000000000009';
    directory.channels.note({ id, type: 11, parent: '300000000000000001', joined: true });
    const payload = {
      ...{ op: 0, s: 1, t: 'THREAD_MEMBERS_UPDATE' },
      d: { id, guild_id: guild, member_count: 1, removed_member_ids: [identity.userId] },
    };
    directory.note(payload as GatewayDispatchPayload);
    expect(directory.channels.known(id)?.joined).toBe(false);
  });
});

describe('the own role of the bot', () => {
  it('is told by the gateway, or asked for once', async () => {
    const { discord, directory, guild, connect, asked } = await openHearing();
    const role = [...(discord.world.guilds.get(guild)?.roles.values() ?? [])].find(({ managed }) => managed);
    expect(await directory.botRoles.find(guild)).toBe(role?.id);
    expect(await directory.botRoles.find(guild)).toBe(role?.id);
    expect(asked('GET /guilds/:id/roles')).toBe(1);
    directory.botRoles.forget(guild);
    await connect();
    expect(await directory.botRoles.find(guild)).toBe(role?.id);
    expect(asked('GET /guilds/:id/roles')).toBe(1);
  });
});

describe('who may change what holds for a guild', () => {
  it.each([
    ['ada', true, 'owns it'],
    ['ben', true, 'is an administrator'],
    ['cem', true, 'has Manage Server'],
    ['dia', false, 'is not in it'],
  ])('is %s: %j, who %s', async (name, isAdmin) => {
    const { discord, directory, guild } = await openHearing();
    const person = name === 'dia' ? '100000000000000009' : discord.userId(name);
    expect(await directory.people.isAdmin({ guild, channel: discord.channelId('ops') }, person)).toBe(isAdmin);
  });

  it('is everybody in direct messages', async () => {
    const { directory, asked } = await openHearing();
    expect(await directory.people.isAdmin({ channel: '300000000000000009' }, '100000000000000009')).toBe(true);
    expect(asked('GET /guilds/:id')).toBe(0);
  });

  it('is remembered for some minutes', async () => {
    const { discord, directory, guild, time, asked } = await openHearing();
    const place = { guild, channel: discord.channelId('ops') };
    const ben = discord.userId('ben');
    await directory.people.isAdmin(place, ben);
    discord.setRolePermissions('Harbour', 'admin', []);
    time.now += 4 * 60_000;
    expect(await directory.people.isAdmin(place, ben)).toBe(true);
    time.now += 2 * 60_000;
    expect(await directory.people.isAdmin(place, ben)).toBe(false);
    expect(asked('GET /guilds/:id')).toBe(2);
  });

  it('is told by what they have just done', async () => {
    const { discord, directory, guild, time, asked } = await openHearing();
    const place = { guild, channel: discord.channelId('ops') };
    directory.people.note(guild, discord.userId('ben'), 0x20n);
    expect(await directory.people.isAdmin(place, discord.userId('ben'))).toBe(true);
    expect(asked('GET /guilds/:id')).toBe(0);
    time.now += 61_000;
    await directory.people.isAdmin(place, discord.userId('ben'));
    expect(asked('GET /guilds/:id')).toBe(1);
  });

  it('is not made up where Discord does not say', async () => {
    const { discord, directory, guild } = await openHearing();
    const lost = { kind: 'server error' } as const;
    discord.faults.next('GET /guilds/:id', lost, lost);
    const place = { guild, channel: discord.channelId('ops') };
    await expect(directory.people.isAdmin(place, discord.userId('ben'))).rejects.toThrow();
  });
});

describe('what a thread hangs on', () => {
  it('is looked up once', async () => {
    const { discord, directory, asked } = await openHearing();
    const said = discord.say({ channel: 'ops', user: 'ada', text: 'why?' });
    const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'pods', message: said.id });
    const find = () => directory.starters.find(discord.channelId('ops'), thread, ({ author }) => author.id);
    expect([await find(), await find()]).toEqual([discord.userId('ada'), discord.userId('ada')]);
    expect(asked('GET /channels/:id/messages/:id')).toBe(1);
  });

  it('is nothing where it was deleted, and asked again where Discord did not say', async () => {
    const { discord, directory, asked } = await openHearing();
    const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'pods' });
    const find = () => directory.starters.find(discord.channelId('ops'), thread, ({ id }) => id);
    const lost = { kind: 'server error' } as const;
    discord.faults.next('GET /channels/:id/messages/:id', lost, lost);
    expect([await find(), await find(), await find()]).toEqual([undefined, undefined, undefined]);
    expect(asked('GET /channels/:id/messages/:id')).toBe(3);
  });
});
