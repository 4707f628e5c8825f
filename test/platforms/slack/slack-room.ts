import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Chat } from '../../../src/chat/chat.ts';
import type { LogFields, Logger } from '../../../src/logger.ts';
import type { Platform, PlatformHost, Vault } from '../../../src/platforms/platform.ts';
import { createSlackPlatform } from '../../../src/platforms/slack/slack-platform.ts';
import { type SlackRuntime, standardRuntime } from '../../../src/platforms/slack/slack-runtime.ts';
import type { SlackSettings } from '../../../src/platforms/slack/slack-settings.ts';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from '../../fakes/slack/fake-slack.ts';

/** Waits as short as a test can afford, where the standard ones are for people and networks. */
export const quickRuntime: SlackRuntime = {
  ...standardRuntime,
  pace: { timeoutMs: 2_000, attempts: 4, retryMs: 10, editMs: 30, namesMs: 500 },
  socketPace: {
    connections: 2,
    staggerMs: 5,
    startingMs: 1_000,
    firstRetryMs: 10,
    longestRetryMs: 40,
    stableMs: 0,
    drainMs: 200,
    quietMs: 40,
    lingerMs: 5_000,
  },
  socketTimes: { helloMs: 2_000, pingMs: 500, silentMs: 1_200, closingMs: 50 },
  httpClosingMs: 200,
};

export interface RoomOptions {
  readonly slack?: FakeSlackOptions;
  readonly settings?: Partial<SlackSettings>;
  /** Of the bot token; the usual ones when absent. */
  readonly scopes?: readonly string[];
  readonly runtime?: Partial<SlackRuntime>;
  readonly host?: Partial<PlatformHost>;
}

interface LogLine {
  readonly level: keyof Logger;
  readonly message: string;
  readonly fields: LogFields;
}

export interface SlackRoom {
  readonly slack: FakeSlack;
  readonly platform: Platform;
  readonly settings: SlackSettings;
  readonly logger: Logger;
  readonly logged: readonly LogLine[];
  /** `<@U…>` of the bot, in the first workspace. */
  readonly mention: string;
  readonly vault: Vault & { readonly kept: ReadonlyMap<string, string> };
}

/**
 * The workspace T1 with ada (U1) and ben (U2, an admin), the channels C1 and C2, and C3 where the bot is not; and the platform,
 * which is stopped at the end of the test.
 */
export async function openRoom(options: RoomOptions = {}): Promise<SlackRoom> {
  const slack = await startFakeSlack({ retryDelaysMs: [0, 30, 60], ackTimeoutMs: 250, ...options.slack });
  const { botToken, workspace } = slack.addWorkspace({
    team: 'T1',
    ...(options.scopes && { scopes: options.scopes }),
    users: [
      { id: 'U1', name: 'ada' },
      { id: 'U2', name: 'ben', isAdmin: true },
    ],
    channels: [{ id: 'C1' }, { id: 'C2' }, { id: 'C3', withBot: false }],
  });
  const settings: SlackSettings = {
    botToken,
    transport: { kind: 'socket', appToken: slack.app.appToken },
    ...{ apiUrl: slack.apiUrl, command: '/stevedore', admins: [], commandReplies: 'asker' },
    ...options.settings,
  };
  const vault = createMemoryVault();
  const logged: LogLine[] = [];
  const runtime = { ...quickRuntime, ...options.runtime };
  const host = { ...createHost(logged), vault, ...options.host };
  const platform = createSlackPlatform(host, settings, runtime);
  onTestFinished(async () => {
    await platform.stop();
    await slack.close();
  });
  return { slack, platform, settings, logger: host.logger, logged, mention: `<@${workspace.bot.userId}>`, vault };
}

/** The same where Slack calls the platform. */
export async function openHttpRoom(options: RoomOptions = {}): Promise<SlackRoom> {
  const port = await freePort();
  const transport = { kind: 'http', signingSecret: 'signing-secret', port } as const;
  const room = await openRoom({ ...options, settings: { transport, ...options.settings } });
  room.slack.httpTarget(`http://127.0.0.1:${port}/slack/events`);
  return room;
}

/** A chat in which a part is replaced. */
export function chatWith(parts: Partial<Chat>): Chat {
  return {
    ...{
      answer: async () => undefined,
      complete: async () => [],
      preview: async () => undefined,
      take: async () => {},
      leave: async () => {},
    },
    ...parts,
  };
}

function createMemoryVault() {
  const kept = new Map<string, string>();
  return {
    kept,
    get: async (name: string) => kept.get(name),
    put: async (name: string, secret: string) => {
      kept.set(name, secret);
    },
    delete: async (name: string) => {
      kept.delete(name);
    },
  };
}

function createHost(logged: LogLine[]): PlatformHost {
  const write =
    (level: keyof Logger) =>
    (message: string, fields: LogFields = {}) => {
      logged.push({ level, message, fields });
    };
  return {
    logger: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    dataDir: '/nowhere',
    input: new PassThrough(),
    output: new PassThrough(),
    ...{ commands: [], colour: false, hyperlinks: false, holdsSecret: () => false, greeting: '', ended() {} },
  };
}

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
