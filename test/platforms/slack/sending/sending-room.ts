import { onTestFinished } from 'vitest';
import { createMessage, type Message, type MessageParts } from '../../../../src/chat/message.ts';
import { type Clock, systemClock } from '../../../../src/clock.ts';
import type { LogFields, Logger } from '../../../../src/logger.ts';
import { type Sleep, systemSleep } from '../../../../src/platforms/sending/sleep.ts';
import { createBoltLogger } from '../../../../src/platforms/slack/bolt-logger.ts';
import { createOneWorkspace } from '../../../../src/platforms/slack/installing/one-workspace.ts';
import { createMessenger } from '../../../../src/platforms/slack/sending/create-messenger.ts';
import type { Pace } from '../../../../src/platforms/slack/sending/pace.ts';
import { createPeople } from '../../../../src/platforms/slack/sending/people.ts';
import { webClientOptions } from '../../../../src/platforms/slack/web-client-options.ts';
import { type FakeSlackOptions, startFakeSlack } from '../../../fakes/slack/fake-slack.ts';

interface SendingOptions {
  readonly slack?: FakeSlackOptions;
  readonly pace?: Partial<Pace>;
  readonly sleep?: Sleep;
  readonly clock?: Clock;
}

/** Admins of other workspaces. */
const fromElsewhere = [
  { id: 'U4', name: 'eve', isAdmin: true, home: { team: 'T9' } },
  { id: 'U5', name: 'finn', isOwner: true, home: { team: 'T8', enterprise: 'E8' } },
];

/** The workspace T1 with ada (U1) and ben (U2), the channels C1 and C2, and C3 where the bot is not. */
export async function openSending(options: SendingOptions = {}) {
  const slack = await startFakeSlack({ retryDelaysMs: [], ackTimeoutMs: 50, ...options.slack });
  onTestFinished(() => slack.close());
  const { botToken, workspace } = slack.addWorkspace({
    team: 'T1',
    users: [{ id: 'U1', name: 'ada' }, { id: 'U2', name: 'ben', isAdmin: true }, { id: 'U3' }, ...fromElsewhere],
    channels: [{ id: 'C1' }, { id: 'C2', members: ['U1', 'U2'] }, { id: 'C3', withBot: false }],
  });
  const logged: string[] = [];
  const write = (level: string) => (message: string, fields?: LogFields) => {
    logged.push(`${level}: ${message} ${JSON.stringify(fields ?? {})}`);
  };
  const logger: Logger = { debug() {}, info() {}, warn: write('warn'), error: write('error') };
  const pace: Pace = { timeoutMs: 2_000, attempts: 4, retryMs: 5, editMs: 30, namesMs: 1_000, ...options.pace };

  /** A process of its own, as after a restart. */
  async function startMessenger() {
    const clientOptions = () => webClientOptions(slack.apiUrl, pace.timeoutMs, createBoltLogger(logger, 'debug'));
    const workspaces = createOneWorkspace({ botToken, clientOptions, logger });
    await workspaces.connect();
    const clock = options.clock ?? systemClock;
    const sleep = options.sleep ?? systemSleep;
    const people = createPeople({ workspaces, clock, sleep, pace, logger });
    /** For an installation of which Slack has told these ids. */
    const peopleOf = (ids: ReadonlySet<string>) => {
      const find = async () => ({ ...(await workspaces.find(undefined)), ids });
      return createPeople({ workspaces: { find }, clock, sleep, pace, logger });
    };
    const deps = { workspaces, people, apiUrl: slack.apiUrl, fetch, clock, sleep, pace, logger };
    return { messenger: createMessenger(deps), people, peopleOf, workspaces };
  }
  const calls = (method: string) => slack.calls.filter((call) => call.method === method);
  return { slack, workspace, botToken, logged, calls, startMessenger, ...(await startMessenger()) };
}

export const text = (markdown: string, parts: Omit<MessageParts, 'markdown'> = {}): Message =>
  createMessage({ markdown, ...parts });

/** A message that takes so many posts, with "part N" in each. */
export function longText(posts: number, parts: Omit<MessageParts, 'markdown'> = {}): Message {
  const paragraph = (n: number) => `part ${n} ${'word '.repeat(1_900)}end`;
  return text(Array.from({ length: posts }, (_, n) => paragraph(n + 1)).join('\n\n'), parts);
}

/** Which parts of a `longText` stand there, in the order in which they do. */
export const partsIn = (lines: readonly { readonly text: string }[]): readonly string[] =>
  lines.flatMap((line) => line.text.match(/part \d+/g) ?? []);

export const options = (key: string, more: { signal?: AbortSignal; person?: string } = {}) => ({
  key,
  signal: new AbortController().signal,
  ...more,
});
