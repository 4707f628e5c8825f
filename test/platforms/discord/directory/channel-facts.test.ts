import { ChannelType } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { readChannel } from '../../../../src/platforms/discord/directory/channel-facts.ts';

const bot = '900000000000000002';
const thread = { id: '300000000000000002', type: ChannelType.PublicThread, parent_id: '300000000000000001' };

it.each([
  [{ ...thread, member: {} }, true, true],
  [{ ...thread, owner_id: bot }, true, true],
  [{ ...thread, owner_id: '100000000000000001' }, true, false],
  // Of a change it is not told who takes part.
  [thread, false, undefined],
])('%j, told whole: %j, is joined: %j', (told, whole, joined) => {
  expect(readChannel(told, bot, whole).joined).toBe(joined);
});

it('keeps of other channels what they are', () => {
  const told = { id: '300000000000000001', type: ChannelType.GuildText, parent_id: '300000000000000009', name: 'ops' };
  expect(readChannel(told, bot, true)).toEqual({ id: told.id, type: told.type });
});
