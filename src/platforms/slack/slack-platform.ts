import { ConfigError } from '../../errors.ts';
import { silentMetrics } from '../../metrics.ts';
import { noRequestIds } from '../../request-ids.ts';
import { createConnectionWatch } from '../connection-watch.ts';
import type { Platform, PlatformHost, Vault } from '../platform.ts';
import { type Address, readAddress, readPersonAddress, writeAddress, writePersonAddress } from './address.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { countedFetch } from './counted-fetch.ts';
import { createSlackApp } from './create-slack-app.ts';
import { createInstallationStore } from './installing/installation-store.ts';
import { createManyWorkspaces } from './installing/many-workspaces.ts';
import { createOneWorkspace } from './installing/one-workspace.ts';
import { createReceiver } from './receiving/create-receiver.ts';
import { createMessenger } from './sending/create-messenger.ts';
import { createPeople } from './sending/people.ts';
import { type SlackRuntime, standardRuntime } from './slack-runtime.ts';
import type { SlackSettings } from './slack-settings.ts';
import { webClientOptions } from './web-client-options.ts';

type SlackReceiver = ReturnType<typeof createReceiver>;

interface Running {
  readonly receiver: SlackReceiver;
  readonly app: ReturnType<typeof createSlackApp>;
}

/**
 * Slack, over Socket Mode or HTTP, for one workspace or for all that install the app.
 * @throws ConfigError when a setting is missing
 */
export function createSlackPlatform(
  host: PlatformHost,
  settings: SlackSettings,
  givenRuntime: SlackRuntime = standardRuntime,
): Platform {
  const { logger, metrics = silentMetrics, requestIds = noRequestIds } = host;
  const { clock, pace } = givenRuntime;
  const newIncident = () => requestIds.current() ?? givenRuntime.newIncident();
  const watch = createConnectionWatch({ platform: 'slack', clock, metrics });
  const runtime = { ...givenRuntime, fetch: countedFetch(givenRuntime.fetch, watch.rateLimited) };
  const boltLogger = createBoltLogger(logger, 'error');
  const clientOptions = () => webClientOptions(settings.apiUrl, pace.timeoutMs, boltLogger, runtime.fetch);
  let running: Running | undefined;
  // Also needed for what is posted after the end.
  let authorize: SlackReceiver['authorize'];

  const { workspaces, installations, connect } = createWorkspaces();
  const people = createPeople({ ...runtime, workspaces, logger });
  const openMessenger = () => createMessenger({ ...runtime, workspaces, people, apiUrl: settings.apiUrl, logger });
  let messenger = openMessenger();

  function createWorkspaces() {
    const { oauth, botToken } = settings;
    if (oauth === undefined) {
      if (botToken === undefined) throw new ConfigError(['SLACK_BOT_TOKEN is not set; set it as docs/slack.md says.']);
      const one = createOneWorkspace({ botToken, clientOptions, logger });
      return { workspaces: one, connect: () => one.connect() };
    }
    const installations = createInstallationStore(rightVault(host.vault), (id) => many.forget(id));
    const many = createManyWorkspaces({
      authorize: async (query) => {
        if (authorize === undefined) throw new Error('Slack has not been started yet');
        return authorize(query);
      },
      ...{ installations, clientOptions, clock },
    });
    return { workspaces: many, installations, connect: async () => {} };
  }

  async function reach(to: string, signal: AbortSignal): Promise<Address> {
    const person = readPersonAddress(to);
    return person === undefined ? address(to) : messenger.openDirect(person, signal);
  }

  async function stop(): Promise<void> {
    const stopping = running;
    running = undefined;
    if (stopping === undefined) return;
    stopping.app.stop();
    await stopping.receiver.stop();
    await stopping.app.settled();
  }

  return {
    name: 'slack',
    async start(chat) {
      if (messenger.closing.aborted) messenger = openMessenger();
      await connect();
      const receiver = createReceiver({ settings, runtime, watch, logger, ...(installations && { installations }) });
      const deps = { chat, receiver, messenger, workspaces, settings, clientOptions, newIncident, requestIds };
      authorize = receiver.authorize;
      running = { receiver, app: createSlackApp({ ...deps, boltLogger, logger }) };
      try {
        await receiver.start();
      } catch (error) {
        await stop();
        throw error;
      }
    },
    async stop() {
      const late = setTimeout(() => void messenger.close(), runtime.settlingMs);
      await stop();
      clearTimeout(late);
      await messenger.close();
    },
    state: () => watch.state(),
    async post(to, message, options) {
      await messenger.post(await reach(to, options.signal), message, options);
    },
    async wasPosted(to, key, signal = new AbortController().signal) {
      return messenger.wasPosted(await reach(to, signal), key, signal);
    },
    async isAdmin(place, person) {
      return settings.admins.includes(person) || people.isAdmin(address(place).team, person);
    },
    personalPlace(place, person) {
      const { team, channel } = address(place);
      if (channel.startsWith('D')) return writeAddress({ ...(team !== undefined && { team }), channel });
      return writePersonAddress({ ...(team !== undefined && { team }), person });
    },
  };
}

/** @throws for what is no place in Slack */
function address(place: string): Address {
  const read = readAddress(place);
  if (read === undefined) throw new Error(`Slack has no place "${place}"`);
  return read;
}

function rightVault(vault: Vault | undefined): Vault {
  if (vault !== undefined) return vault;
  throw new ConfigError([
    'TOKEN_ENCRYPTION_KEY is not set, and the tokens of many workspaces are kept encrypted by it; set it.',
  ]);
}
