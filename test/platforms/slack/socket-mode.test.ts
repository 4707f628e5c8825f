import { describe, expect, it, vi } from 'vitest';
import { createMessage } from '../../../src/chat/message.ts';
import { ConfigError } from '../../../src/errors.ts';
import { silentMetrics } from '../../../src/metrics.ts';
import { chatWith, openRoom, quickRuntime, type RoomOptions, type SlackRoom } from './slack-room.ts';

/** What the chat has heard, each event once. */
function listeningChat() {
  const heard: string[] = [];
  const events = new Set<string>();
  const chat = chatWith({
    take: async ({ event, request }) => {
      if (!events.has(event)) heard.push(request.text);
      events.add(event);
    },
    answer: async ({ text }) => {
      heard.push(text);
      return createMessage({ markdown: `answer to ${text}` });
    },
  });
  return { chat, heard };
}

/** A room that listens over two connections. */
async function connectedRoom(options: RoomOptions = {}) {
  const room = await openRoom(options);
  const { slack, platform } = room;
  const { chat, heard } = listeningChat();
  await platform.start(chat);
  await slack.until(() => slack.sockets.open === 2);
  /** Lets people write and give commands all the time, and something happen meanwhile. */
  const askMeanwhile = async (count: number, happen: () => void, commands = true) => {
    const asked: string[] = [];
    for (let n = 0; n < count; n += 1) {
      if (n === Math.floor(count / 3)) happen();
      asked.push(`event ${n}`);
      slack.tell('U1', `event ${n}`);
      if (commands) {
        asked.push(`command ${n}`);
        slack.command({ user: 'U1', channel: 'C1', text: `command ${n}` });
      }
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    await slack.deliveries.settled();
    return asked.sort();
  };
  return { ...room, chat, heard, askMeanwhile };
}

const redelivered = ({ slack }: SlackRoom) => slack.deliveries.log.filter(({ attempts }) => attempts.length > 1);

const twoNewOnes = ({ slack }: SlackRoom, before = 2) =>
  slack.until(() => slack.sockets.open === 2 && slack.sockets.made >= before + 2);

describe('an announced end of the connections', () => {
  it.each(['warning', 'refresh_requested'] as const)('(%s) leaves no gap', async (reason) => {
    // What is quiet for no time that a slow machine might take.
    const socketPace = { ...quickRuntime.socketPace, quietMs: 3_000 };
    const room = await connectedRoom({ slack: { ackTimeoutMs: 3_000 }, runtime: { socketPace } });
    const { slack, heard, askMeanwhile } = room;
    const asked = await askMeanwhile(60, () => slack.sockets.announceDisconnect(reason));
    expect(heard.sort()).toEqual(asked);
    // Each arrived the first time, none by a redelivery.
    expect(redelivered(room).map(({ attempts }) => attempts)).toEqual([]);
    expect(slack.seenBy('U1').errors).toEqual([]);
    expect(slack.sockets).toMatchObject({ made: 4, open: 4 });
  });

  it('is met once nothing comes over them any more', async () => {
    const reconnected = vi.fn();
    const room = await connectedRoom({ host: { metrics: { ...silentMetrics, reconnected } } });
    room.slack.sockets.announceDisconnect('warning');
    await room.slack.until(() => room.slack.sockets.made === 4);
    await twoNewOnes(room);
    await vi.waitFor(() => expect(reconnected.mock.calls).toEqual(Array(2).fill(['slack', 'renewed'])));
  });

  it('is put off until what came over them is acknowledged', async () => {
    const { slack, platform } = await openRoom({ slack: { ackTimeoutMs: 2_000 } });
    let taken: (() => void) | undefined;
    const take = () =>
      new Promise<void>((resolve) => {
        taken = resolve;
      });
    await platform.start(chatWith({ take }));
    await slack.until(() => slack.sockets.open === 2);
    const said = slack.tell('U1', 'hello');
    await vi.waitFor(() => expect(taken).toBeDefined());
    slack.sockets.announceDisconnect('warning');
    await slack.until(() => slack.sockets.made === 4);
    taken?.();
    await said.settled;
    expect(said.deliveries[0]?.attempts.map(({ outcome }) => outcome)).toEqual(['acknowledged']);
  });
});

describe('connections that are lost', () => {
  it.each(['cut', 'close'] as const)('(%s) are made anew, and what came meanwhile arrives', async (how) => {
    const room = await connectedRoom();
    const { slack, heard, askMeanwhile } = room;
    const asked = await askMeanwhile(30, () => slack.sockets.drop(how), false);
    expect(heard.sort()).toEqual(asked);
    await twoNewOnes(room);
  });

  it('are tried again for as long as Slack cannot give any', async () => {
    const room = await connectedRoom();
    const { slack, heard } = room;
    slack.faults.next(
      'apps.connections.open',
      ...Array.from({ length: 8 }, () => ({ kind: 'server error' }) as const),
      { kind: 'rate limited', retryAfterS: 0 },
      { kind: 'lost reply' },
      { kind: 'error', error: 'internal_error' },
      { kind: 'error', error: 'invalid_auth' },
    );
    slack.sockets.drop();
    await twoNewOnes(room);
    await slack.tell('U1', 'still there?').settled;
    expect(heard).toEqual(['still there?']);
    expect(room.logged.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
      expect.stringMatching(/^SLACK_APP_TOKEN was refused by Slack \(invalid_auth\)/),
    ]);
  });

  it('come back with the network', async () => {
    const room = await connectedRoom();
    const { slack, heard } = room;
    await slack.goOffline();
    await vi.waitFor(() => expect(room.logged.filter(({ level }) => level === 'warn').length).toBeGreaterThan(4));
    await slack.comeBack();
    await twoNewOnes(room);
    await slack.tell('U1', 'back?').settled;
    expect(heard).toEqual(['back?']);
  });

  it('are replaced when they have gone silent', async () => {
    const runtime = { socketTimes: { ...quickRuntime.socketTimes, pingMs: 100, silentMs: 240 } };
    const room = await connectedRoom({ runtime });
    const { slack, heard, askMeanwhile } = room;
    const asked = await askMeanwhile(10, () => slack.sockets.silence(), false);
    expect(heard.sort()).toEqual(asked);
    await twoNewOnes(room);
    expect(room.logged.map(({ message }) => message).join('\n')).toContain('nothing came over a socket');
  });

  it('are not replaced while nobody says anything', async () => {
    const runtime = { socketTimes: { ...quickRuntime.socketTimes, pingMs: 30, silentMs: 120 } };
    const { slack } = await connectedRoom({ runtime });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(slack.sockets).toMatchObject({ made: 2, open: 2 });
  });

  it('wait longer each time Slack hangs up at once', async () => {
    const slept: number[] = [];
    const sleep = (ms: number, signal?: AbortSignal) => {
      slept.push(ms);
      return quickRuntime.sleep(ms >= 700 ? 5 : ms, signal);
    };
    const waiting = { startingMs: 600, firstRetryMs: 1_000, longestRetryMs: 8_000, stableMs: 60_000 };
    const socketPace = { ...quickRuntime.socketPace, ...waiting };
    const room = await connectedRoom({ runtime: { sleep, socketPace, random: () => 0.5 } });
    const { slack } = room;
    slept.length = 0;
    slack.faults.next(
      'apps.connections.open',
      ...Array.from({ length: 12 }, () => ({ kind: 'server error' }) as const),
    );
    slack.sockets.drop();
    await slack.until(() => slack.calls.filter(({ outcome }) => outcome === 'server error').length === 12);
    const waits = [...new Set(slept)].sort((a, b) => a - b);
    expect(waits).toEqual([750, 1_500, 3_000, 6_000]);
  });
});

describe('starting', () => {
  it.each([
    ['invalid_auth', /SLACK_APP_TOKEN.*invalid_auth.*App-Level Tokens/],
    ['not_allowed_token_type', /SLACK_APP_TOKEN.*not_allowed_token_type/],
    ['missing_scope', /SLACK_APP_TOKEN.*connections:write/],
  ])('fails for good where Slack does not take the app token (%s)', async (error, problem) => {
    const { slack, platform } = await openRoom();
    slack.faults.next('apps.connections.open', { kind: 'error', error });
    const thrown = await platform.start(chatWith({})).catch((caught: unknown) => caught);
    expect(thrown).toBeInstanceOf(ConfigError);
    expect(String(thrown)).toMatch(problem);
    await slack.until(() => slack.sockets.open === 0);
  });

  it('goes on trying for a while, then fails for now, and can be tried again', async () => {
    const socketPace = { ...quickRuntime.socketPace, startingMs: 150 };
    const { slack, platform } = await openRoom({ runtime: { socketPace } });
    const failing = Array.from({ length: 100 }, () => ({ kind: 'server error' }) as const);
    slack.faults.next('apps.connections.open', ...failing);
    const thrown = await platform.start(chatWith({})).catch((caught: unknown) => caught);
    expect(thrown).not.toBeInstanceOf(ConfigError);
    expect(String(thrown)).toContain('Slack cannot be connected to');
    slack.faults.clear();
    slack.faults.next('apps.connections.open', { kind: 'server error' });
    const { chat, heard } = listeningChat();
    await platform.start(chat);
    await slack.tell('U1', 'hello').settled;
    expect(heard).toEqual(['hello']);
  });

  it('waits for a hello, and no longer', async () => {
    const runtime = { socketTimes: { ...quickRuntime.socketTimes, helloMs: 60 } };
    const { slack, platform } = await openRoom({ runtime });
    slack.sockets.delayHello(10_000);
    const starting = platform.start(chatWith({}));
    await slack.until(() => slack.sockets.made === 2);
    slack.sockets.delayHello(0);
    await starting;
  });
});

describe('stopping', () => {
  it('acknowledges what was taken, answers commands, and closes all', async () => {
    const { slack, platform } = await openRoom({ slack: { ackTimeoutMs: 2_000 } });
    const waiting: (() => void)[] = [];
    const held = () => new Promise<void>((resolve) => waiting.push(resolve));
    const answer = () => held().then(() => createMessage({ markdown: 'late answer', visibility: 'asker' }));
    await platform.start(chatWith({ take: held, answer }));
    const said = slack.tell('U1', 'hello');
    slack.command({ user: 'U1', channel: 'C1', text: 'why' });
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    const stopped = platform.stop();
    for (const resolve of waiting) resolve();
    await stopped;
    await slack.until(() => slack.sockets.open === 0);
    await said.settled;
    expect(slack.seenBy('U1').ephemerals.map(({ text }) => text)).toEqual(['late answer']);
    expect(said.deliveries[0]).toMatchObject({ state: 'acknowledged', attempts: [{ outcome: 'acknowledged' }] });
  });

  it('leaves to others what comes too late', async () => {
    const socketPace = { ...quickRuntime.socketPace, connections: 1, drainMs: 3_000 };
    const { slack, platform } = await openRoom({ slack: { ackTimeoutMs: 500 }, runtime: { socketPace } });
    const { chat, heard } = listeningChat();
    let takeFirst: (() => void) | undefined;
    const take: typeof chat.take = async (incoming) => {
      if (incoming.request.text !== 'first') return chat.take(incoming);
      await new Promise<void>((resolve) => {
        takeFirst = resolve;
      });
    };
    await platform.start({ ...chat, take });
    slack.tell('U1', 'first');
    await vi.waitFor(() => expect(takeFirst).toBeDefined());
    const stopped = platform.stop();
    // Its connection is still open, for the acknowledgement of the first.
    const late = slack.tell('U1', 'late');
    await vi.waitFor(() => expect(late.deliveries[0]?.attempts).not.toEqual([]), { timeout: 3_000 });
    takeFirst?.();
    await stopped;
    expect(heard).toEqual([]);
    expect(late.deliveries[0]?.attempts[0]?.outcome).toBe('timeout');
  });
});
