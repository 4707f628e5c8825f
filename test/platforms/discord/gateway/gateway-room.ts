import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GatewayDispatchPayload } from 'discord.js';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../../../src/clock.ts';
import type { LogFields, Logger } from '../../../../src/logger.ts';
import { type Reconnection, silentMetrics } from '../../../../src/metrics.ts';
import { createConnectionWatch } from '../../../../src/platforms/connection-watch.ts';
import type { Api } from '../../../../src/platforms/discord/api.ts';
import type { DiscordRuntime } from '../../../../src/platforms/discord/discord-runtime.ts';
import type { DiscordSettings } from '../../../../src/platforms/discord/discord-settings.ts';
import { createGateway } from '../../../../src/platforms/discord/gateway/create-gateway.ts';
import type { Gateway, OnDispatch } from '../../../../src/platforms/discord/gateway/gateway.ts';
import type { GatewayPace } from '../../../../src/platforms/discord/gateway/gateway-pace.ts';
import { createApi } from '../../../../src/platforms/discord/sending/create-api.ts';
import { systemSleep } from '../../../../src/platforms/sending/sleep.ts';
import type { FakeDiscord, FakeDiscordOptions } from '../../../fakes/discord/fake-discord.ts';
import { openDiscord } from '../../../fakes/discord/opened-discord.ts';

/** As short as a test can afford. */
const quickPace: GatewayPace = {
  handshakeMs: 3_000,
  helloMs: 3_000,
  readyMs: 3_000,
  retryMs: 2,
  longestRetryMs: 20,
  stableMs: 60_000,
  refusedMs: 30,
  identifyMs: 0,
  startingMs: 2_000,
  closingMs: 30,
  drainMs: 200,
  saveMs: 10,
  leaseMs: 60,
};

interface LogLine {
  readonly level: keyof Logger;
  readonly message: string;
  readonly fields: LogFields;
}

export interface ProcessOptions {
  readonly settings?: Partial<DiscordSettings>;
  readonly pace?: Partial<GatewayPace>;
  readonly runtime?: Partial<Pick<DiscordRuntime, 'clock' | 'sleep' | 'random'>>;
  readonly dataDir?: string;
  readonly onDispatch?: OnDispatch;
  /** Where new sessions are begun; as Discord says if absent. */
  readonly gatewayUrl?: string;
}

/** The gateway as one process has it. */
export interface Process {
  readonly gateway: Gateway;
  readonly dataDir: string;
  readonly heard: readonly { readonly payload: GatewayDispatchPayload; readonly shard: number }[];
  /** The texts of the messages that it was told of, in order. */
  readonly said: readonly string[];
  /** How connections came up that were up before, in order. */
  readonly reconnections: readonly Reconnection[];
  readonly logged: readonly LogLine[];
  /** Messages from that level on, in order. */
  lines(...levels: readonly (keyof Logger)[]): readonly string[];
}

export interface GatewayRoom {
  readonly discord: FakeDiscord;
  readonly dataDir: string;
  /** It is stopped at the end of the test. */
  process(options?: ProcessOptions): Process;
  /** Mentions the bot in #ops. */
  say(text: string): void;
}

/** A Discord with one guild, and a folder for what outlives processes. */
export async function openGatewayRoom(options: FakeDiscordOptions = {}): Promise<GatewayRoom> {
  const { discord } = await openDiscord({ app: { messageContent: true }, ...options });
  const dataDir = await mkdtemp(join(tmpdir(), 'gateway-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  return {
    discord,
    dataDir,
    process: (more) => startProcess(discord, dataDir, more),
    say: (text) => void discord.say({ channel: 'ops', user: 'ada', text }),
  };
}

function startProcess(discord: FakeDiscord, dataDir: string, options: ProcessOptions = {}): Process {
  const logged: LogLine[] = [];
  const log =
    (level: keyof Logger) =>
    (message: string, fields: LogFields = {}) =>
      void logged.push({ level, message, fields });
  const logger: Logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  const runtime = { clock: systemClock, sleep: systemSleep, random: Math.random, ...options.runtime };
  const settings: DiscordSettings = {
    ...{ token: discord.token, messageContent: true, shards: 'auto', apiUrl: discord.apiUrl },
    ...options.settings,
  };
  const api = createApi({ ...settings, ...runtime, pace: { timeoutMs: 1_000 }, logger });
  const heard: { payload: GatewayDispatchPayload; shard: number }[] = [];
  const said: string[] = [];
  const reconnections: Reconnection[] = [];
  const metrics = { ...silentMetrics, reconnected: (_: string, how: Reconnection) => void reconnections.push(how) };
  const call: Api['call'] = async (method, route, more) => {
    const reply = await api.call(method, route, more);
    return { ...Object(reply), ...(options.gatewayUrl && { url: options.gatewayUrl }) };
  };
  const gateway = createGateway({
    ...{ settings, api: { call }, logger, dataDir: options.dataDir ?? dataDir },
    runtime: { ...runtime, gatewayPace: { ...quickPace, ...options.pace } },
    watch: createConnectionWatch({ platform: 'discord', clock: systemClock, metrics }),
    onDispatch(payload, shard) {
      heard.push({ payload, shard });
      if (payload.t === 'MESSAGE_CREATE') said.push(payload.d.content);
      return options.onDispatch?.(payload, shard);
    },
  });
  onTestFinished(async () => {
    await gateway.stop();
    api.close();
  });
  const lines = (...levels: readonly (keyof Logger)[]): readonly string[] =>
    logged.filter(({ level }) => levels.includes(level)).map(({ message }) => message);
  return { gateway, dataDir, heard, said, reconnections, logged, lines };
}

/** What IDENTIFYs and RESUMEs came to: `identify ok`. */
export const startsOf = (discord: FakeDiscord): readonly string[] =>
  discord.gateway.starts.map(({ kind, outcome }) => `${kind} ${outcome}`);
