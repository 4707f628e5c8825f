import { GatewayCloseCodes } from 'discord-api-types/v10';
import { ConfigError } from '../../../errors.ts';
import type { DiscordSettings } from '../discord-settings.ts';
import { portal, refusedToken } from '../portal.ts';

/** Discord goes on with a session whose connection was closed with this code, as with any but 1000 and 1001. */
export const resumableCode = 4200;

/** What Discord says by closing a connection; 1006 is said by nobody, but stands for a connection that ended without a word. */
const words: Readonly<Record<number, string>> = {
  1000: 'Discord closed it',
  1001: 'Discord goes away',
  1006: 'it broke off',
  [GatewayCloseCodes.UnknownError]: 'Discord does not know what went wrong',
  [GatewayCloseCodes.UnknownOpcode]: 'Discord did not know an opcode',
  [GatewayCloseCodes.DecodeError]: 'Discord could not read a payload',
  [GatewayCloseCodes.NotAuthenticated]: 'Discord got something before the token',
  [GatewayCloseCodes.AuthenticationFailed]: 'Discord refused the token',
  [GatewayCloseCodes.AlreadyAuthenticated]: 'Discord got the token twice',
  [GatewayCloseCodes.InvalidSeq]: 'Discord does not know where to go on',
  [GatewayCloseCodes.RateLimited]: 'Discord got too much at a time',
  [GatewayCloseCodes.SessionTimedOut]: 'the session is too old',
  [GatewayCloseCodes.InvalidShard]: 'there is no such shard',
  [GatewayCloseCodes.ShardingRequired]: 'more shards are required',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord has given up this version of the gateway',
  [GatewayCloseCodes.InvalidIntents]: 'Discord does not know the intents',
  [GatewayCloseCodes.DisallowedIntents]: 'an intent is not switched on',
};

export function wordsOf(code: number): string {
  return words[code] ?? 'Discord closed it for a reason of its own';
}

/**
 * Whether a session has ended with the connection. After all other codes it is worth trying to resume it, as Discord says so where
 * it cannot be.
 */
export function endsSession(code: number | undefined): boolean {
  return code === GatewayCloseCodes.InvalidSeq || code === GatewayCloseCodes.SessionTimedOut;
}

/** What only the operator can mend; nothing for codes that pass by themselves. */
export function operatorTrouble(
  code: number | undefined,
  settings: Pick<DiscordSettings, 'shards'>,
): ConfigError | undefined {
  if (code === GatewayCloseCodes.AuthenticationFailed) return refusedToken();
  const remedy = code === undefined ? undefined : remedies(settings)[code];
  return remedy === undefined ? undefined : new ConfigError([`Discord refuses to connect (${code}): ${remedy}`]);
}

function remedies({ shards }: Pick<DiscordSettings, 'shards'>): Readonly<Record<number, string>> {
  const intent = `${portal} → Bot → Privileged Gateway Intents → Message Content Intent`;
  const switchOn = `switch on ${intent}, or set DISCORD_MESSAGE_CONTENT=false.`;
  return {
    [GatewayCloseCodes.InvalidShard]:
      'there is no such shard. Set DISCORD_SHARDS to auto, or to ids below their count.',
    [GatewayCloseCodes.ShardingRequired]:
      shards === 'auto'
        ? 'the bot has come to need more shards than when it was started. Restart it.'
        : 'the bot is in too many servers for so few shards. Set DISCORD_SHARDS to auto or to a larger number.',
    [GatewayCloseCodes.InvalidAPIVersion]: 'this version of Stevedore is too old for it. Update Stevedore.',
    [GatewayCloseCodes.InvalidIntents]: `it does not take the intents of the bot; ${switchOn}`,
    [GatewayCloseCodes.DisallowedIntents]: `the bot may not read messages that do not mention it; ${switchOn}`,
  };
}
