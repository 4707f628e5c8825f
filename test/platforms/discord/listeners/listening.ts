import { WebSocketShardEvents } from '@discordjs/ws';
import { GatewayIntentBits } from 'discord-api-types/v10';
import { onTestFinished } from 'vitest';
import type { Chat, Outlet } from '../../../../src/chat/chat.ts';
import { commandListings } from '../../../../src/chat/command-listings.ts';
import { commands as all } from '../../../../src/chat/commands/index.ts';
import { systemClock } from '../../../../src/clock.ts';
import type { LogFields } from '../../../../src/logger.ts';
import { readAddress } from '../../../../src/platforms/discord/address.ts';
import { createDirectory } from '../../../../src/platforms/discord/directory/directory.ts';
import type { DiscordSettings } from '../../../../src/platforms/discord/discord-settings.ts';
import { createListening } from '../../../../src/platforms/discord/listeners/create-listening.ts';
import { commandsRoute, wantedCommands } from '../../../../src/platforms/discord/registering/wanted-commands.ts';
import { createApi } from '../../../../src/platforms/discord/sending/create-api.ts';
import { createMessenger } from '../../../../src/platforms/discord/sending/create-messenger.ts';
import { standardPace } from '../../../../src/platforms/discord/sending/pace.ts';
import { systemSleep } from '../../../../src/platforms/sending/sleep.ts';
import type { FakeDiscord, FakeDiscordOptions } from '../../../fakes/discord/fake-discord.ts';
import type { GuildParts } from '../../../fakes/discord/new-guild.ts';
import { listenTo, type OpenedDiscord, openDiscord, usualIntents } from '../../../fakes/discord/opened-discord.ts';
import { createScriptedChat } from '../../scripted-chat.ts';

export interface ListeningOptions {
  readonly settings?: Partial<Pick<DiscordSettings, 'messageContent'>>;
  readonly guild?: GuildParts;
  readonly discord?: FakeDiscordOptions;
  /** Where another process has listened before; the guild and its settings are as they were. */
  readonly on?: OpenedDiscord;
  /** Default: a chat that says what it was asked. */
  readonly chat?: (outlet: Outlet) => Chat;
}

const pace = { ...standardPace, timeoutMs: 1_000, attempts: 2, retryMs: 5, editMs: 20 };

/**
 * A process that listens in the guild Harbour with ada, ben (an admin) and the channels #ops, #news (announcements), #talk (voice)
 * and #ask (a forum): the real gateway manager, REST client and messenger, and a chat that is scripted.
 */
export async function listen(options: ListeningOptions = {}) {
  const { messageContent = false } = options.settings ?? {};
  const opened = options.on ?? (await openHarbour(options, messageContent));
  const { discord } = opened;
  const logged: { level: string; message: string; fields: LogFields | undefined }[] = [];
  const log = (level: string) => (message: string, fields?: LogFields) => {
    logged.push({ level, message, fields });
  };
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  const common = { clock: systemClock, sleep: systemSleep, pace, logger };
  const api = createApi({ ...common, token: discord.token, apiUrl: discord.apiUrl });
  const identity = { applicationId: discord.app.id, userId: discord.app.botId };
  const directory = createDirectory({ ...common, api, identity });
  const messenger = createMessenger({ ...common, api, identity: () => identity });
  const outlet: Outlet = {
    async post(to, message, how) {
      const address = readAddress(to);
      if (address === undefined) throw new Error(`${to} is no address`);
      await messenger.post(address, message, how);
    },
    wasPosted: async () => false,
    personalPlace: (place: string) => place,
    isAdmin: async () => false,
  };
  const scripted = createScriptedChat(outlet);
  const commands = commandListings(all);
  await api.call('PUT', commandsRoute(discord.app.id, undefined), { body: wantedCommands(commands, false) });
  const listening = createListening({
    ...{ ...common, messenger, directory, identity, commands },
    chat: options.chat?.(outlet) ?? scripted,
    settings: { messageContent },
  });
  const untaken: unknown[] = [];
  const gateway = listenTo(opened, messageContent ? usualIntents | GatewayIntentBits.MessageContent : usualIntents);
  gateway.manager.on(WebSocketShardEvents.Dispatch, ({ data, shardId }) => {
    listening.dispatch(data, shardId).catch((error: unknown) => untaken.push(error));
  });
  await gateway.manager.connect();
  await discord.quiet(10);
  const callsBefore = discord.calls.length;
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      await gateway.manager.destroy();
      await listening.settled();
      await messenger.close();
      api.close();
    })();
    return stopping;
  };
  onTestFinished(stop);
  return {
    ...scripted,
    ...{ opened, discord, directory, logged, untaken, stop },
    guild: discord.guildId(options.guild?.name ?? 'Harbour'),
    mention: `<@${discord.app.botId}>`,
    /** What was asked of Discord since the start. */
    called: () => discord.calls.slice(callsBefore).map(({ route }) => route),
    /** Resolves once Discord has told all and all of it has been dealt with. */
    async quiet() {
      const happened = () => discord.calls.length + gateway.heard.length;
      let before: number;
      do {
        before = happened();
        await discord.quiet(10);
        // Where the machine was busy, what was sent meanwhile has yet to be read.
        await new Promise((resolve) => setImmediate(resolve));
        await listening.settled();
      } while (happened() > before);
    },
  };
}

function openHarbour(options: ListeningOptions, messageContent: boolean): Promise<OpenedDiscord> {
  return openDiscord(
    { ...options.discord, app: { messageContent, ...options.discord?.app } },
    {
      channels: [
        { name: 'ops' },
        { name: 'news', kind: 'announcement' },
        { name: 'talk', kind: 'voice' },
        { name: 'ask', kind: 'forum' },
      ],
      ...options.guild,
    },
  );
}

/** What a person finds in a place: the first line of each message, without formatting. */
export const textsIn = (discord: FakeDiscord, channel: string, as?: string): readonly string[] =>
  discord.transcript(channel, as).map(({ text }) => text.split('\n')[0] ?? '');
