import { onTestFinished } from 'vitest';
import { silentLogger } from '../../../../src/logger.ts';
import { createDirectory } from '../../../../src/platforms/discord/directory/directory.ts';
import { createApi } from '../../../../src/platforms/discord/sending/create-api.ts';
import { systemSleep } from '../../../../src/platforms/sending/sleep.ts';
import type { FakeDiscordOptions } from '../../../fakes/discord/fake-discord.ts';
import type { GuildParts } from '../../../fakes/discord/new-guild.ts';
import { openDiscord } from '../../../fakes/discord/opened-discord.ts';

/** What a process knows of a fake Discord: through the real REST client, and by a clock that the test moves. */
export async function openDirectory(parts: GuildParts = {}, options: FakeDiscordOptions = {}) {
  const opened = await openDiscord(options, parts);
  const { discord } = opened;
  const time = { now: 1_800_000_000_000 };
  const common = { clock: { now: () => time.now }, sleep: systemSleep, logger: silentLogger };
  const pace = { timeoutMs: 500, attempts: 2, retryMs: 5, editMs: 20 };
  const api = createApi({ ...common, token: discord.token, apiUrl: discord.apiUrl, pace });
  onTestFinished(() => api.close());
  const identity = { applicationId: discord.app.id, userId: discord.app.botId };
  const directory = createDirectory({ ...common, api, identity, pace });
  return {
    ...opened,
    ...{ directory, identity, time },
    guild: discord.guildId(parts.name ?? 'Harbour'),
    /** How often Discord was asked. */
    asked: (route: string) => discord.calls.filter((call) => call.route === route).length,
  };
}
