import { App, type AuthorizeResult } from '@slack/bolt';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { GoneError } from '../../../src/chat/chat.ts';
import { createMessage } from '../../../src/chat/message.ts';
import { systemClock } from '../../../src/clock.ts';
import { silentMetrics } from '../../../src/metrics.ts';
import { createConnectionWatch } from '../../../src/platforms/connection-watch.ts';
import { createBoltLogger } from '../../../src/platforms/slack/bolt-logger.ts';
import { createOneWorkspace } from '../../../src/platforms/slack/installing/one-workspace.ts';
import { acknowledgeAfterwards } from '../../../src/platforms/slack/receiving/acknowledge-afterwards.ts';
import { createReceiver } from '../../../src/platforms/slack/receiving/create-receiver.ts';
import { createErrorHandler } from '../../../src/platforms/slack/receiving/error-handler.ts';
import { createMessenger } from '../../../src/platforms/slack/sending/create-messenger.ts';
import { webClientOptions } from '../../../src/platforms/slack/web-client-options.ts';
import { chatWith, openHttpRoom, openRoom, quickRuntime, type SlackRoom } from './slack-room.ts';

describe.each([
  ['Socket Mode', openRoom],
  ['HTTP', openHttpRoom],
] as const)('over %s', (_, open) => {
  it('an event is acknowledged once the chat has taken it, and not before', async () => {
    const { slack, platform } = await open({ slack: { ackTimeoutMs: 2_000 } });
    let taken: (() => void) | undefined;
    const take = () =>
      new Promise<void>((resolve) => {
        taken = resolve;
      });
    await platform.start(chatWith({ take }));
    const said = slack.tell('U1', 'hello');
    await vi.waitFor(() => expect(taken).toBeDefined());
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(said.deliveries[0]?.state).toBe('waiting');
    taken?.();
    await said.settled;
    expect(said.deliveries[0]).toMatchObject({ state: 'acknowledged', attempts: [{ retryNum: 0 }] });
  });

  it('an event that is taken too late comes again, and then it is acknowledged', async () => {
    const { slack, platform } = await open({ slack: { ackTimeoutMs: 300 } });
    let times = 0;
    let takeFirst = () => {};
    const take = async () => {
      times += 1;
      if (times > 1) return takeFirst();
      await new Promise<void>((resolve) => {
        takeFirst = resolve;
      });
    };
    await platform.start(chatWith({ take }));
    const said = slack.tell('U1', 'hello');
    await said.settled;
    expect(said.deliveries[0]).toMatchObject({ state: 'acknowledged', attempts: [{ retryNum: 0 }, { retryNum: 1 }] });
    expect(times).toBe(2);
  });

  it('an event that cannot be taken comes again, and is logged as one error', async () => {
    const { slack, platform, logged } = await open();
    let times = 0;
    const take = async () => {
      times += 1;
      if (times === 1) throw new Error('no room');
    };
    await platform.start(chatWith({ take }));
    await slack.tell('U1', 'hello').settled;
    expect(times).toBe(2);
    const errors = logged.filter(({ level }) => level === 'error').map(({ message }) => message);
    expect(errors).toEqual(['something from Slack could not be dealt with']);
  });

  it('a command is acknowledged at once, however long its answer takes', async () => {
    const { slack, platform } = await open();
    let reply: (() => void) | undefined;
    const answer = async () => {
      await new Promise<void>((resolve) => {
        reply = resolve;
      });
      return createMessage({ markdown: 'at last', visibility: 'asker' });
    };
    await platform.start(chatWith({ answer }));
    await slack.command({ user: 'U1', channel: 'C3', text: 'why' }).settled;
    await vi.waitFor(() => expect(reply).toBeDefined());
    reply?.();
    await slack.until(() => slack.seenBy('U1').ephemerals.length === 1);
    expect(slack.seenBy('U1').errors).toEqual([]);
  });
});

/** A Bolt app that acknowledges and apologises as ours does, with listeners of the test's own. */
async function startApp(room: SlackRoom, register: (app: App) => void, authorize?: () => Promise<AuthorizeResult>) {
  const { slack, settings, logger } = room;
  const watch = createConnectionWatch({ platform: 'slack', clock: systemClock, metrics: silentMetrics });
  const receiver = createReceiver({ settings, runtime: quickRuntime, watch, logger });
  const boltLogger = createBoltLogger(logger, 'debug');
  const clientOptions = () => webClientOptions(slack.apiUrl, 2_000, boltLogger);
  const authorized = async () => ({ botToken: settings.botToken ?? '', botUserId: 'UBOT', botId: 'BBOT' });
  const app = new App({
    ...{ receiver, authorize: authorize ?? authorized, logger: boltLogger, extendedErrorHandler: true },
    clientOptions: clientOptions(),
  });
  const workspaces = createOneWorkspace({ botToken: settings.botToken ?? '', clientOptions, logger });
  const people = { names: async () => new Map<string, string>() };
  const messenger = createMessenger({ ...quickRuntime, workspaces, people, apiUrl: slack.apiUrl, logger });
  app.error(createErrorHandler({ messenger, newIncident: () => 'abc123', logger }));
  acknowledgeAfterwards(app, logger);
  register(app);
  await receiver.start();
  onTestFinished(async () => {
    await receiver.stop();
  });
}

describe.each([
  ['Socket Mode', openRoom],
  ['HTTP', openHttpRoom],
] as const)('when a listener fails over %s', (_, open) => {
  it('an event is not acknowledged, comes again, and then is', async () => {
    const room = await open();
    let times = 0;
    await startApp(room, (app) => {
      app.message(async () => {
        times += 1;
        if (times === 1) throw new Error('the disk is full');
      });
    });
    const said = room.slack.tell('U1', 'hello');
    await said.settled;
    expect(times).toBe(2);
    expect(said.deliveries[0]?.attempts).toHaveLength(2);
    expect(said.deliveries[0]?.state).toBe('acknowledged');
    const [line] = room.logged.filter(({ level }) => level === 'error');
    expect(line?.fields).toMatchObject({ incident: 'abc123', err: { message: 'the disk is full' } });
  });

  it('who gave a command hears of it, with the incident and no more', async () => {
    const room = await open();
    await startApp(room, (app) => {
      app.command('/stevedore', async ({ ack }) => {
        await ack();
        throw new Error('inner detail');
      });
    });
    await room.slack.command({ user: 'U1', channel: 'C1', text: 'why' }).settled;
    await room.slack.until(() => room.slack.seenBy('U1').ephemerals.length === 1);
    const apology = room.slack.seenBy('U1').ephemerals[0]?.text;
    expect(apology).toMatch(/Sorry.*abc123/);
    expect(apology).not.toContain('inner detail');
  });
});

describe('an event that cannot be authorized', () => {
  it('is acknowledged where the app is not installed', async () => {
    const room = await openRoom();
    const heard: string[] = [];
    await startApp(
      room,
      (app) => app.message(async ({ event }) => void heard.push(event.ts)),
      () => Promise.reject(new GoneError('not installed')),
    );
    const said = room.slack.tell('U1', 'hello');
    await said.settled;
    expect(said.deliveries[0]).toMatchObject({ state: 'acknowledged', attempts: [{ retryNum: 0 }] });
    expect(heard).toEqual([]);
  });

  it('comes again where that could not be looked up', async () => {
    const room = await openRoom();
    const heard: string[] = [];
    let times = 0;
    await startApp(
      room,
      (app) => app.message(async ({ event }) => void heard.push(event.ts)),
      async () => {
        times += 1;
        if (times === 1) throw new Error('the vault is away');
        return { botToken: room.settings.botToken ?? '', botUserId: 'UBOT', botId: 'BBOT' };
      },
    );
    const said = room.slack.tell('U1', 'hello');
    await said.settled;
    expect(said.deliveries[0]?.attempts).toHaveLength(2);
    expect(heard).toEqual([said.ts]);
  });
});
