import type { FakeSlack } from '../../../fakes/slack/fake-slack.ts';
import type { Fault } from '../../../fakes/slack/faults.ts';
import type { Chance } from '../../day/chance.ts';
import { createWeather, type Gust, type Weather } from '../../day/weather.ts';

/** Every call but those of response_urls, which have faults of their own. */
const methods = [
  ...['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'conversations.history', 'conversations.replies'],
  ...['users.info', 'views.publish', 'assistant.threads.setStatus', 'assistant.threads.setTitle'],
  'assistant.threads.setSuggestedPrompts',
];

/** More than one call in ten goes wrong, and one event in ten comes twice. */
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
  ...{ repeated: 0.05, lostAcknowledgement: 0.05, messageFirst: 0.5 },
};

/** Slack's minutes are short here, but longer than most troubles. */
const hurryEveryMs = 500;
/** What comes over a connection that has gone is missed until Slack gives up waiting for the acknowledgement. */
const missedMs = 4_000;
const reconnectingMs = 700;

interface WeatherDeps {
  readonly slack: FakeSlack;
  readonly chance: Chance;
  readonly seed: number;
  readonly overSockets: boolean;
  /** Whether there is an app that Slack reaches. */
  readonly isHeard: () => boolean;
}

const ofCalls: readonly (readonly [name: string, weight: number, ...faults: Fault[]])[] = [
  ['response_url', 3, { kind: 'rate limited', retryAfterS: 0 }],
  ['response_url', 3, { kind: 'server error' }],
  ['response_url', 3, { kind: 'reset' }],
  ['response_url', 3, { kind: 'lost reply' }],
  ['response_url', 2, { kind: 'slow', delayMs: 200 }],
  ['response_url', 1, { kind: 'no answer' }],
  ['response_url', 1, { kind: 'no answer after' }],
  ['chat.postMessage', 2, { kind: 'no answer' }],
  ['chat.postMessage', 2, { kind: 'no answer after' }],
  ['chat.postMessage', 1, { kind: 'rate limited', retryAfterS: 1 }],
  ['chat.postMessage', 2, { kind: 'slow', delayMs: 300 }],
  ['chat.postMessage', 2, { kind: 'error', error: 'internal_error' }],
  ['chat.postEphemeral', 1, { kind: 'no answer after' }],
  ['conversations.replies', 1, { kind: 'no answer' }],
  ['chat.update', 1, { kind: 'no answer after' }],
];

const ofSockets: typeof ofCalls = [
  ['apps.connections.open', 2, { kind: 'server error' }, { kind: 'reset' }],
  ['apps.connections.open', 1, { kind: 'rate limited', retryAfterS: 0 }, { kind: 'lost reply' }],
  ['socket', 1, { kind: 'server error' }],
];

const gustsOfSockets = ({ sockets, faults }: FakeSlack): readonly Gust[] => [
  { what: 'sockets cut', weight: 2, lastsMs: reconnectingMs, blow: () => sockets.drop('cut') },
  { what: 'sockets closed', weight: 2, lastsMs: reconnectingMs, blow: () => sockets.drop('close') },
  { what: 'sockets silent', weight: 1, lastsMs: missedMs, blow: () => sockets.silence() },
  {
    what: 'refresh announced',
    weight: 3,
    // Slack waits ten seconds, of a day of many hours.
    lastsMs: reconnectingMs,
    blow: () => sockets.announceDisconnect('refresh_requested', 500),
  },
  { what: 'warning announced', weight: 1, blow: () => sockets.announceDisconnect('warning') },
  { what: 'event cut off', weight: 2, lastsMs: reconnectingMs, blow: () => faults.nextEvent('cut socket') },
];

export function createSlackWeather({ slack, chance, seed, overSockets, isHeard }: WeatherDeps): Weather {
  return createWeather({
    ...{ faults: slack.faults, chance, serviceWaitsMs: 3_000 },
    now: () => slack.world.clock.now(),
    ofCalls: overSockets ? [...ofCalls, ...ofSockets] : ofCalls,
    gusts: overSockets ? gustsOfSockets(slack) : [],
    begin() {
      slack.faults.random(seed, { ...rates, methods });
      const hurrying = setInterval(() => isHeard() && slack.deliveries.hurry(), hurryEveryMs);
      return () => clearInterval(hurrying);
    },
  });
}
