import diagnostics from 'node:diagnostics_channel';
import type { Logger as SlackLogger, StringIndexed } from '@slack/bolt';
import type { ClientOptions } from '../web-client-options.ts';
import { AnnouncingClient } from './announcing-client.ts';

/** What comes over a socket: an event, a command, a press. */
export interface Envelope {
  readonly body: StringIndexed;
  /** Tells Slack that it arrived. Rejects when the connection is gone. */
  readonly ack: (response?: unknown) => Promise<void>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

export interface SocketConnection {
  /** Resolves with Slack's reason once it has announced that it will close the connection. */
  readonly announced: Promise<string>;
  /** Resolves once nothing comes or goes any more, for whatever reason. */
  readonly closed: Promise<void>;
  /** Asks Slack to close it, and soon does not wait for that any longer. */
  close(): Promise<void>;
}

export interface SocketOptions {
  readonly appToken: string;
  readonly clientOptions: ClientOptions;
  readonly logger: SlackLogger;
  /** How long Slack may take from the address of a socket to its hello, in milliseconds. */
  readonly helloMs: number;
  /** Between two pings of ours, in milliseconds. */
  readonly pingMs: number;
  /** A socket on which nothing came for so many milliseconds is given up. Pings and pongs count. */
  readonly silentMs: number;
  /** How long Slack may take to close a socket, in milliseconds. */
  readonly closingMs: number;
}

/** Slack has given the address of a socket, and then turned it away. */
export class SocketRefused extends Error {
  override readonly name = 'SocketRefused';
  constructor(
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`Slack turns the socket away (${reason})`, options);
  }
}

/**
 * One connection of Socket Mode, from its hello to its end; who wants another opens another.
 * @throws what `apps.connections.open` throws, or a `SocketRefused`
 */
export async function openSocket(
  options: SocketOptions,
  onEnvelope: (envelope: Envelope) => void,
): Promise<SocketConnection> {
  const { appToken, clientOptions, logger, helloMs, pingMs, silentMs, closingMs } = options;
  const client = new AnnouncingClient({
    appToken,
    logger,
    // It would wait for five seconds and more before it connects again, and end the process when Slack stumbles meanwhile.
    autoReconnectEnabled: false,
    // It pings three times in this time.
    clientPingTimeout: 3 * pingMs,
    clientOptions: clientOptions(),
  });
  const announced = new Promise<string>((resolve) => client.once('announced', resolve));
  const closed = new Promise<void>((resolve) => client.once('disconnected', resolve));

  async function close(): Promise<void> {
    void client.disconnect();
    const late = setTimeout(() => void client.disconnect(), closingMs);
    await closed;
    clearTimeout(late);
  }
  function giveUp(): void {
    void client.disconnect();
    // The second time it does not wait for Slack.
    void client.disconnect();
  }

  let whyNot = 'no hello';
  client.once('announced', (reason: string) => {
    whyNot = reason;
  });
  client.on('error', (error: Error) => {
    whyNot = error.message;
  });
  client.on('slack_event', onEnvelope);
  client.once('authenticated', ({ url }: { url: string }) => {
    const hello = setTimeout(giveUp, helloMs);
    const stopWatching = watchFrames(client, new URL(url).href, silentMs, () => {
      logger.warn(`nothing came over a socket for ${silentMs} ms`);
      giveUp();
    });
    client.once('connected', () => clearTimeout(hello));
    void closed.then(() => {
      clearTimeout(hello);
      stopWatching();
    });
  });
  // Once there is an address, it rejects without a reason.
  await client.start().catch((error: unknown) => {
    throw error instanceof Error ? error : new SocketRefused(whyNot);
  });
  return { announced, closed, close };
}

/** Into how many looks the time is divided in which something has to come. */
const looks = 4;

/**
 * Counts looks and not milliseconds, so that a process which was held up itself does not blame Slack.
 * @returns what ends it
 */
function watchFrames(client: AnnouncingClient, url: string, silentMs: number, onSilence: () => void): () => void {
  let quiet = 0;
  const heard = () => {
    quiet = 0;
  };
  // https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md: every WebSocket of the process is told of.
  const heardFrame = (message: unknown) => {
    if (urlOf(message) === url) heard();
  };
  const channels = ['undici:websocket:ping', 'undici:websocket:pong'];
  client.on('ws_message', heard);
  for (const channel of channels) diagnostics.subscribe(channel, heardFrame);
  const timer = setInterval(() => {
    quiet += 1;
    if (quiet > looks) onSilence();
  }, silentMs / looks);
  return () => {
    clearInterval(timer);
    client.off('ws_message', heard);
    for (const channel of channels) diagnostics.unsubscribe(channel, heardFrame);
  };
}

function urlOf(message: unknown): unknown {
  if (typeof message !== 'object' || message === null || !('websocket' in message)) return undefined;
  const { websocket } = message;
  return typeof websocket === 'object' && websocket !== null && 'url' in websocket ? websocket.url : undefined;
}
