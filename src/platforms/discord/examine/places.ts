import {
  type APIGuild,
  type APIGuildChannel,
  type APIGuildMember,
  type APIOverwrite,
  ChannelType,
} from 'discord-api-types/v10';
import type { Clock } from '../../../clock.ts';
import type { Finding } from '../../examination.ts';
import { readAddress } from '../address.ts';
import { isForum, isThread } from '../directory/channel-facts.ts';
import { missing, neededToPost, permissionLabels, permissionsIn } from '../directory/permissions.ts';
import { inviteLink } from './invite-link.ts';
import { failureFinding, type Probe } from './probe.ts';

/** A channel of a server, as far as it matters here. */
type Channel = Pick<APIGuildChannel, 'id' | 'type' | 'guild_id' | 'name' | 'parent_id'> & {
  readonly permission_overwrites?: readonly APIOverwrite[];
};

interface PlacesDeps {
  readonly probe: Probe;
  readonly clock: Clock;
  readonly applicationId: string;
  readonly botId: string;
}

/** Whether the daily quiz can be posted in a place. */
export async function examineDailyPlace(place: string, deps: PlacesDeps): Promise<Finding> {
  const found = { check: `daily quiz in discord:${place}` };
  const address = readAddress(place);
  if (address === undefined) return { ...found, state: 'problem', ...noPlace(place) };
  const { guild, channel: id } = address;
  try {
    const channel = (await deps.probe.get(`/channels/${id}`)) as Channel;
    if (guild === undefined) return { ...found, state: 'ok', message: 'it is a direct message' };
    if (channel.guild_id !== guild) {
      const remedy = `Write discord:${channel.guild_id ?? '@me'}/${id}.`;
      return { ...found, state: 'problem', message: 'the channel belongs to another server', remedy };
    }
    if (isForum(channel.type) || channel.type === ChannelType.GuildCategory) {
      const remedy = 'Choose a channel of text.';
      return { ...found, state: 'problem', message: `${channel.name} takes no messages of its own`, remedy };
    }
    return { ...found, ...(await examinePermissions(channel, guild, deps)) };
  } catch (error) {
    const isInServer = guild === undefined || (await canSee(`/guilds/${guild}`, deps.probe));
    const invite = inviteLink(deps.applicationId, guild);
    return failureFinding(found.check, error, (code) => unseen(code, isInServer, invite));
  }
}

function canSee(route: `/${string}`, probe: Probe): Promise<boolean> {
  return probe.get(route).then(
    () => true,
    () => false,
  );
}

/** Why Discord tells nothing of a channel, by its number: docs.discord.com, "JSON Error Codes". */
function unseen(code: string, isInServer: boolean, invite: string): Pick<Finding, 'message' | 'remedy'> {
  if (!isInServer) return { message: `the bot is not in the server (${code})`, remedy: `Add it: ${invite}` };
  if (code === '10003') return { message: 'there is no such channel (10003)', remedy: howToCopy };
  return {
    message: `it lacks ${permissionLabels.ViewChannel} there (${code})`,
    remedy: 'In Discord: the channel → Edit Channel → Permissions → add the bot, and allow it.',
  };
}

const howToCopy =
  'Right-click the channel → Copy Link, and write what stands after /channels/: discord:SERVER/CHANNEL.';

function noPlace(place: string): Pick<Finding, 'message' | 'remedy'> {
  const [, linked] = /channels\/((?:@me|\d{15,20})\/\d{15,20})/.exec(place) ?? [];
  return {
    message: 'this is no channel',
    remedy: linked === undefined ? howToCopy : `Write discord:${linked}.`,
  };
}

async function examinePermissions(
  channel: Channel,
  guild: string,
  { probe, clock, botId }: PlacesDeps,
): Promise<Pick<Finding, 'state' | 'message' | 'remedy'>> {
  const inThread = isThread(channel.type);
  const [server, member, holder] = (await Promise.all([
    probe.get(`/guilds/${guild}`),
    probe.get(`/guilds/${guild}/members/${botId}`),
    // What a thread lets one do is said in its channel.
    inThread ? probe.get(`/channels/${channel.parent_id}`) : channel,
  ])) as [APIGuild, APIGuildMember, Channel];
  const standing = {
    guild: { id: guild, ownerId: server.owner_id, roles: server.roles },
    member: { id: botId, roles: member.roles, timedOutUntil: member.communication_disabled_until ?? null },
  };
  const bits = permissionsIn(standing, holder.permission_overwrites ?? [], clock.now());
  const lacks = missing(bits, neededToPost(inThread)).map((permission) => permissionLabels[permission]);
  if (lacks.length === 0) return { state: 'ok', message: `it may post in #${channel.name} of ${server.name}` };
  return {
    state: 'problem',
    message: `in #${channel.name} of ${server.name} it lacks ${lacks.join(', ')}`,
    remedy: `In Discord: #${holder.name} → Edit Channel → Permissions → add the bot, and allow ${lacks.length === 1 ? 'it' : 'them'}.`,
  };
}
