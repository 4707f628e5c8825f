import type { FakeSlack } from '../../../fakes/slack/fake-slack.ts';
import type { Fault } from '../../../fakes/slack/faults.ts';
import type { Chance } from './chance.ts';

/** What goes wrong between Slack and the app all day long, and when events may have suffered from it. */
export interface Weather {
  begin(): void;
  /** Nothing goes wrong any more, but for what has. */
  end(): void;
  /** Notes trouble that somebody else makes, from now on until `over` is called. */
  trouble(): { over(): void };
  /** Whether what was sent to the app at that time may have got no acknowledgement because of the network. */
  excuses(at: number): boolean;
  /** How often each thing went wrong. */
  counts(): Readonly<Record<string, number>>;
}

interface Gust {
  readonly what: string;
  /** How often, compared to the others. */
  readonly weight: number;
  blow(): void;
  /** How long things may go wrong by it. Absent where no event suffers. */
  readonly lastsMs?: number;
}

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

const everyMs = 120;
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

export function createWeather({ slack, chance, seed, overSockets, isHeard }: WeatherDeps): Weather {
  const troubles: { readonly from: number; to: number }[] = [];
  const blown = new Map<string, number>();
  const timers: NodeJS.Timeout[] = [];
  const now = () => slack.world.clock.now();

  /** No call may meet more of them in a row than it is tried. */
  function fault(method: string, ...faults: readonly Fault[]): void {
    if (slack.faults.waiting(method) === 0) slack.faults.next(method, ...faults);
  }

  const toCall = (method: string, weight: number, ...faults: readonly Fault[]): Gust => ({
    what: `${method}: ${faults.map(({ kind }) => kind).join(', ')}`,
    weight,
    blow: () => fault(method, ...faults),
  });

  const everywhere: readonly Gust[] = [
    toCall('response_url', 3, { kind: 'rate limited', retryAfterS: 0 }),
    toCall('response_url', 3, { kind: 'server error' }),
    toCall('response_url', 3, { kind: 'reset' }),
    toCall('response_url', 3, { kind: 'lost reply' }),
    toCall('response_url', 2, { kind: 'slow', delayMs: 200 }),
    toCall('response_url', 1, { kind: 'no answer' }),
    toCall('response_url', 1, { kind: 'no answer after' }),
    toCall('chat.postMessage', 2, { kind: 'no answer' }),
    toCall('chat.postMessage', 2, { kind: 'no answer after' }),
    toCall('chat.postMessage', 1, { kind: 'rate limited', retryAfterS: 1 }),
    toCall('chat.postMessage', 2, { kind: 'slow', delayMs: 300 }),
    toCall('chat.postMessage', 2, { kind: 'error', error: 'internal_error' }),
    toCall('chat.postEphemeral', 1, { kind: 'no answer after' }),
    toCall('conversations.replies', 1, { kind: 'no answer' }),
    toCall('chat.update', 1, { kind: 'no answer after' }),
  ];

  const ofSockets: readonly Gust[] = [
    { what: 'sockets cut', weight: 2, lastsMs: reconnectingMs, blow: () => slack.sockets.drop('cut') },
    { what: 'sockets closed', weight: 2, lastsMs: reconnectingMs, blow: () => slack.sockets.drop('close') },
    { what: 'sockets silent', weight: 1, lastsMs: missedMs, blow: () => slack.sockets.silence() },
    {
      what: 'refresh announced',
      weight: 3,
      // Slack waits ten seconds, of a day of many hours.
      lastsMs: reconnectingMs,
      blow: () => slack.sockets.announceDisconnect('refresh_requested', 500),
    },
    { what: 'warning announced', weight: 1, blow: () => slack.sockets.announceDisconnect('warning') },
    { what: 'event cut off', weight: 2, lastsMs: reconnectingMs, blow: () => slack.faults.nextEvent('cut socket') },
    toCall('apps.connections.open', 2, { kind: 'server error' }, { kind: 'reset' }),
    toCall('apps.connections.open', 1, { kind: 'rate limited', retryAfterS: 0 }, { kind: 'lost reply' }),
    toCall('socket', 1, { kind: 'server error' }),
  ];

  const gusts = overSockets ? [...everywhere, ...ofSockets] : everywhere;
  const table = gusts.flatMap((gust) => Array.from({ length: gust.weight }, () => gust));

  function blow(): void {
    const { what, blow: begin, lastsMs } = chance.pick(table);
    const at = now();
    if (lastsMs !== undefined) {
      // One after the other, or an event would suffer more often than Slack tells of it.
      if (troubles.some(({ to }) => to > at)) return;
      // A moment before it, because it may strike what is under way.
      troubles.push({ from: at - 200, to: at + lastsMs });
    }
    blown.set(what, (blown.get(what) ?? 0) + 1);
    begin();
  }

  return {
    begin() {
      slack.faults.random(seed, { ...rates, methods });
      timers.push(setInterval(blow, everyMs));
      timers.push(setInterval(() => isHeard() && slack.deliveries.hurry(), hurryEveryMs));
    },
    end() {
      for (const timer of timers) clearInterval(timer);
      slack.faults.clear();
    },
    trouble() {
      const one = { from: now() - 200, to: Number.POSITIVE_INFINITY };
      troubles.push(one);
      return {
        over() {
          one.to = now() + 500;
        },
      };
    },
    excuses: (at) => troubles.some(({ from, to }) => at + slackWaitsMs >= from && at <= to),
    counts: () => Object.fromEntries([...slack.faults.struck, ...[...blown].filter(([what]) => !what.includes(':'))]),
  };
}

/** So long Slack waits for an acknowledgement. */
const slackWaitsMs = 3_000;
