import { type APIGuildChannel, ChannelType } from 'discord-api-types/v10';
import type { Clock } from '../../../clock.ts';
import type { Finding } from '../../examination.ts';
import { type Address, readAddress } from '../address.ts';
import { isForum } from '../directory/channel-facts.ts';
import { type Permission, permissionLabels } from '../directory/permissions.ts';
import { inviteLink } from '../invite-link.ts';
import { type ChannelStanding, readStanding } from '../sending/channel-standing.ts';
import { failureFinding, type Probe } from './probe.ts';

/** A channel of a server, as far as it matters here. */
type Channel = Pick<APIGuildChannel, 'id' | 'type' | 'guild_id' | 'name'>;

interface PlacesDeps {
  readonly probe: Probe;
  readonly clock: Clock;
  readonly applicationId: string;
  readonly botId: string;
}

type Outcome = Pick<Finding, 'state' | 'message' | 'remedy'>;

/** Whether the daily quiz can be posted in a place. */
export async function examineDailyPlace(place: string, deps: PlacesDeps): Promise<Finding> {
  const check = `daily quiz in discord:${place}`;
  const address = readAddress(place);
  if (address === undefined) return { check, ...noPlace(place) };
  try {
    return { check, ...(await examineAddress(address, deps)) };
  } catch (error) {
    return failureFinding(check, error, unseen);
  }
}

async function examineAddress({ guild, channel: id }: Address, deps: PlacesDeps): Promise<Outcome> {
  const { probe, clock, applicationId, botId } = deps;
  if (guild === undefined) {
    await probe.get(`/channels/${id}`);
    return { state: 'ok', message: 'it is a direct message' };
  }
  const options = { now: clock.now(), signal: probe.patience() };
  const standing = await readStanding(probe.api, { guild, channel: id, bot: botId }, options);
  if (standing === undefined) {
    return {
      ...{ state: 'problem', message: 'the bot is not in the server' },
      remedy: `Add it: ${inviteLink(applicationId, guild)}`,
    };
  }
  const channel = (await probe.get(`/channels/${id}`)) as Channel;
  return examineKind(channel, guild) ?? examineStanding(standing);
}

/** Nothing where it is a channel of the server that takes messages. */
function examineKind({ id, type, guild_id: owner, name }: Channel, guild: string): Outcome | undefined {
  if (owner !== guild) {
    const remedy = `Write discord:${owner ?? '@me'}/${id}.`;
    return { state: 'problem', message: 'the channel belongs to another server', remedy };
  }
  if (!isForum(type) && type !== ChannelType.GuildCategory) return undefined;
  return { state: 'problem', message: `${name} takes no messages of its own`, remedy: 'Choose a channel of text.' };
}

/** Without these it posts all the same: as plain text, and without looking back. */
const dispensable: readonly Permission[] = ['EmbedLinks', 'ReadMessageHistory'];

function examineStanding({ name, missing, timedOutUntil }: ChannelStanding): Outcome {
  if (timedOutUntil !== undefined) {
    return {
      ...{ state: 'problem', message: `somebody has given the bot a time-out until ${timedOutUntil}` },
      remedy: 'In Discord: right-click the bot → Remove Timeout.',
    };
  }
  if (missing.length === 0) return { state: 'ok', message: `it may post in #${name}` };
  return {
    state: missing.every((permission) => dispensable.includes(permission)) ? 'warning' : 'problem',
    message: `in #${name} it lacks ${missing.map((permission) => permissionLabels[permission]).join(', ')}`,
    remedy: `In Discord: #${name} → Edit Channel → Permissions → add the bot, and allow ${missing.length === 1 ? 'it' : 'them'}.`,
  };
}

const howToCopy =
  'Right-click the channel → Copy Link, and write what stands after /channels/: discord:SERVER/CHANNEL.';

function noPlace(place: string): Outcome {
  const [, linked] = /channels\/((?:@me|\d{15,20})\/\d{15,20})/.exec(place) ?? [];
  const remedy = linked === undefined ? howToCopy : `Write discord:${linked}.`;
  return { state: 'problem', message: 'this is no channel', remedy };
}

/** Why Discord tells nothing of a channel in a server where the bot is, by its number: docs.discord.com, "JSON Error Codes". */
function unseen(code: string): Pick<Finding, 'message' | 'remedy'> {
  if (code === '10003') return { message: 'there is no such channel (10003)', remedy: howToCopy };
  return {
    message: `it lacks ${permissionLabels.ViewChannel} there (${code})`,
    remedy: 'In Discord: the channel → Edit Channel → Permissions → add the bot, and allow it.',
  };
}
