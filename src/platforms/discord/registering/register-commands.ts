import type { CommandListing } from '../../../chat/request.ts';
import type { Logger } from '../../../logger.ts';
import type { Patience } from '../../sending/send-until-done.ts';
import type { Sleep } from '../../sending/sleep.ts';
import type { Api } from '../api.ts';
import { failureOf } from '../discord-failure.ts';
import type { Identity } from '../identity.ts';
import { inviteLink } from '../invite-link.ts';
import { sendUntilDone } from '../sending/send-until-done.ts';
import { areSameCommands } from './same-commands.ts';
import { commandsQuery, commandsRoute, wantedCommands } from './wanted-commands.ts';

export interface RegisterCommandsDeps {
  readonly api: Api;
  readonly identity: Pick<Identity, 'applicationId'>;
  /** The commands are registered there alone; in all guilds and direct messages when absent. */
  readonly devGuildId?: string;
  readonly commands: readonly CommandListing[];
  readonly logger: Logger;
  /** Once it is aborted nothing is tried any more. */
  readonly signal: AbortSignal;
  readonly sleep: Sleep;
  readonly pace?: RegisteringPace;
}

/** How long to wait for what, in milliseconds, and how often to try. */
interface RegisteringPace extends Patience {
  /** Until the bot is looked for again in a guild that it was not in. */
  readonly invitedMs: number;
}

/** An outage is waited for some two hours. */
const standardPace: RegisteringPace = { attempts: 12, retryMs: 2_000, invitedMs: 60_000 };

/** Discord's numbers for a guild that the bot is not in, or was invited to without commands: missing access, unknown guild. */
const notThere: readonly string[] = ['50001', '10004'];

/**
 * Has Discord offer the commands to people, where it does not already. Resolves once it does, or will not; never rejects. Several
 * processes may do it at once: each puts the same in place of all there is.
 */
export async function registerCommands(deps: RegisterCommandsDeps): Promise<void> {
  const { identity, devGuildId: guild, logger, signal, sleep, pace = standardPace } = deps;
  let told = false;
  for (;;) {
    try {
      const how = { pace, sleep, signal, settled: () => false };
      // A second attempt looks first, so it does nothing when only the reply to the first was lost.
      await sendUntilDone(() => registerOnce(deps), how);
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (guild === undefined || !isNotThere(error)) {
        const remedy =
          'People can mention the bot all the same. `stevedore doctor` looks for what is wrong; a restart tries again.';
        logger.error('commands could not be registered', { platform: 'discord', remedy, err: error });
        return;
      }
      if (!told) {
        const remedy = `Add the bot to that server by ${inviteLink(identity.applicationId, guild)} (with the scopes bot and applications.commands), or correct DISCORD_DEV_GUILD_ID.`;
        logger.error('the bot may not register commands in the server of DISCORD_DEV_GUILD_ID', {
          platform: 'discord',
          guild,
          remedy,
        });
      }
      told = true;
      await sleep(pace.invitedMs, signal).catch(() => {});
    }
  }
}

async function registerOnce(deps: RegisterCommandsDeps): Promise<void> {
  const { api, identity, devGuildId, commands, logger, signal } = deps;
  const inGuild = devGuildId !== undefined;
  const route = commandsRoute(identity.applicationId, devGuildId);
  const wanted = wantedCommands(commands, inGuild);
  const registered = await api.call('GET', route, { query: commandsQuery, signal });
  const fields = { platform: 'discord', commands: wanted.length, ...(inGuild && { guild: devGuildId }) };
  if (areSameCommands(wanted, registered, inGuild)) {
    logger.debug('commands are registered as they are', fields);
    return;
  }
  await api.call('PUT', route, { body: wanted, signal });
  logger.info('commands are registered', fields);
}

function isNotThere(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind === 'refused' && notThere.includes(failure.code);
}
