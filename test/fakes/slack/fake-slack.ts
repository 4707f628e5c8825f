import { type Clock, systemClock } from '../../../src/clock.ts';
import { createRandom } from '../random.ts';
import { type Watched, waitForQuiet, waitUntil } from '../wait-until.ts';
import { createDeliveries, type Deliveries } from './delivery/deliveries.ts';
import { createHttpDelivery } from './delivery/http-delivery.ts';
import { createSocketMode, type SocketMode } from './delivery/socket-mode.ts';
import { createFaults, type Faults } from './faults.ts';
import { createMembership, type Membership } from './membership.ts';
import { addWorkspace, type WorkspaceParts } from './new-workspace.ts';
import { createPages, type Pages } from './pages.ts';
import { createPeople, type People } from './people.ts';
import { createSight, type Sight } from './seen.ts';
import { startServer } from './server.ts';
import { createAnnouncer } from './state/announcer.ts';
import { createInteractions } from './state/interactions.ts';
import { createPosting } from './state/posting.ts';
import type { Workspace } from './state/workspace.ts';
import { type AppSettings, createWorld, directMessage, personOf, type World } from './state/world.ts';
import { usualApp } from './usual-app.ts';
import { createCallHandler } from './web-api/handle-call.ts';
import { createOAuthCodes } from './web-api/oauth-codes.ts';
import { type ConsentGiver, createOAuthPage } from './web-api/oauth-page.ts';
import { createRateLimits } from './web-api/rate-limits.ts';
import { createResponseUrls } from './web-api/response-urls.ts';
import { createTriggers } from './web-api/triggers.ts';

export interface FakeSlackOptions {
  /** Time of messages, of limits and of what expires. Signatures carry the time of this machine. */
  readonly clock?: Clock;
  /** Differences from the usual app. */
  readonly app?: Partial<AppSettings>;
  /** How long the app has to acknowledge. Slack: 3,000. */
  readonly ackTimeoutMs?: number;
  /** How long after each failed attempt an event comes again. Slack: at once, a minute, five minutes. */
  readonly retryDelaysMs?: readonly number[];
  readonly pingIntervalMs?: number;
  /** Whether calls are limited as Slack limits them. */
  readonly rateLimits?: boolean;
  /** Chooses the socket that each envelope goes to. */
  readonly seed?: number;
  /** Meant by `command` where no command is named. */
  readonly command?: string;
}

/** Slack for tests: what people and the app do in it, and all that both see. */
export interface FakeSlack extends People, Pages, Membership, Sight {
  /** Root of the Web API, ending in a slash: `slackApiUrl` of a WebClient. */
  readonly apiUrl: string;
  /** Where installations begin: `authorizationUrl` of Bolt's installer. */
  readonly authorizeUrl: string;
  readonly app: AppSettings;
  readonly world: World;
  readonly sockets: SocketMode;
  readonly deliveries: Deliveries;
  readonly faults: Faults;
  readonly calls: World['calls'];
  /** Every payload that Slack would refuse. */
  readonly refused: World['refused'];
  readonly warnings: World['warnings'];
  readonly notifications: World['notified'];
  addWorkspace(parts?: WorkspaceParts): { readonly workspace: Workspace; readonly botToken: string };
  /** The channel of somebody's direct message with the app. */
  directMessage(user: string): string;
  /** Where it delivers to over HTTP; empty in Socket Mode. */
  readonly httpTargets: readonly string[];
  /** Delivers over HTTP from now on; with several addresses, to each in turn. */
  httpTarget(...urls: readonly string[]): void;
  /** Asks a request URL whether it is the app's, as when it is entered in the app's configuration. */
  verifyUrl(url: string): Promise<boolean>;
  /** Delivers over Socket Mode, as it does at the start. */
  socketTarget(): void;
  /** How far Slack's clock is ahead of this machine's in signatures. */
  skewSignatures(ms: number): void;
  goOffline(): Promise<void>;
  comeBack(): Promise<void>;
  /** Resolves once the check holds; it is tried whenever something happened. Rejects after a while, with what happened. */
  until(check: () => boolean, options?: { readonly timeoutMs?: number; readonly what?: string }): Promise<void>;
  /** Resolves once nothing was called, posted or delivered for a while. */
  quiet(quietMs?: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts Slack on a free port of this machine. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const clock = options.clock ?? systemClock;
  const app: AppSettings = { ...usualApp, ...options.app };
  const world = createWorld(clock, app);
  world.tokens.set(app.appToken, { value: app.appToken, kind: 'app', scopes: app.appTokenScopes, state: 'active' });

  const ackTimeoutMs = options.ackTimeoutMs ?? 3000;
  const faults = createFaults();
  const sockets = createSocketMode({
    world,
    faults,
    ackTimeoutMs,
    pingIntervalMs: options.pingIntervalMs ?? 10_000,
    random: createRandom(options.seed ?? 1),
  });
  let urls: readonly string[] = [];
  let skewMs = 0;
  const http = createHttpDelivery({
    urls: () => urls,
    signingSecret: () => app.signingSecret,
    ackTimeoutMs,
    skewMs: () => skewMs,
  });
  const deliveries = createDeliveries({
    world,
    faults,
    cutSockets: () => sockets.drop(),
    carrier: () => (urls.length > 0 ? http : sockets),
    retryDelaysMs: options.retryDelaysMs ?? [0, 60_000, 300_000],
  });
  const announcer = createAnnouncer(world, deliveries, faults);
  const posting = createPosting(world, announcer);
  const responseUrls = createResponseUrls({ world, posting, baseUrl: () => `http://127.0.0.1:${server.port}` });
  const triggers = createTriggers(world);
  const codes = createOAuthCodes(world);
  const limits = options.rateLimits === true ? createRateLimits(clock) : undefined;
  const socketUrl = () => `ws://127.0.0.1:${server.port}`;
  let consent: ConsentGiver | undefined;
  const server = await startServer({
    world,
    faults,
    call: createCallHandler({ world, posting, announcer, sockets, codes, triggers, socketUrl, faults, limits }),
    urls: responseUrls,
    sockets,
    oauthPage: createOAuthPage(world, codes, () => consent),
  });

  const errors = new Map<string, string[]>();
  const actors = {
    world,
    announcer,
    posting,
    deliveries,
    interactions: createInteractions(world, triggers, responseUrls),
    defaultCommand: options.command ?? '/stevedore',
    showError: (user: string, error: string) => {
      errors.set(user, [...(errors.get(user) ?? []), error]);
      world.changed();
    },
  };

  const people = createPeople(actors);

  const watched: Watched = {
    onChange: world.onChange,
    latestCalls: () => world.calls.slice(-10).map(({ method, outcome }) => `${method}: ${outcome}`),
  };

  return {
    ...people,
    ...createPages(actors, (user, text, thread_ts) =>
      people.tell(user, text, thread_ts === undefined ? {} : { thread_ts }),
    ),
    ...createMembership(actors, (giver) => {
      consent = giver;
    }),
    ...createSight(world, (user) => errors.get(user) ?? []),
    apiUrl: `http://127.0.0.1:${server.port}/api/`,
    authorizeUrl: `http://127.0.0.1:${server.port}/oauth/v2/authorize`,
    app,
    world,
    sockets,
    deliveries,
    faults,
    calls: world.calls,
    refused: world.refused,
    warnings: world.warnings,
    notifications: world.notified,
    addWorkspace: (parts = {}) => addWorkspace(world, 'stevedore', parts),
    directMessage: (user) => directMessage(world, personOf(world, user).workspace, user).id,
    get httpTargets() {
      return urls;
    },
    httpTarget: (...targets) => {
      urls = targets;
    },
    verifyUrl: (url) => http.verify(url, world.ids.secret()),
    socketTarget: () => {
      urls = [];
    },
    skewSignatures: (ms) => {
      skewMs = ms;
    },
    goOffline: server.goOffline,
    comeBack: server.comeBack,
    until: (check, how = {}) => waitUntil(watched, check, how),
    quiet: (quietMs = 50) => waitForQuiet(watched, quietMs),
    close: async () => {
      deliveries.close();
      http.close();
      await sockets.close();
      await server.close();
    },
  };
}
