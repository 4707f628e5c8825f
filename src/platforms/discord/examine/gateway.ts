import type { APIGatewayBotInfo } from 'discord-api-types/v10';
import type { Finding } from '../../examination.ts';
import type { ShardSettings } from '../discord-settings.ts';
import { failureFinding, type Probe } from './probe.ts';
import { reasonNotToOpen } from './web-socket-door.ts';

/** docs.discord.com, "Sharding": a shard that would have more is refused (4011). */
const mostServersOfShard = 2_500;

/** Whether the gateway lets one in, how often yet, and whether the shards are enough. */
export async function examineGateway(
  probe: Probe,
  shards: ShardSettings,
  servers: number,
  patienceMs: number,
): Promise<readonly Finding[]> {
  const check = 'Discord gateway';
  try {
    const told = (await probe.get('/gateway/bot')) as APIGatewayBotInfo;
    const reason = await reasonNotToOpen(told.url, patienceMs);
    return [
      reason === undefined ? examineStarts(check, told, shards) : closedDoor(check, reason),
      examineShards(shards, told.shards, servers),
    ];
  } catch (error) {
    const message = (code: string) => `Discord does not tell where its gateway is (${code})`;
    return [failureFinding(check, error, (code) => ({ message: message(code) }))];
  }
}

function closedDoor(check: string, reason: string): Finding {
  return {
    ...{ check, state: 'problem', message: `no connection comes about (${reason})` },
    remedy: 'Let connections to wss://*.discord.gg through, with a firewall or proxy that does not end WebSockets.',
  };
}

function examineStarts(
  check: string,
  { shards: advised, session_start_limit: { remaining, total, reset_after } }: APIGatewayBotInfo,
  shards: ShardSettings,
): Finding {
  const needed = shards === 'auto' ? advised : (shards.ids?.length ?? shards.count);
  const hours = Math.ceil(reset_after / 3_600_000);
  const left = `${remaining} of ${total} starts are left for ${hours === 1 ? 'the next hour' : `the next ${hours} hours`}`;
  if (remaining >= needed && remaining * 10 >= total) {
    return { check, state: 'ok', message: `it can be reached; ${left}` };
  }
  return {
    ...{ check, state: remaining < needed ? 'problem' : 'warning', message: left },
    remedy:
      'Find out from the log what starts anew so often. Discord resets the token of a bot that uses up all of them.',
  };
}

function examineShards(shards: ShardSettings, advised: number, servers: number): Finding {
  const check = 'Discord shards';
  if (shards === 'auto') return { check, state: 'ok', message: `Discord advises ${advised}, and this process has all` };
  const { count, ids } = shards;
  const each = Math.ceil(servers / count);
  if (each > mostServersOfShard) {
    return {
      ...{
        check,
        state: 'problem',
        message: `${servers} servers are too many for ${count}, so Discord refuses (4011)`,
      },
      remedy: `Set DISCORD_SHARDS to auto, or count ${advised} shards in every process.`,
    };
  }
  if (count < advised) {
    return {
      ...{ check, state: 'warning', message: `there are ${count}, and Discord advises ${advised}` },
      remedy: `Set DISCORD_SHARDS to auto, or count ${advised} shards in every process.`,
    };
  }
  const mine = ids === undefined || ids.length === count ? 'all' : inWords(ids);
  const others = mine === 'all' ? '' : '; the others are for other processes, with the same database';
  return { check, state: 'ok', message: `this process has ${mine} of ${count}${others}` };
}

/** Shards follow one another in the settings. */
function inWords(ids: readonly number[]): string {
  return ids.length === 1 ? `${ids[0]}` : `${ids[0]} to ${ids.at(-1)}`;
}
