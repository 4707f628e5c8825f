import { type APIApplication, type APIUser, Routes } from 'discord.js';
import { ConfigError } from '../../errors.ts';
import type { Api } from './api.ts';
import { DiscordError } from './discord-failure.ts';
import type { Identity } from './identity.ts';

/**
 * Asks Discord whose token it is.
 * @throws ConfigError when Discord does not know the token; anything else is worth another try.
 */
export async function whoAmI(api: Api, signal: AbortSignal): Promise<Identity> {
  try {
    const [user, application] = await Promise.all([
      api.call('GET', Routes.user(), { signal }) as Promise<APIUser>,
      api.call('GET', Routes.currentApplication(), { signal }) as Promise<APIApplication>,
    ]);
    return { userId: user.id, applicationId: application.id };
  } catch (error) {
    if (!(error instanceof DiscordError) || error.status !== 401) throw error;
    throw new ConfigError([
      'DISCORD_TOKEN is not (or no longer) the token of a bot; take the one that discord.com/developers shows under Bot → Reset Token.',
    ]);
  }
}
