import type { APIApplicationCommand, RESTAPIPartialCurrentUserGuild } from 'discord-api-types/v10';
import type { CommandListing } from '../../../chat/request.ts';
import type { Finding } from '../../examination.ts';
import { inviteLink } from '../invite-link.ts';
import { areSameCommands } from '../registering/same-commands.ts';
import { commandsQuery, commandsRoute, wantedCommands } from '../registering/wanted-commands.ts';
import { failureFinding, type Probe } from './probe.ts';

const check = 'Discord commands';

export interface CommandsDeps {
  readonly probe: Probe;
  readonly applicationId: string;
  readonly devGuildId?: string | undefined;
  readonly commands: readonly CommandListing[];
}

/** Whether Discord offers the commands to people as they are, and each once. */
export async function examineCommands(deps: CommandsDeps): Promise<readonly Finding[]> {
  const { probe, applicationId, devGuildId, commands } = deps;
  const inGuild = devGuildId !== undefined;
  try {
    const registered = await probe.get(commandsRoute(applicationId, devGuildId), commandsQuery);
    const where = inGuild ? 'in the server of DISCORD_DEV_GUILD_ID alone' : 'for every server';
    const wanted = wantedCommands(commands, inGuild);
    const found = areSameCommands(wanted, registered, inGuild) ? asWanted(wanted.length, where) : outdated(registered);
    return [found, ...(inGuild ? await leftEverywhere(deps) : await leftInServers(deps))];
  } catch (error) {
    return [failureFinding(check, error, (code) => untold(code, deps))];
  }
}

/** A bot can be in a server without the scope that commands take. */
function untold(code: string, { applicationId, devGuildId }: CommandsDeps) {
  if (devGuildId === undefined) return { message: `Discord does not tell which commands there are (${code})` };
  return {
    message: `it may have no commands in the server of DISCORD_DEV_GUILD_ID (${code})`,
    remedy: `Add it once more, with the scope applications.commands: ${inviteLink(applicationId, devGuildId)}`,
  };
}

const asWanted = (count: number, where: string): Finding => ({
  ...{ check, state: 'ok', message: `${count} are registered ${where}` },
});

function outdated(registered: unknown): Finding {
  const isNone = Array.isArray(registered) && registered.length === 0;
  return {
    ...{ check, state: 'warning', message: isNone ? 'none are registered yet' : 'they are not those of this version' },
    remedy: 'Start Stevedore: it registers them.',
  };
}

/** Commands for every server beside those for the one to try things in. */
async function leftEverywhere({ probe, applicationId }: CommandsDeps): Promise<readonly Finding[]> {
  const route = commandsRoute(applicationId, undefined);
  const left = await countIn(probe, route);
  if (left === 0) return [];
  return [twice('the server of DISCORD_DEV_GUILD_ID', 'for every server', route)];
}

/** More servers are not asked one by one. */
const mostAsked = 10;

/** Commands that stayed in a server where things were tried. */
async function leftInServers({ probe, applicationId }: CommandsDeps): Promise<readonly Finding[]> {
  const servers = await listOf<RESTAPIPartialCurrentUserGuild>(probe, '/users/@me/guilds', { limit: mostAsked });
  const found = await Promise.all(
    servers.map(async ({ id, name }) => {
      const route = commandsRoute(applicationId, id);
      return (await countIn(probe, route)) === 0 ? [] : [twice(name, 'for this server', route)];
    }),
  );
  return found.flat();
}

const countIn = async (probe: Probe, route: `/${string}`): Promise<number> =>
  (await listOf<APIApplicationCommand>(probe, route)).length;

/** Empty where Discord does not tell. */
const listOf = <T>(probe: Probe, ...asked: Parameters<Probe['get']>): Promise<readonly T[]> =>
  probe.get(...asked).then(
    (listed) => listed as readonly T[],
    () => [],
  );

function twice(server: string, also: string, route: string): Finding {
  return {
    ...{ check, state: 'warning', message: `in ${server} each is offered twice: some are registered ${also} as well` },
    remedy: `To take those away: curl -X PUT -H "Authorization: Bot $DISCORD_TOKEN" -H "Content-Type: application/json" -d '[]' https://discord.com/api/v10${route}`,
  };
}
