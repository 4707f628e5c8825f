import type { InstallationStore, Receiver } from '@slack/bolt';
import type { Logger } from '../../../logger.ts';
import type { ConnectionWatch } from '../../connection-watch.ts';
import { createBoltLogger } from '../bolt-logger.ts';
import type { SlackRuntime } from '../slack-runtime.ts';
import type { SlackSettings } from '../slack-settings.ts';
import { webClientOptions } from '../web-client-options.ts';
import { createHttpReceiver, type SlackHttpReceiver } from './http-receiver.ts';
import { openSocket } from './socket-connection.ts';
import { createSocketReceiver } from './socket-receiver.ts';

interface ReceiverDeps {
  readonly settings: SlackSettings;
  readonly runtime: SlackRuntime;
  readonly watch: ConnectionWatch;
  /** Where workspaces install the app themselves. */
  readonly installations?: InstallationStore;
  readonly logger: Logger;
}

/** The way that Slack's events come, for one start: an installer comes with HTTP. */
export function createReceiver(deps: ReceiverDeps): Receiver & Pick<SlackHttpReceiver, 'authorize'> {
  const { settings, runtime, watch, installations, logger } = deps;
  const { transport, apiUrl, oauth } = settings;
  if (transport.kind === 'http') {
    const boltLogger = createBoltLogger(logger, 'error');
    return createHttpReceiver({
      ...{ ...transport, apiUrl, watch, logger: boltLogger, closingMs: runtime.httpClosingMs },
      clientOptions: () => webClientOptions(apiUrl, runtime.pace.timeoutMs, boltLogger, runtime.fetch),
      ...(oauth !== undefined && installations !== undefined && { oauth, installations }),
    });
  }
  // The supervisor of the sockets tells of their failures itself.
  const quiet = createBoltLogger(logger, 'debug');
  const options = {
    ...runtime.socketTimes,
    ...{ appToken: transport.appToken, logger: quiet },
    clientOptions: () => webClientOptions(apiUrl, runtime.pace.timeoutMs, quiet, runtime.fetch),
  };
  const open: Parameters<typeof createSocketReceiver>[0]['open'] = (onEnvelope) => openSocket(options, onEnvelope);
  return createSocketReceiver({ ...runtime, pace: runtime.socketPace, open, watch, logger });
}
