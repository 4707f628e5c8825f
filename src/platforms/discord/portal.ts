import { ConfigError } from '../../errors.ts';

/** Where to click. */
export const portal = 'discord.com/developers/applications → your application';

/** For when Discord does not take the token. */
export function refusedToken(options?: ErrorOptions): ConfigError {
  const problem = `DISCORD_TOKEN was refused by Discord: take a new one from ${portal} → Bot → Reset Token.`;
  return new ConfigError([problem], options);
}
