import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { GatewayIntentBits } from 'discord-api-types/v10';
import { ConfigError } from '../../../errors.ts';
import type { Logger } from '../../../logger.ts';
import type { ConnectionWatch } from '../../connection-watch.ts';
import type { Api } from '../api.ts';
import type { DiscordRuntime } from '../discord-runtime.ts';
import type { DiscordSettings } from '../discord-settings.ts';
import type { Gateway, OnDispatch } from './gateway.ts';
import { createGatewayInfo, type GatewayFacts } from './gateway-info.ts';
import { createIdentifyTurns } from './identify-turns.ts';
import { type KeptSessions, keepSessions } from './kept-sessions.ts';
import { sessionKind } from './saved-sessions.ts';
import { createSessionFile } from './session-file.ts';
import { backOffMs, keepConnected } from './shard-keeper.ts';

interface GatewayDeps {
  readonly settings: Pick<DiscordSettings, 'token' | 'shards' | 'messageContent'>;
  readonly api: Pick<Api, 'call'>;
  readonly onDispatch: OnDispatch;
  /** Folder for what should outlive the process; may not exist yet. */
  readonly dataDir: string;
  readonly runtime: Pick<DiscordRuntime, 'clock' | 'sleep' | 'random' | 'gatewayPace'>;
  readonly watch: Pick<ConnectionWatch, 'opened' | 'expect'>;
  readonly logger: Logger;
}

/** Those who wait for the first connection. */
interface Starting {
  readonly onUp: () => void;
  /** @returns whether somebody is told of it */
  readonly onTrouble: (error: unknown) => boolean;
}

/**
 * Keeps the shards of this process connected, whatever happens to them, until it is stopped; it is started once. Sessions outlive
 * the process: the next one is told what this one has missed, or has not dealt with.
 */
export function createGateway({ settings, api, onDispatch, dataDir, runtime, watch, logger }: GatewayDeps): Gateway {
  const { clock, sleep, random, gatewayPace: pace } = runtime;
  const stopping = new AbortController();
  const { signal } = stopping;
  // Each shard listens with all that it waits for, and more than ten would pass for a leak.
  setMaxListeners(0, signal);
  const intents = intentsFor(settings);
  const info = createGatewayInfo({ api, clock });
  let sessions: Promise<KeptSessions> | undefined;
  let keepers: readonly Promise<void>[] = [];
  let stopped: Promise<void> | undefined;

  /** Resolves once Discord has said where its gateway is. */
  async function readInfo({ onTrouble }: Starting): Promise<GatewayFacts> {
    for (let failures = 1; ; failures += 1) {
      try {
        return await info.read(signal);
      } catch (error) {
        onTrouble(error);
        await sleep(backOffMs(pace, failures, random), signal);
      }
    }
  }

  /** Resolves once the shards begin to connect. */
  async function open(starting: Starting): Promise<void> {
    const facts = await readInfo(starting);
    signal.throwIfAborted();
    const { shardCount, shards } = shardsOf(settings, facts.shards);
    const kind = sessionKind({ token: settings.token, intents, shardCount });
    const file = createSessionFile({ folder: join(dataDir, 'discord-sessions'), pace, clock, sleep, logger });
    sessions = keepSessions({ shards, kind, file, onDispatch, pace, clock, sleep, logger, signal });
    const { ofShards, confirm } = await sessions;
    const turns = createIdentifyTurns({ info, shards: shards.length, pace, sleep, logger });
    watch.expect(shards.length);
    keepers = ofShards.map((session) =>
      keepConnected({
        ...{ shardCount, intents, settings, session, confirm, info, turns },
        ...{ pace, clock, sleep, random, watch, logger, signal, ...starting },
      }),
    );
  }

  async function start(): Promise<void> {
    const over = new AbortController();
    let latest: unknown;
    const connected = new Promise<void>((resolve, reject) => {
      const onTrouble = (error: unknown): boolean => {
        latest = error;
        if (error instanceof ConfigError) reject(error);
        return !over.signal.aborted;
      };
      open({ onUp: resolve, onTrouble }).catch(reject);
      signal.addEventListener('abort', () => reject(new Error('the gateway was stopped')), { once: true });
      sleep(pace.startingMs, AbortSignal.any([over.signal, signal])).then(
        () => reject(new Error('Discord cannot be connected to', { cause: latest })),
        () => {},
      );
    });
    try {
      await connected;
    } finally {
      over.abort();
    }
  }

  async function stopOnce(): Promise<void> {
    stopping.abort();
    const kept = await sessions;
    await Promise.all(keepers);
    await kept?.leave();
  }

  function stop(): Promise<void> {
    stopped ??= stopOnce();
    return stopped;
  }

  return {
    async start() {
      try {
        await start();
      } catch (error) {
        await stop();
        throw error;
      }
    },
    stop,
  };
}

/** @param advised how many Discord advises */
function shardsOf({ shards }: Pick<DiscordSettings, 'shards'>, advised: number) {
  const shardCount = shards === 'auto' ? advised : shards.count;
  const all = Array.from({ length: shardCount }, (_, shard) => shard);
  return { shardCount, shards: shards === 'auto' ? all : (shards.ids ?? all) };
}

/** https://discord.com/developers/docs/events/gateway#list-of-intents */
function intentsFor({ messageContent }: Pick<DiscordSettings, 'messageContent'>): number {
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  return Guilds | GuildMessages | DirectMessages | (messageContent ? MessageContent : 0);
}
