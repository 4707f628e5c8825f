import { expect, it } from 'vitest';
import { GoneError } from '../../../../src/chat/chat.ts';
import { createMessage } from '../../../../src/chat/message.ts';
import { createPlainChat } from '../../plain-chat.ts';
import { openRoom } from '../discord-room.ts';

const { signal } = new AbortController();
const news = createMessage({ markdown: 'the notes have it', visibility: 'asker' });

async function openStarted() {
  const room = await openRoom();
  await room.platform.start(createPlainChat(room.platform, async () => news));
  const ada = room.discord.userId('ada');
  const place = `${room.discord.guildId('Harbour')}/${room.discord.channelId('ops')}`;
  return { ...room, ada, to: room.platform.personalPlace(place, ada) };
}

it('are where a person is told something, and where it is found again', async () => {
  const { discord, platform, ada, to } = await openStarted();
  expect(to).toBe(`@${ada}`);
  const options = { key: 'news', signal, person: ada };
  expect(await platform.wasPosted(to, 'news')).toBe(false);
  await platform.post(to, news, options);
  expect(await platform.wasPosted(to, 'news')).toBe(true);
  expect(discord.seenBy('ada').directMessages.map(({ text }) => text)).toEqual(['the notes have it\nStevedore']);
  expect(discord.seenBy('ben').lines).toEqual([]);
});

it('tell nobody else of it where a person takes none', async () => {
  const { discord, platform, ada, to } = await openStarted();
  discord.setDirectMessages('ada', false);
  await expect(platform.post(to, news, { key: 'news', signal, person: ada })).rejects.toThrow(GoneError);
  expect(discord.seenBy('ada').lines).toEqual([]);
  expect(discord.seenBy('ben').lines).toEqual([]);
});
