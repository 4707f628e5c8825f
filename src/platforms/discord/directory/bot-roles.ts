import { BoundedMap } from '../../../bounded-map.ts';
import type { Logger } from '../../../logger.ts';
import type { Identity } from '../identity.ts';
import type { Lookups } from './lookups.ts';

/** The role that Discord gives to the bot in each guild, by which people may mention it as well. */
export interface BotRoles {
  /** @param roles all of the guild. */
  note(guild: string, roles: readonly ToldRole[]): void;
  forget(guild: string): void;
  /** @returns nothing where the bot has none, or where Discord does not say in time. Never rejects. */
  find(guild: string): Promise<string | undefined>;
}

interface ToldRole {
  readonly id: string;
  readonly tags?: { readonly bot_id?: string | undefined } | undefined;
}

interface BotRolesDeps {
  readonly lookups: Lookups;
  readonly identity: Identity;
  readonly logger: Logger;
}

/** More guilds than one process serves: 2,500 is the most that Discord lets a shard have. */
const remembered = 20_000;
/** What somebody wrote waits for it. */
const withinMs = 2_500;

export function createBotRoles({ lookups, identity, logger }: BotRolesDeps): BotRoles {
  const byGuild = new BoundedMap<string, string | undefined>(remembered);

  function note(guild: string, roles: readonly ToldRole[]): void {
    byGuild.set(guild, roles.find(({ tags }) => tags?.bot_id === identity.userId)?.id);
  }

  return {
    note,
    forget: (guild) => {
      byGuild.delete(guild);
    },
    async find(guild) {
      if (byGuild.has(guild)) return byGuild.get(guild);
      try {
        const roles = await lookups.read(`/guilds/${guild}/roles`, withinMs);
        if (Array.isArray(roles)) note(guild, roles as ToldRole[]);
      } catch (error) {
        logger.warn('Discord does not say which role is the own one of the bot', {
          platform: 'discord',
          guild,
          err: error,
        });
      }
      return byGuild.get(guild);
    },
  };
}
