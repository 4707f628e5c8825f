import { type Clock, systemClock } from '../../../src/clock.ts';
import { type Watched, waitForQuiet, waitUntil } from '../wait-until.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { createSessionStarts, type SessionStartOptions } from './gateway/session-starts.ts';
import { createLookup } from './lookup.ts';
import { createMembership, type Membership } from './membership.ts';
import { addGuild, type GuildParts } from './new-guild.ts';
import { createPeople, type People } from './people.ts';
import { createCallHandler } from './rest/handle-call.ts';
import { createNonces } from './rest/nonces.ts';
import { createRateLimits } from './rest/rate-limits.ts';
import { createSight, type Sight } from './seen.ts';
import { startServer } from './server.ts';
import { createAnnouncer } from './state/announcer.ts';
import type { Guild, User } from './state/guild.ts';
import { createInteractions, type Interactions } from './state/interactions.ts';
import { createPosting } from './state/posting.ts';
import { type AppSettings, createWorld, type World } from './state/world.ts';
import { usualApp } from './usual-app.ts';

export interface FakeDiscordOptions {
  /** Time of ids, of limits and of what expires. */
  readonly clock?: Clock;
  /** Differences from the usual app. */
  readonly app?: Partial<AppSettings>;
  /** How long the app has to answer an interaction. Discord: 3,000. */
  readonly answerTimeoutMs?: number;
  /** How long the token of an interaction lives, by the clock. Discord: 15 minutes. */
  readonly tokenLifeMs?: number;
  /** How long a nonce is remembered, by the clock. Discord: a few minutes. */
  readonly nonceLifeMs?: number;
  /** Discord: 41,250. */
  readonly heartbeatIntervalMs?: number;
  /** How long a session waits for its client, by the clock. Discord: a few minutes. */
  readonly sessionLifeMs?: number;
  readonly sessionStarts?: SessionStartOptions;
  /** How many shards it recommends. */
  readonly shards?: number;
  /** With fewer the gateway closes with 4011. */
  readonly requiredShards?: number;
  /** Whether requests are limited as Discord limits them. */
  readonly rateLimits?: boolean;
}

/** Discord for tests: what people and the app do in it, and all that both see. */
export interface FakeDiscord extends People, Membership, Sight {
  /** Root of the REST API: `api` of a REST client, with `version: '10'`. */
  readonly apiUrl: string;
  readonly gatewayUrl: string;
  /** The bot's token. */
  readonly token: string;
  readonly app: AppSettings;
  /** The bot as everybody sees it. */
  readonly bot: User;
  readonly world: World;
  readonly gateway: Gateway;
  readonly interactions: Interactions;
  readonly faults: Faults;
  readonly calls: World['calls'];
  /** Every payload that Discord would refuse. */
  readonly refused: World['refused'];
  readonly warnings: World['warnings'];
  readonly notifications: World['notified'];
  /** How many requests count towards a ban: those answered with 401, 403 or 429. */
  readonly invalidRequests: number;
  addGuild(parts?: GuildParts): Guild;
  /** Ids by names, and by ids. */
  userId(name: string): string;
  channelId(name: string): string;
  guildId(name: string): string;
  /** The channel of somebody's direct message with the app. */
  directMessage(user: string): string;
  /** Forgets the nonces, as after a few minutes. */
  forgetNonces(): void;
  /** The bot's token is another one from now on. @returns it. */
  resetToken(): string;
  goOffline(): Promise<void>;
  comeBack(): Promise<void>;
  /** Resolves once the check holds; it is tried whenever something happened. Rejects after a while, with what happened. */
  until(check: () => boolean, options?: { readonly timeoutMs?: number; readonly what?: string }): Promise<void>;
  /** Resolves once nothing was called, posted or sent for a while. */
  quiet(quietMs?: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts Discord on a free port of this machine. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const clock = options.clock ?? systemClock;
  const app: AppSettings = { ...usualApp, ...options.app };
  const world = createWorld(clock, app, tokenOf(app));
  const faults = createFaults();
  const lookup = createLookup(world);
  const announcer = createAnnouncer(world);
  const posting = createPosting(world, announcer);
  const nonces = createNonces(world, options.nonceLifeMs ?? 180_000);
  const failures = new Map<string, string[]>();
  const interactions = createInteractions({
    world,
    announcer,
    answerTimeoutMs: options.answerTimeoutMs ?? 3000,
    tokenLifeMs: options.tokenLifeMs ?? 900_000,
    showFailure: (user, failure) => {
      failures.set(user, [...(failures.get(user) ?? []), failure]);
      world.changed();
    },
  });
  const starts = createSessionStarts(clock, options.sessionStarts ?? {});
  const gatewayUrl = () => `ws://127.0.0.1:${server.port}`;
  const gateway = createGateway({
    world,
    faults,
    starts,
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? 41_250,
    sessionLifeMs: options.sessionLifeMs ?? 180_000,
    requiredShards: options.requiredShards ?? 1,
    resumeUrl: () => `${gatewayUrl()}/resume`,
  });
  const server = await startServer({
    gateway,
    call: createCallHandler({
      ...{ world, announcer, posting, interactions, nonces, faults, gatewayUrl },
      sessionStarts: () => starts.json,
      shards: options.shards ?? options.requiredShards ?? 1,
      limits: options.rateLimits === true ? createRateLimits(clock) : undefined,
    }),
  });

  const watched: Watched = {
    onChange: world.onChange,
    latestCalls: () => world.calls.slice(-10).map(({ route, outcome }) => `${route}: ${outcome}`),
  };

  return {
    ...createPeople({ world, lookup, posting, interactions }),
    ...createMembership({ world, lookup, announcer, posting }),
    ...createSight(world, lookup, (user) => failures.get(user) ?? []),
    apiUrl: `http://127.0.0.1:${server.port}/api`,
    gatewayUrl: gatewayUrl(),
    get token() {
      return world.token;
    },
    app,
    bot: lookup.user(app.botId),
    world,
    gateway,
    interactions,
    faults,
    calls: world.calls,
    refused: world.refused,
    warnings: world.warnings,
    notifications: world.notified,
    get invalidRequests() {
      return world.calls.filter(({ status }) => status === 401 || status === 403 || status === 429).length;
    },
    addGuild: (parts = {}) => addGuild(world, announcer, parts),
    userId: (name) => lookup.user(name).id,
    channelId: (name) => lookup.channel(name).id,
    guildId: (name) => lookup.guild(name).id,
    directMessage: (user) => posting.directMessage(lookup.user(user).id).id,
    forgetNonces: nonces.forget,
    resetToken: () => {
      world.token = `${world.token}.reset`;
      return world.token;
    },
    goOffline: server.goOffline,
    comeBack: server.comeBack,
    until: (check, how = {}) => waitUntil(watched, check, how),
    quiet: (quietMs = 50) => waitForQuiet(watched, quietMs),
    close: async () => {
      interactions.close();
      await gateway.stop();
      await server.goOffline();
    },
  };
}

/** In the form of Discord's own, so that settings take it: the bot's id in base64, a time, and what would be a signature. */
const tokenOf = ({ botId }: AppSettings): string =>
  `${Buffer.from(botId).toString('base64url')}.Fake00.of-the-fake-discord-alone`;
