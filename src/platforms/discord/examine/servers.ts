import type { APIGuild, RESTAPIPartialCurrentUserGuild } from 'discord-api-types/v10';
import type { Finding } from '../../examination.ts';
import { inviteLink } from '../invite-link.ts';
import { failureFinding, type Probe } from './probe.ts';

/** The most that one call tells of. */
const pageSize = 200;

/** Whether the bot is in a server at all. @param counted as Discord counts them now and then */
export async function examineServers(
  probe: Probe,
  applicationId: string,
  counted: number | undefined,
): Promise<Finding> {
  const check = 'Discord servers';
  try {
    const joined = (await probe.get('/users/@me/guilds', {
      limit: pageSize,
    })) as readonly RESTAPIPartialCurrentUserGuild[];
    const [first] = joined;
    if (first === undefined) {
      return {
        ...{ check, state: 'warning', message: 'it is in none, so nobody can ask it' },
        remedy: `Open this, and choose the server: ${inviteLink(applicationId)}`,
      };
    }
    const count = joined.length < pageSize ? joined.length : Math.max(joined.length, counted ?? 0);
    const where = count === 1 ? `it is in one: ${first.name}` : `it is in ${count}`;
    return {
      check,
      state: 'ok',
      message: `${where}. To add it to another, or once more: ${inviteLink(applicationId)}`,
    };
  } catch (error) {
    const message = (code: string) => `Discord does not say in which servers it is (${code})`;
    return failureFinding(check, error, (code) => ({ message: message(code) }));
  }
}

/** Whether the bot is in the server of DISCORD_DEV_GUILD_ID. */
export async function examineDevServer(probe: Probe, applicationId: string, guild: string): Promise<Finding> {
  const check = 'Discord server to try things in';
  try {
    const { name } = (await probe.get(`/guilds/${guild}`)) as APIGuild;
    return { check, state: 'ok', message: `${name}; commands are registered there alone` };
  } catch (error) {
    return failureFinding(check, error, (code) => ({
      message: `it is not in the server of DISCORD_DEV_GUILD_ID (${code}), so there are no commands`,
      remedy: `Add it: ${inviteLink(applicationId, guild)} or take DISCORD_DEV_GUILD_ID away.`,
    }));
  }
}
