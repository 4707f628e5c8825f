import { createServer } from 'node:http';
import type { Finding } from '../../examination.ts';

const credentials = 'api.slack.com/apps → your app → Basic Information → App Credentials → Signing Secret';

/** What can be seen of HTTP mode without being Slack. */
export async function examineHttpMode(signingSecret: string, port: number): Promise<readonly Finding[]> {
  return [examineSigningSecret(signingSecret), await examinePort(port)];
}

function examineSigningSecret(signingSecret: string): Finding {
  const check = 'Slack signing secret';
  if (/^[0-9a-f]{32}$/.test(signingSecret)) return { check, state: 'ok', message: 'it has the form of one' };
  return {
    check,
    state: 'warning',
    message: 'it is not 32 digits of 0–9 and a–f, as signing secrets are',
    remedy: `Compare SLACK_SIGNING_SECRET with ${credentials}. A wrong one refuses all that Slack sends.`,
  };
}

function examinePort(port: number): Promise<Finding> {
  const check = `port ${port}`;
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(
        error.code === 'EADDRINUSE'
          ? {
              ...{ check, state: 'warning', message: 'something listens there already' },
              remedy:
                'That is fine if it is Stevedore. Otherwise stop what listens, or set SLACK_PORT to another port.',
            }
          : {
              ...{ check, state: 'problem', message: `it cannot be listened on (${error.code ?? error.message})` },
              remedy: 'Set SLACK_PORT to a port above 1023.',
            },
      );
    });
    server.listen(port, () => server.close(() => resolve({ check, state: 'ok', message: 'it is free' })));
  });
}
