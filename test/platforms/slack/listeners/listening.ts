import { App } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import type { Chat, Outlet } from '../../../../src/chat/chat.ts';
import { systemClock } from '../../../../src/clock.ts';
import type { LogFields } from '../../../../src/logger.ts';
import { systemSleep } from '../../../../src/platforms/sending/sleep.ts';
import { readAddress } from '../../../../src/platforms/slack/address.ts';
import { createBoltLogger } from '../../../../src/platforms/slack/bolt-logger.ts';
import { createOneWorkspace } from '../../../../src/platforms/slack/installing/one-workspace.ts';
import { registerListeners } from '../../../../src/platforms/slack/listeners/register-listeners.ts';
import { acknowledgeAfterwards } from '../../../../src/platforms/slack/receiving/acknowledge-afterwards.ts';
import { createMessenger } from '../../../../src/platforms/slack/sending/create-messenger.ts';
import { createPeople } from '../../../../src/platforms/slack/sending/people.ts';
import type { SlackSettings } from '../../../../src/platforms/slack/slack-settings.ts';
import { webClientOptions } from '../../../../src/platforms/slack/web-client-options.ts';
import type { Origin, Workspaces } from '../../../../src/platforms/slack/workspaces.ts';
import { type FakeSlack, startFakeSlack } from '../../../fakes/slack/fake-slack.ts';
import { createScriptedChat } from '../../scripted-chat.ts';

export interface ListeningOptions {
  /** Default: a chat that says what it was asked. */
  readonly chat?: (outlet: Outlet) => Chat;
  readonly settings?: Partial<Pick<SlackSettings, 'command' | 'commandReplies'>>;
  /** Whether addresses carry the workspace. */
  readonly many?: boolean;
}

const pace = { timeoutMs: 1_000, attempts: 2, retryMs: 5, editMs: 20, namesMs: 500 };

/** The workspace T1 with U1, U2, the channels C1 and C2, of which the bot is not in C2, and the group direct message G1. */
export async function openWorkspace(): Promise<FakeSlack> {
  const slack = await startFakeSlack({ retryDelaysMs: [] });
  onTestFinished(() => slack.close());
  slack.addWorkspace({
    team: 'T1',
    users: [
      { id: 'U1', name: 'ann' },
      { id: 'U2', name: 'ben' },
      { id: 'U3', name: 'cem' },
      { id: 'UPIPE', isBot: true },
    ],
    channels: [
      { id: 'C1', name: 'general' },
      { id: 'C2', name: 'elsewhere', withBot: false },
      { id: 'G1', name: 'mpdm', kind: 'mpim' },
    ],
    botToken: 'xoxb-1',
  });
  return slack;
}

/** A process that listens there: real Bolt over Socket Mode, and the messenger that the platform has. */
export async function listen(slack: FakeSlack, { chat: chatOver, settings, many = false }: ListeningOptions = {}) {
  const logged: { level: string; message: string; fields: LogFields | undefined }[] = [];
  const log = (level: string) => (message: string, fields?: LogFields) => {
    logged.push({ level, message, fields });
  };
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  const boltLogger = createBoltLogger(logger, 'debug');
  const clientOptions = () => webClientOptions(slack.apiUrl, pace.timeoutMs, boltLogger);
  const one = createOneWorkspace({ botToken: 'xoxb-1', clientOptions, logger });
  await one.connect();
  const removed: Origin[] = [];
  const workspaces: Workspaces = {
    ...one,
    teamOf: ({ teamId }) => (many ? teamId : undefined),
    remove: async (origin) => {
      removed.push(origin);
    },
  };
  const common = { workspaces, clock: systemClock, logger };
  const people = createPeople({ ...common, sleep: systemSleep, pace });
  const messenger = createMessenger({ ...common, people, apiUrl: slack.apiUrl, fetch, sleep: systemSleep, pace });
  const outlet: Outlet = {
    async post(to, message, options) {
      const address = readAddress(to);
      if (address === undefined) throw new Error(`${to} is no address`);
      await messenger.post(address, message, options);
    },
    wasPosted: async () => false,
    personalPlace: (place: string) => place,
    isAdmin: async () => false,
  };
  const scripted = createScriptedChat(outlet);
  const app = new App({
    authorize: (origin) => workspaces.authorize(origin),
    appToken: slack.app.appToken,
    socketMode: true,
    clientOptions: clientOptions(),
    convoStore: false,
    logger: boltLogger,
  });
  const listening = registerListeners(app, {
    chat: chatOver?.(outlet) ?? scripted,
    ...{ messenger, workspaces, logger },
    settings: { command: '/stevedore', commandReplies: 'asker', ...settings },
  });
  acknowledgeAfterwards(app, logger);
  await app.start();
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      await app.stop();
      await listening.settled();
      await messenger.close();
    })();
    return stopping;
  };
  onTestFinished(stop);
  return {
    ...scripted,
    logged,
    removed,
    stop,
    /** Resolves once Slack has told all and all of it has been dealt with. */
    async quiet() {
      await slack.deliveries.settled();
      await listening.settled();
    },
  };
}
