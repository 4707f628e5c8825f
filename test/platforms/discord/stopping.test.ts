import { expect, it } from 'vitest';
import { createMessage } from '../../../src/chat/message.ts';
import { standardPace } from '../../../src/platforms/discord/sending/pace.ts';
import { createPlainChat } from '../plain-chat.ts';
import { openRoom } from './discord-room.ts';

it.each([
  ['while Discord does not say whose token it is', 'no answer'],
  ['when Discord says it afterwards', 'slow'],
] as const)('stops at once %s, and connects no more', async (_, kind) => {
  const { discord, platform } = await openRoom({ runtime: { pace: { ...standardPace, timeoutMs: 60_000 } } });
  discord.faults.next('GET /users/@me', kind === 'slow' ? { kind, delayMs: 30 } : { kind });
  const chat = createPlainChat(platform, async () => createMessage({ markdown: 'hello' }));
  const starting = expect(platform.start(chat)).rejects.toThrow('stopped');
  await discord.until(() => discord.faults.waiting('GET /users/@me') === 0);
  await platform.stop();
  await starting;
  await discord.quiet(60);
  expect(discord.gateway.connections).toBe(0);
  expect(discord.gateway.starts).toEqual([]);
});
