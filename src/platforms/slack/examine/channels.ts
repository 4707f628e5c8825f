import type { WebClient } from '@slack/web-api';
import type { Finding } from '../../examination.ts';
import { readAddress } from '../address.ts';
import { failureFinding } from './probe.ts';

const check = 'Slack channels';

/** In how many channels the bot is, and whether it is in those with a daily quiz. */
export async function examineChannels(
  client: WebClient,
  botName: string,
  dailyPlaces: readonly string[],
): Promise<readonly Finding[]> {
  try {
    const joined = await channelsOf(client);
    return [
      examineMembership(joined.size, botName),
      ...dailyPlaces.map((place) => examineDaily(place, joined, botName)),
    ];
  } catch (error) {
    const refused = (code: string) => ({
      message: `Slack does not say in which channels the bot is (${code})`,
      remedy: 'Mend the scopes first.',
    });
    return [failureFinding(check, error, refused)];
  }
}

/** Ids of the channels of all kinds that the bot is a member of. */
async function channelsOf(client: WebClient): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await client.users.conversations({
      ...{ types: 'public_channel,private_channel', exclude_archived: true, limit: 200 },
      ...(cursor !== undefined && { cursor }),
    });
    for (const { id } of page.channels ?? []) if (id !== undefined) ids.add(id);
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return ids;
}

function examineMembership(count: number, botName: string): Finding {
  if (count > 0) return { check, state: 'ok', message: `@${botName} is in ${count === 1 ? 'one' : count}` };
  return {
    ...{ check, state: 'warning', message: `@${botName} is in none, so it answers commands and direct messages alone` },
    remedy: `Say "/invite @${botName}" in a channel.`,
  };
}

function examineDaily(place: string, joined: ReadonlySet<string>, botName: string): Finding {
  const found = { check: `daily quiz in slack:${place}` };
  const address = readAddress(place);
  if (address === undefined) {
    return {
      ...{ ...found, state: 'problem', message: 'this is no channel' },
      remedy: 'In Slack: the name of the channel → About → Channel ID, such as C0123456.',
    };
  }
  if (address.channel.startsWith('D')) return { ...found, state: 'ok', message: 'it is a direct message' };
  if (joined.has(address.channel)) return { ...found, state: 'ok', message: `@${botName} is in the channel` };
  return {
    ...{ ...found, state: 'problem', message: `@${botName} is not in the channel, so nothing can be posted there` },
    remedy: `Say "/invite @${botName}" in the channel.`,
  };
}
