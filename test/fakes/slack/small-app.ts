import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { FakeSlack } from './fake-slack.ts';

/** Which way a small Bolt app hears of things. */
export type Mode = 'socket' | 'http';

interface SmallApp {
  readonly app: App;
  /** The `event_id`s that it heard of, in order. */
  readonly heard: string[];
  readonly stop: () => Promise<void>;
}

/**
 * A real Bolt app that answers mentions in their thread, direct messages, one command and one button. It begins to listen before
 * this resolves.
 */
export async function startSmallApp(slack: FakeSlack, botToken: string, mode: Mode): Promise<SmallApp> {
  const heard: string[] = [];
  const shared = { token: botToken, clientOptions: { slackApiUrl: slack.apiUrl }, logLevel: LogLevel.ERROR };
  const receiver = new HTTPReceiver({ signingSecret: slack.app.signingSecret, logLevel: LogLevel.ERROR });
  const app =
    mode === 'socket'
      ? new App({ ...shared, appToken: slack.app.appToken, socketMode: true })
      : new App({ ...shared, receiver });

  app.use(async ({ body, next }) => {
    if ('event_id' in body) heard.push(String(body.event_id));
    await next();
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: `heard: ${event.text}`, thread_ts: event.thread_ts ?? event.ts });
  });
  app.message(async ({ message, say }) => {
    if (message.channel_type === 'im' && message.subtype === undefined) await say(`told: ${message.text}`);
  });
  app.command('/stevedore', async ({ ack, command, respond }) => {
    await ack();
    await respond({ text: `asked: ${command.text}`, blocks: answerBlocks(command.text) });
  });
  app.action('more', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'here is more', replace_original: true });
  });

  if (mode === 'socket') {
    await app.start();
    return { app, heard, stop: async () => void (await app.stop()) };
  }
  const server = await app.start(0);
  const address = server.address();
  slack.httpTarget(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/slack/events`);
  return { app, heard, stop: async () => void (await app.stop()) };
}

const answerBlocks = (text: string) => [
  { type: 'section', text: { type: 'mrkdwn', text: `*asked:* ${text}` } },
  { type: 'actions', elements: [{ type: 'button', action_id: 'more', text: { type: 'plain_text', text: 'More' } }] },
];
