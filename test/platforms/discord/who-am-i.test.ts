import { expect, it } from 'vitest';
import { ConfigError } from '../../../src/errors.ts';
import type { Api } from '../../../src/platforms/discord/api.ts';
import { DiscordError } from '../../../src/platforms/discord/discord-failure.ts';
import { whoAmI } from '../../../src/platforms/discord/who-am-i.ts';
import { createPlainChat } from '../plain-chat.ts';
import { openRoom } from './discord-room.ts';

const signal = new AbortController().signal;
const apiWith = (call: Api['call']): Api => ({ call });

it('names what to do about a token that Discord does not take', async () => {
  const { discord, platform } = await openRoom();
  discord.resetToken();
  const starting = platform.start(createPlainChat(platform, () => Promise.reject(new Error('nobody asks'))));
  await expect(starting).rejects.toThrow(ConfigError);
  await expect(starting).rejects.toThrow(/DISCORD_TOKEN .*Reset Token/);
});

it('leaves all other failures to another try', async () => {
  for (const failure of [new DiscordError('no', 403), new DiscordError('no', 503), new Error('no network')]) {
    await expect(
      whoAmI(
        apiWith(() => Promise.reject(failure)),
        signal,
      ),
    ).rejects.toBe(failure);
  }
});

it('takes nothing else for an answer of Discord', async () => {
  for (const told of [undefined, {}, [], { id: 7 }, 'ok']) {
    const asking = whoAmI(
      apiWith(async () => told),
      signal,
    );
    await expect(asking).rejects.toThrow('something else');
    await expect(asking).rejects.not.toBeInstanceOf(ConfigError);
  }
});
