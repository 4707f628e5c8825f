import type { GatewayDispatchPayload } from 'discord.js';
import { silentMetrics } from '../../metrics.ts';
import { noRequestIds } from '../../request-ids.ts';
import { createConnectionWatch } from '../connection-watch.ts';
import type { Platform, PlatformHost } from '../platform.ts';
import { type Address, readAddress, readPersonAddress, writeAddress, writePersonAddress } from './address.ts';
import { createDirectory, type Directory } from './directory/directory.ts';
import { type DiscordRuntime, standardRuntime } from './discord-runtime.ts';
import type { DiscordSettings } from './discord-settings.ts';
import { createGateway } from './gateway/create-gateway.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Identity } from './identity.ts';
import { createListening, type Listening } from './listeners/create-listening.ts';
import { registerCommands } from './registering/register-commands.ts';
import { createApi } from './sending/create-api.ts';
import { createMessenger } from './sending/create-messenger.ts';
import { whoAmI } from './who-am-i.ts';

interface Running {
  readonly ending: AbortController;
  /** Absent until Discord has said whose token it is. */
  readonly connection?: { readonly gateway: Gateway; readonly listening: Listening };
}

/** Discord, over its gateway: all guilds that the bot was invited to, and direct messages. */
export function createDiscordPlatform(
  host: PlatformHost,
  settings: DiscordSettings,
  runtime: DiscordRuntime = standardRuntime,
): Platform {
  const { logger, commands, dataDir, metrics = silentMetrics, requestIds = noRequestIds } = host;
  const { clock, sleep, pace } = runtime;
  const watch = createConnectionWatch({ platform: 'discord', clock, metrics });
  let running: Running | undefined;
  // Also needed for what is posted after the end.
  let known: { readonly identity: Identity; readonly directory: Directory } | undefined;

  let { api, messenger } = open();

  function open() {
    const api = createApi({ ...settings, pace, clock, sleep, onRateLimit: watch.rateLimited, logger });
    const identity = () => started().identity;
    return { api, messenger: createMessenger({ api, identity, clock, sleep, pace, logger }) };
  }

  function started() {
    if (known === undefined) throw new Error('Discord has not been started yet');
    return known;
  }

  async function start(chat: Parameters<Platform['start']>[0]): Promise<void> {
    if (messenger.closing.aborted) ({ api, messenger } = open());
    const ending = new AbortController();
    running = { ending };
    const identity = await whoAmI(api, AbortSignal.any([ending.signal, AbortSignal.timeout(pace.timeoutMs)]));
    ending.signal.throwIfAborted();
    const directory = createDirectory({ api, identity, clock, sleep, pace, logger });
    known = { identity, directory };
    const listening = createListening({ chat, messenger, directory, identity, settings, commands, clock, logger });
    const onDispatch = (payload: GatewayDispatchPayload, shard: number) =>
      requestIds.within(() => listening.dispatch(payload, shard));
    const gateway = createGateway({ settings, api, onDispatch, dataDir, runtime, watch, logger });
    running = { ending, connection: { gateway, listening } };
    // People are answered while commands are registered.
    const { devGuildId } = settings;
    const registration = { api, identity, commands, sleep, logger, signal: ending.signal };
    void registerCommands({ ...registration, ...(devGuildId !== undefined && { devGuildId }) });
    try {
      await gateway.start();
    } catch (error) {
      await stop();
      throw error;
    }
  }

  async function reach(to: string, signal: AbortSignal): Promise<Address> {
    const person = readPersonAddress(to);
    return person === undefined ? address(to) : messenger.openDirect(person, signal);
  }

  async function stop(): Promise<void> {
    const stopping = running;
    running = undefined;
    stopping?.ending.abort(new Error('Discord was stopped'));
    await stopping?.connection?.gateway.stop();
    await stopping?.connection?.listening.settled();
  }

  return {
    name: 'discord',
    start,
    async stop() {
      const late = setTimeout(() => void messenger.close(), runtime.settlingMs);
      await stop();
      clearTimeout(late);
      await messenger.close();
      api.close();
    },
    state: () => watch.state(),
    async post(to, message, options) {
      await messenger.post(await reach(to, options.signal), message, options);
    },
    async wasPosted(to, key, signal = new AbortController().signal) {
      return messenger.wasPosted(await reach(to, signal), key, signal);
    },
    isAdmin: async (place, person) => started().directory.people.isAdmin(address(place), person),
    personalPlace(place, person) {
      const { guild, channel } = address(place);
      return guild === undefined ? writeAddress({ channel }) : writePersonAddress(person);
    },
  };
}

/** @throws for what is no place in Discord */
function address(place: string): Address {
  const read = readAddress(place);
  if (read === undefined) throw new Error(`Discord has no place "${place}"`);
  return read;
}
