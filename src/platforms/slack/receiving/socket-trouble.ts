import { failureOf, wordOfSlack } from '../slack-failure.ts';
import { SocketRefused } from './socket-connection.ts';

/** Why there is no connection: the operator has to mend something, or it passes. */
export type SocketTrouble =
  | { readonly kind: 'operator'; readonly message: string }
  | { readonly kind: 'passing'; readonly retryAfterMs: number };

const app = 'api.slack.com/apps → your app';

/** For what opening a connection has thrown. */
export function troubleOf(error: unknown): SocketTrouble {
  if (error instanceof SocketRefused) return error.reason === 'link_disabled' ? socketModeOff : passing;
  const failure = failureOf(error);
  if (failure.kind === 'limited') return { kind: 'passing', retryAfterMs: failure.retryAfterMs };
  const code = wordOfSlack(failure);
  return code === undefined ? passing : { kind: 'operator', message: refusedToken(code) };
}

const passing: SocketTrouble = { kind: 'passing', retryAfterMs: 0 };

const socketModeOff: SocketTrouble = {
  kind: 'operator',
  message: `SLACK_APP_TOKEN belongs to an app whose Socket Mode is off: switch it on at ${app} → Socket Mode.`,
};

function refusedToken(code: string): string {
  return `SLACK_APP_TOKEN was refused by Slack (${code}): take an app-level token with the scope connections:write from ${app} → Basic Information → App-Level Tokens.`;
}
