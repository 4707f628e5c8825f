import { setImmediate as nextTick } from 'node:timers/promises';
import {
  DefaultWebSocketManagerOptions,
  type FetchingStrategyOptions,
  type IContextFetchingStrategy,
  WebSocketShardEvents,
} from '@discordjs/ws';
import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import type { GatewayPace } from './gateway-pace.ts';
import { SingleConnection, type SingleConnectionEnd, socketOf } from './single-connection.ts';

/** A session to go on with. */
export interface ResumableSession {
  readonly sessionId: string;
  readonly resumeUrl: string;
  /** That of the last event that came. */
  readonly sequence: number;
}

interface ConnectionOptions {
  readonly shard: number;
  readonly shardCount: number;
  readonly token: string;
  readonly intents: number;
  /** Where new sessions are begun. */
  readonly gatewayUrl: string;
  readonly pace: Pick<GatewayPace, 'handshakeMs' | 'helloMs' | 'readyMs' | 'closingMs'>;
  /** The session as it is; nothing before there is one. */
  readonly session: () => ResumableSession | undefined;
  /** IDENTIFY is about to be sent. */
  readonly onIdentify: () => void;
  /** READY or RESUMED came, after so many events that had been missed. */
  readonly onUp: (how: { readonly resumed: boolean; readonly replayed: number }) => void;
  /** In the order in which they came, READY before any other of a new session. Must not throw. */
  readonly onDispatch: (payload: GatewayDispatchPayload) => void;
  readonly onDebug: (message: string) => void;
}

/** How a connection ended. */
export interface ConnectionEnd extends SingleConnectionEnd {
  /** What the network said. */
  readonly cause?: unknown;
  /** Whether Discord said hello. */
  readonly reached: boolean;
}

interface Connection {
  /** Resolves once nothing comes or goes any more, for whatever reason. */
  readonly ended: Promise<ConnectionEnd>;
  /** Leaves in a way that keeps the session. */
  close(): Promise<void>;
}

/** One connection of a shard, from its handshake to its end; who wants another opens another. */
export function openConnection(options: ConnectionOptions): Connection {
  const { pace } = options;
  let cause: unknown;
  let resuming = false;
  let reached = false;
  let up = false;
  let replayed = 0;
  // Each is told of through steps of its own, and READY takes one step more than what follows it.
  let beforeReady: GatewayDispatchPayload[] | undefined;

  const shard = new SingleConnection(
    contextOf(options, (begun) => {
      resuming = begun !== undefined;
      if (begun === undefined) beforeReady = [];
    }),
    options.shard,
    pace.closingMs,
  );
  const unanswered = createWatch(pace.readyMs, () => void shard.destroy({ reason: 'Discord does not answer' }));

  shard.on(WebSocketShardEvents.Debug, ({ message }) => options.onDebug(message));
  shard.on(WebSocketShardEvents.Error, ({ error }) => {
    cause = error;
  });
  shard.on(WebSocketShardEvents.Hello, () => {
    reached = true;
    unanswered.start();
  });
  shard.on(WebSocketShardEvents.Dispatch, ({ data }) => {
    unanswered.heard();
    if (beforeReady !== undefined && data.t !== 'READY') {
      beforeReady.push(data);
      return;
    }
    for (const payload of [data, ...(beforeReady ?? [])]) options.onDispatch(payload);
    beforeReady = undefined;
    if (up) return;
    up = data.t === 'READY' || data.t === 'RESUMED';
    if (!up) replayed += 1;
    else {
      unanswered.stop();
      options.onUp({ resumed: resuming, replayed });
    }
  });

  const ended = shard.ended.then((end): ConnectionEnd => {
    unanswered.stop();
    return { ...end, reached, ...(cause !== undefined && { cause }) };
  });
  // What it tells of failing, the events and the end tell too.
  shard.connect().catch(() => {});
  // The SDK opens its socket a little later, keeps some of its errors to itself, and does not close a shard that has none.
  queueMicrotask(() =>
    socketOf(shard)?.addEventListener('error', ({ error }) => {
      cause = error;
    }),
  );
  const opened = nextTick();

  return {
    ended,
    async close() {
      await opened;
      void shard.destroy({ reason: 'stopping' });
      await ended;
    },
  };
}

function contextOf(
  options: ConnectionOptions,
  onBegin: (session: ResumableSession | undefined) => void,
): IContextFetchingStrategy {
  const { shardCount, token, intents, gatewayUrl, pace } = options;
  const { largeThreshold, initialPresence, version, encoding, compression } = DefaultWebSocketManagerOptions;
  const strategyOptions: FetchingStrategyOptions = {
    ...{ largeThreshold, initialPresence, version, encoding, compression, shardCount, token, intents },
    identifyProperties: { os: process.platform, browser: 'Stevedore', device: 'Stevedore' },
    gatewayInformation: gatewayInformationFor(gatewayUrl),
    handshakeTimeout: pace.handshakeMs,
    helloTimeout: pace.helloMs,
    // It watches for READY and not for RESUMED.
    readyTimeout: null,
  };
  let begun = false;
  return {
    options: strategyOptions,
    retrieveSessionInfo(shardId) {
      const session = options.session();
      if (!begun) onBegin(session);
      begun = true;
      if (session === undefined) return null;
      const { sessionId, resumeUrl, sequence } = session;
      return { shardId, shardCount, sessionId, resumeURL: resumeUrl, sequence };
    },
    // The session is what READY and the events tell.
    updateSessionInfo() {},
    async waitForIdentify() {
      options.onIdentify();
    },
  };
}

/** The SDK reads the address alone. */
function gatewayInformationFor(url: string): FetchingStrategyOptions['gatewayInformation'] {
  return { url, shards: 1, session_start_limit: { total: 1, remaining: 1, reset_after: 0, max_concurrency: 1 } };
}

interface Watch {
  start(): void;
  /** It begins anew, if it runs. */
  heard(): void;
  stop(): void;
}

function createWatch(silentMs: number, onSilence: () => void): Watch {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    start() {
      stop();
      timer = setTimeout(onSilence, silentMs);
    },
    heard: () => timer?.refresh(),
    stop,
  };
}
