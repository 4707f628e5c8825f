import { WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { GatewayIntentBits as Intent, REST } from 'discord.js';
import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import { onTestFinished, type TestContext } from 'vitest';
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from './fake-discord.ts';
import type { GuildParts } from './new-guild.ts';

/** A Discord with one guild, and a real REST client with the bot's token that tries everything once. */
export interface OpenedDiscord {
  readonly discord: FakeDiscord;
  readonly rest: REST;
  /** Does something once the test is over. Tests that run together need that of their own context. */
  readonly atEnd: OnTestFinished;
}

type OnTestFinished = TestContext['onTestFinished'];

/**
 * The guild Harbour with ada and ben (an admin), with #ops, where all are, and #secret, which the bot cannot see. It closes with
 * the test.
 */
export async function openDiscord(
  options: FakeDiscordOptions = {},
  parts: GuildParts = {},
  atEnd: OnTestFinished = onTestFinished,
): Promise<OpenedDiscord> {
  const discord = await startFakeDiscord(options);
  atEnd(() => discord.close());
  discord.addGuild({
    name: 'Harbour',
    users: [{ name: 'ada' }, { name: 'ben', roles: ['admin'] }],
    roles: [{ name: 'admin', permissions: ['Administrator'] }],
    channels: [{ name: 'ops' }, { name: 'secret', overwrites: [{ who: 'bot', deny: ['ViewChannel'] }] }],
    ...parts,
  });
  return { discord, rest: restOf(discord), atEnd };
}

export const restOf = (discord: FakeDiscord, token = discord.token): REST =>
  new REST({ api: discord.apiUrl, version: '10', retries: 0, timeout: 5000 }).setToken(token);

export const usualIntents: number = Intent.Guilds | Intent.GuildMessages | Intent.DirectMessages;

/** A real manager of the gateway, with all that it heard. It ends with the test. */
export interface Listening {
  readonly manager: WebSocketManager;
  readonly heard: GatewayDispatchPayload[];
  /** Data of the events of one kind. */
  of(event: string): readonly Record<string, unknown>[];
  readonly errors: Error[];
  readonly closes: number[];
}

export function listenTo(
  { discord, rest, atEnd }: OpenedDiscord,
  intents = usualIntents,
  shardCount: number | null = null,
  token = discord.token,
): Listening {
  const sessions = new Map<number, Parameters<NonNullable<WebSocketManager['options']['updateSessionInfo']>>[1]>();
  const manager = new WebSocketManager({
    token,
    intents,
    rest,
    shardCount,
    retrieveSessionInfo: (shard) => sessions.get(shard) ?? null,
    updateSessionInfo: (shard, session) => void sessions.set(shard, session),
    // The usual one waits five seconds between two.
    buildIdentifyThrottler: () => ({ waitForIdentify: async () => {} }),
  });
  const heard: GatewayDispatchPayload[] = [];
  const errors: Error[] = [];
  const closes: number[] = [];
  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => void heard.push(data));
  manager.on(WebSocketShardEvents.Error, ({ error }) => void errors.push(error));
  manager.on(WebSocketShardEvents.Closed, ({ code }) => void closes.push(code));
  atEnd(() => manager.destroy());
  return {
    manager,
    heard,
    errors,
    closes,
    of: (event) => heard.filter(({ t }) => t === event).map(({ d }) => d as unknown as Record<string, unknown>),
  };
}

/** Of what was written, as far as it was heard; and a person's mention of the bot in #ops. */
export function talkIn({ discord }: OpenedDiscord, { of }: Listening) {
  return {
    texts: () => of('MESSAGE_CREATE').map(({ content }) => content),
    said: (text: string) => {
      const mention = `<@${discord.bot.id}> ${text}`;
      discord.say({ channel: 'ops', user: 'ada', text: mention });
      return mention;
    },
  };
}

/** What an error of the REST client tells of Discord's. @throws when it is not refused. */
export async function errorOf(call: Promise<unknown>): Promise<{ code: number; status: number; message: string }> {
  try {
    await call;
  } catch (error) {
    const { code, status, message } = error as { code: number; status: number; message: string };
    if (typeof status === 'number') return { code, status, message };
    throw error;
  }
  throw new Error('The call was not refused.');
}
