import { expect, it } from 'vitest';
import { createMessage } from '../../../src/chat/message.ts';
import { createPlainChat } from '../plain-chat.ts';
import { openRoom } from './discord-room.ts';

it('replies to commands and presses also after it was stopped and started', async () => {
  const { discord, platform } = await openRoom();
  const chat = createPlainChat(platform, async ({ text, call }) =>
    createMessage({
      markdown: `You said: ${call?.name ?? text}`,
      choices: [{ label: 'Again', text: 'again', typed: 'again', buttonOnly: true }],
    }),
  );
  const help = async (times: number) => {
    discord.command({ user: 'ada', channel: 'ops', command: 'help' });
    await discord.until(() => said('You said: help') === times);
  };
  const said = (text: string) => discord.seenBy('ada').lines.filter((line) => line.text === text).length;

  await platform.start(chat);
  await discord.until(() => discord.world.commands.size > 0);
  await help(1);
  await platform.stop();
  await platform.start(chat);
  await help(2);
  discord.press({ user: 'ada', channel: 'ops', button: 'Again' });
  await discord.until(() => said('You said: again') === 1);
  expect([discord.refused, discord.warnings]).toEqual([[], []]);
});
