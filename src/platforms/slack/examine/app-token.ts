import { setTimeout as wait } from 'node:timers/promises';
import { SocketModeClient } from '@slack/socket-mode';
import { silentLogger } from '../../../logger.ts';
import type { Finding } from '../../examination.ts';
import { createBoltLogger } from '../bolt-logger.ts';
import { webClientOptions } from '../web-client-options.ts';
import { failureFinding, reasonOf } from './probe.ts';

export interface AppTokenExamination {
  /** `A…` of the app that the token belongs to, where Slack said so. */
  readonly appId?: string;
  readonly findings: readonly Finding[];
}

const app = 'api.slack.com/apps → your app';
const tokens = `${app} → Basic Information → App-Level Tokens`;
const tokenOk: Finding = { check: 'Slack app token', state: 'ok', message: 'Slack takes it' };
const check = 'Slack socket';

/** Gets an address for a socket, connects to it, and waits for Slack's hello. */
export async function examineAppToken(
  appToken: string,
  apiUrl: string,
  patienceMs: number,
): Promise<AppTokenExamination> {
  const logger = createBoltLogger(silentLogger, 'debug');
  const clientOptions = webClientOptions(apiUrl, patienceMs, logger);
  const client = new SocketModeClient({ appToken, logger, autoReconnectEnabled: false, clientOptions });
  const seen: SocketSigns = { authenticated: false };
  client.once('authenticated', () => {
    seen.authenticated = true;
  });
  client.on('error', (error) => {
    seen.error = error;
  });
  client.on('ws_message', (data: unknown) => {
    seen.message = parsed(String(data));
  });
  const late = new AbortController();
  const patience = wait(patienceMs, false, { signal: late.signal }).catch(() => false);
  try {
    const connected = client.start().then(() => true);
    return readSigns(await Promise.race([connected, patience]), seen);
  } catch (error) {
    return seen.authenticated ? readSigns(false, seen) : { findings: [refusedToken(error)] };
  } finally {
    late.abort();
    // The first asks Slack to close the socket, the second does not wait for that.
    void client.disconnect();
    await client.disconnect();
  }
}

/** What was noticed on the way. */
interface SocketSigns {
  authenticated: boolean;
  error?: unknown;
  /** The last that came over the socket. */
  message?: SocketMessage;
}

/** https://docs.slack.dev/apis/events-api/using-socket-mode: `hello` and `disconnect`. */
interface SocketMessage {
  readonly reason?: unknown;
  readonly connection_info?: { readonly app_id?: unknown };
}

function parsed(text: string): SocketMessage {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Why a socket that Slack gave the address of is of no use, by the reason of Slack's `disconnect`. */
const turnedAway: Readonly<Record<string, string>> = {
  link_disabled: `Socket Mode is off. Turn it on: ${app} → Socket Mode.`,
  too_many_websockets: 'Ten processes are connected already, which is the most that Slack allows. Stop some.',
};

function readSigns(connected: boolean, { error, message = {} }: SocketSigns): AppTokenExamination {
  const { reason, connection_info } = message;
  if (connected) {
    const appId = connection_info?.app_id;
    return {
      ...(typeof appId === 'string' && { appId }),
      findings: [tokenOk, { check, state: 'ok', message: 'Slack says hello' }],
    };
  }
  const remedy =
    turnedAway[String(reason)] ??
    'Let connections to wss://*.slack.com through, with a firewall or proxy that does not end WebSockets.';
  const said = typeof reason === 'string' ? `Slack hangs up (${reason})` : 'there is no hello from Slack';
  const why = error === undefined ? said : `there is no connection (${reasonOf(error)})`;
  return { findings: [tokenOk, { check, state: 'problem', message: why, remedy }] };
}

function refusedToken(error: unknown): Finding {
  return failureFinding(tokenOk.check, error, (code) => ({
    message: `Slack does not take SLACK_APP_TOKEN (${code})`,
    remedy: /scope|permission/.test(code)
      ? `Make a new token with the scope connections:write (${tokens} → Generate Token and Scopes), and set SLACK_APP_TOKEN to it.`
      : `Set SLACK_APP_TOKEN to a token of this page: ${tokens}. If it is the right one, look whether Socket Mode is on: ${app} → Socket Mode.`,
  }));
}
