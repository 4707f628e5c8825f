import { LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from './fake-slack.ts';
import type { WorkspaceParts } from './new-workspace.ts';

/** A Slack with one workspace, and a real client with the bot's token that tries everything once. */
export interface OpenedSlack {
  readonly slack: FakeSlack;
  readonly client: WebClient;
  readonly botToken: string;
  /** User id of the bot. */
  readonly bot: string;
  /** Another client. */
  clientWith(token: string | undefined, options?: WebClientOptions): WebClient;
}

/**
 * The workspace T1 with ada (U1), ben (U2, an admin) and the bot; #ops (C1), where all are, #quiet (C2), where the bot is not, and
 * the private #secret (G1) of ada alone. It closes with the test.
 */
export async function openSlack(options: FakeSlackOptions = {}, parts: WorkspaceParts = {}): Promise<OpenedSlack> {
  const slack = await startFakeSlack(options);
  onTestFinished(() => slack.close());
  const { botToken, workspace } = slack.addWorkspace({
    team: 'T1',
    name: 'Harbour',
    users: [
      { id: 'U1', name: 'ada' },
      { id: 'U2', name: 'ben', isAdmin: true },
    ],
    channels: [
      { id: 'C1', name: 'ops' },
      { id: 'C2', name: 'quiet', withBot: false },
      { id: 'G1', name: 'secret', kind: 'group', members: ['U1'], withBot: false },
    ],
    ...parts,
  });
  const clientWith: OpenedSlack['clientWith'] = (token, more = {}) =>
    new WebClient(token, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      logLevel: LogLevel.ERROR,
      logger: silence,
      ...more,
    });
  return { slack, client: clientWith(botToken), botToken, bot: workspace.bot.userId, clientWith };
}

const nothing = () => {};

/** For clients that are meant to fail. */
export const silence = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** The error code that a call is refused with. @throws when it is not refused. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const data = (error as { data?: { error?: string } }).data;
    if (data?.error !== undefined) return data.error;
    throw error;
  }
  throw new Error('The call was not refused.');
}
