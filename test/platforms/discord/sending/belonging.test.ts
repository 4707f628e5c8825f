import type { ComponentType } from 'discord.js';
import { expect, it } from 'vitest';
import type { Address } from '../../../../src/platforms/discord/address.ts';
import { pressOf } from '../../../../src/platforms/discord/render/buttons.ts';
import { openSending, options, text } from './sending-room.ts';

const choices = [{ label: 'Why', text: 'why', typed: 'why', buttonOnly: false }];
const [root, message] = ['111111111111111111', '222222222222222222'] as const;

/** What a press on a post at the address belongs to, in the place where people see it. */
async function conversationBelow(to: Address, place: string, sending: Awaited<ReturnType<typeof openSending>>) {
  const { discord, messenger } = sending;
  await messenger.post(to, text('A pod.', { choices }), options(`k${discord.calls.length}`));
  const body = discord.calls.findLast(({ route }) => route === 'POST /channels/:id/messages')?.body;
  const [row] = (body as { components: { components: { type: ComponentType; custom_id: string }[] }[] }).components;
  return pressOf(row?.components[0]?.custom_id ?? '', { place, person: '1' })?.conversation;
}

it('lets presses below a reply go on with the conversation that it is part of', async () => {
  const sending = await openSending();
  const { discord, at } = sending;
  const place = `${discord.guildId('Harbour')}/${discord.channelId('ops')}`;
  const below = (to: Address) => conversationBelow(to, place, sending);
  const channel = discord.channelId('ops');
  expect(await below(at('ops', { message }))).toBe(`${place}/${message}`);
  expect(await below(at('ops', { message, begunBy: { channel, message: root } }))).toBe(`${place}/${root}`);
  expect(await below(at('ops', { message, begunBy: { channel } }))).toBe(place);
  expect(await below(at('ops'))).toBe(place);
  const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'talk', text: 'hi' });
  const inThread = { ...at('ops'), channel: thread, message, begunBy: { channel, message: root } };
  expect(await below(inThread)).toBe(`${place}/${root}`);
});

it('takes a direct message for one conversation', async () => {
  const sending = await openSending();
  const { channel, id } = sending.discord.tell('ada', 'what is a pod');
  const place = `@me/${channel}`;
  expect(await conversationBelow({ channel, message: id }, place, sending)).toBe(place);
});
