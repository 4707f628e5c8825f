import { Routes } from 'discord.js';
import type { Api } from './api.ts';
import { DiscordError } from './discord-failure.ts';
import type { Identity } from './identity.ts';
import { refusedToken } from './portal.ts';

/**
 * Asks Discord whose token it is.
 * @throws ConfigError when Discord does not know the token; anything else is worth another try.
 */
export async function whoAmI(api: Api, signal: AbortSignal): Promise<Identity> {
  const idAt = async (route: `/${string}`) => idIn(await api.call('GET', route, { signal }));
  try {
    const [userId, applicationId] = await Promise.all([idAt(Routes.user()), idAt(Routes.currentApplication())]);
    return { userId, applicationId };
  } catch (error) {
    if (error instanceof DiscordError && error.status === 401) throw refusedToken({ cause: error });
    throw error;
  }
}

/** @throws for what Discord would not say, as something before it that answers everything */
function idIn(told: unknown): string {
  if (typeof told === 'object' && told !== null && 'id' in told && typeof told.id === 'string') return told.id;
  throw new Error('Discord has not said who the bot is, but something else');
}
