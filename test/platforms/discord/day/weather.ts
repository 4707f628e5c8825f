import type { FakeDiscord } from '../../../fakes/discord/fake-discord.ts';
import type { Fault } from '../../../fakes/discord/faults.ts';
import type { Chance } from '../../day/chance.ts';
import { createWeather, type Gust, type Weather } from '../../day/weather.ts';

const posts = 'POST /channels/:id/messages';
const history = 'GET /channels/:id/messages';
const threads = 'POST /channels/:id/messages/:id/threads';
const callbacks = 'POST /interactions/:id/:token/callback';
const edits = 'PATCH /webhooks/:id/:token/messages/@original';
/** What is for one person alone. When its reply gets lost it is not sent again, so that it goes wrong more rarely. */
const followUps = 'POST /webhooks/:id/:token';

/** Every call but `followUps` and the handshake of sockets. */
const routes = [
  ...[posts, history, threads, callbacks, edits],
  ...['GET /channels/:id', 'GET /channels/:id/messages/:id', 'POST /users/@me/channels', 'GET /gateway/bot'],
  ...['DELETE /webhooks/:id/:token/messages/@original', 'GET /guilds/:id', 'GET /guilds/:id/members/:id'],
];

/** More than one call in ten goes wrong, and one event in twenty comes twice. */
const rates = {
  ...{
    rateLimited: 0.03,
    retryAfterS: 0,
    serverError: 0.03,
    failedAfter: 0.02,
    reset: 0.02,
    lostReply: 0.03,
    slow: 0.05,
  },
  repeated: 0.05,
};

const ofCalls: readonly (readonly [route: string, weight: number, ...faults: Fault[]])[] = [
  [followUps, 3, { kind: 'rate limited', retryAfterS: 0 }],
  [followUps, 3, { kind: 'server error' }],
  [followUps, 3, { kind: 'reset' }],
  [followUps, 3, { kind: 'lost reply' }],
  [followUps, 2, { kind: 'slow', delayMs: 200 }],
  [followUps, 1, { kind: 'no answer' }],
  [followUps, 1, { kind: 'no answer after' }],
  [edits, 2, { kind: 'no answer after' }],
  [posts, 2, { kind: 'no answer' }],
  [posts, 2, { kind: 'no answer after' }],
  [posts, 1, { kind: 'rate limited', retryAfterS: 0.5 }],
  [posts, 1, { kind: 'rate limited', retryAfterS: 0.2, scope: 'global' }],
  [posts, 1, { kind: 'rate limited', retryAfterS: 0.3, scope: 'shared' }],
  [posts, 2, { kind: 'slow', delayMs: 300 }],
  [posts, 1, { kind: 'error', status: 503, code: 130_000, message: 'API resource is currently overloaded.' }],
  [history, 1, { kind: 'no answer' }],
  [threads, 1, { kind: 'no answer after' }],
  [callbacks, 2, { kind: 'slow', delayMs: 300 }],
  ['gateway', 2, { kind: 'server error' }, { kind: 'reset' }],
];

/**
 * A socket that is silent is given up after one beat of the heart, or two, which is too long for who waits three seconds. What ends at
 * once is no excuse, as the session is resumed in time.
 */
const silentMs = 2_500;

const ofGateway = ({ gateway, faults }: FakeDiscord): readonly Gust[] => {
  return [
    { what: 'sockets cut', weight: 3, blow: () => gateway.drop() },
    { what: 'sockets closed', weight: 2, blow: () => gateway.close(4_000) },
    { what: 'reconnect asked for', weight: 3, blow: () => gateway.requestReconnect() },
    { what: 'session to be resumed', weight: 2, blow: () => gateway.invalidate(true) },
    { what: 'sockets silent', weight: 1, lastsMs: silentMs, blow: () => gateway.silence() },
    { what: 'hearts not acknowledged', weight: 1, lastsMs: silentMs, blow: () => gateway.stopAcknowledging() },
    { what: 'heart asked for', weight: 1, blow: () => gateway.requestHeartbeat() },
    { what: 'cut before an event', weight: 2, blow: () => faults.nextEvent('cut before') },
    { what: 'cut after an event', weight: 2, blow: () => faults.nextEvent('cut after') },
    {
      what: 'events replayed',
      weight: 3,
      blow() {
        gateway.repeatOnResume(20);
        gateway.drop();
      },
    },
  ];
};

interface WeatherDeps {
  readonly discord: FakeDiscord;
  readonly chance: Chance;
  readonly seed: number;
}

export interface DiscordWeather extends Weather {
  /**
   * Lets first responses to interactions through from now on, or no more. Where one is in doubt, and another process has responded
   * as well, only the store can tell which of the two is to reply, and it may have no time for that.
   */
  spareResponses(spare: boolean): void;
}

export function createDiscordWeather({ discord, chance, seed }: WeatherDeps): DiscordWeather {
  const vary = (spared: boolean) =>
    discord.faults.random(seed, { ...rates, routes: routes.filter((route) => !spared || route !== callbacks) });
  const weather = createWeather({
    ...{ faults: discord.faults, chance, ofCalls, gusts: ofGateway(discord), serviceWaitsMs: 3_000 },
    now: () => discord.world.clock.now(),
    begin() {
      vary(false);
      return () => {};
    },
  });
  return { ...weather, spareResponses: vary };
}
