import { GatewayCloseCodes, GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { Json } from '../../json.ts';
import type { World } from '../state/world.ts';

/** What a client asks for with IDENTIFY, or the code that the gateway closes with. */
export type Identify =
  | { readonly shard: readonly [id: number, count: number]; readonly intents: number }
  | { readonly closeCode: GatewayCloseCodes };

const allIntents: number = Object.values(Intent)
  .filter((bit): bit is Intent => typeof bit === 'number')
  .reduce<number>((all, bit) => all | bit, 0);

/** Reads IDENTIFY: "Identify Structure", "Privileged Intents". */
export function readIdentify(world: World, d: Json, requiredShards: number): Identify {
  if (d.token !== world.token && d.token !== `Bot ${world.token}`) {
    return { closeCode: GatewayCloseCodes.AuthenticationFailed };
  }
  if (typeof d.properties !== 'object' || d.properties === null) return { closeCode: GatewayCloseCodes.DecodeError };
  const shard = Array.isArray(d.shard) ? d.shard.map(Number) : [0, 1];
  const [id = -1, count = 0] = shard;
  if (!(Number.isInteger(id) && Number.isInteger(count) && id >= 0 && id < count)) {
    return { closeCode: GatewayCloseCodes.InvalidShard };
  }
  if (count < requiredShards) return { closeCode: GatewayCloseCodes.ShardingRequired };
  const { intents } = d;
  if (typeof intents !== 'number' || !Number.isInteger(intents) || (intents & ~allIntents) !== 0 || intents < 0) {
    return { closeCode: GatewayCloseCodes.InvalidIntents };
  }
  const { messageContent, guildMembers, presences } = world.app;
  const disallowed =
    (messageContent ? 0 : Intent.MessageContent) |
    (guildMembers ? 0 : Intent.GuildMembers) |
    (presences ? 0 : Intent.GuildPresences);
  if (intents & disallowed) return { closeCode: GatewayCloseCodes.DisallowedIntents };
  return { shard: [id, count], intents };
}
