import { InteractionType } from 'discord.js';
import { onTestFinished } from 'vitest';
import { createMessage, type Message, type MessageParts } from '../../../../src/chat/message.ts';
import { type Clock, systemClock } from '../../../../src/clock.ts';
import type { LogFields, Logger } from '../../../../src/logger.ts';
import type { Address } from '../../../../src/platforms/discord/address.ts';
import type { InteractionToken, PressedMessage } from '../../../../src/platforms/discord/messenger.ts';
import { createApi } from '../../../../src/platforms/discord/sending/create-api.ts';
import { createMessenger } from '../../../../src/platforms/discord/sending/create-messenger.ts';
import type { Pace } from '../../../../src/platforms/discord/sending/pace.ts';
import { type Sleep, systemSleep } from '../../../../src/platforms/sending/sleep.ts';
import type { FakeDiscordOptions } from '../../../fakes/discord/fake-discord.ts';
import type { GuildParts } from '../../../fakes/discord/new-guild.ts';
import { openDiscord } from '../../../fakes/discord/opened-discord.ts';
import type { Interaction } from '../../../fakes/discord/state/interactions.ts';

interface SendingOptions {
  readonly discord?: FakeDiscordOptions;
  readonly guild?: GuildParts;
  readonly pace?: Partial<Pace>;
  readonly sleep?: Sleep;
  readonly clock?: Clock;
}

/** The guild Harbour with ada and ben, with #ops, and #secret, which the bot cannot see. */
export async function openSending(options: SendingOptions = {}) {
  const { discord } = await openDiscord(options.discord, options.guild);
  const logged: string[] = [];
  const write = (level: string) => (message: string, fields?: LogFields) => {
    logged.push(`${level}: ${message} ${JSON.stringify(fields ?? {})}`);
  };
  const logger: Logger = { debug() {}, info: write('info'), warn: write('warn'), error: write('error') };
  const pace: Pace = {
    ...{ timeoutMs: 1_000, responseMs: 400, attempts: 4, retryMs: 5, editMs: 30 },
    ...options.pace,
  };

  /** A process of its own, as after a restart. */
  function startMessenger() {
    const clock = options.clock ?? systemClock;
    const sleep = options.sleep ?? systemSleep;
    const { token, apiUrl, app } = discord;
    const api = createApi({ token, apiUrl, pace, clock, sleep, logger });
    onTestFinished(() => api.close());
    const identity = () => ({ applicationId: app.id, userId: app.botId });
    return createMessenger({ api, identity, clock, sleep, pace, logger });
  }

  const at = (channel: string, more: Partial<Address> = {}): Address => ({
    ...{ guild: discord.guildId('Harbour'), channel: discord.channelId(channel) },
    ...more,
  });
  const interactionOf = ({ id, token }: Interaction): InteractionToken => ({
    ...{ id, token, applicationId: discord.app.id },
  });
  return {
    ...{ discord, logged, startMessenger, messenger: startMessenger(), at, interactionOf },
    /** What was called on these routes so far, such as `POST /channels/:id/messages`. */
    calls: (route: string) => discord.calls.filter((call) => call.route === route),
    /** What stands in a channel by the bot. */
    posted: (channel = 'ops') => discord.transcript(channel).filter(({ ours }) => ours),
    /** Somebody uses a slash command. */
    command: (user = 'ada', channel = 'ops') =>
      discord.interactions.open({
        ...{ type: InteractionType.ApplicationCommand, user: discord.userId(user) },
        channel: channelOf(discord, channel),
        payload: (id, token) => ({ id, token }),
        origin: {},
      }),
    /** Somebody types into an option of one. */
    typing: () =>
      discord.interactions.open({
        ...{ type: InteractionType.ApplicationCommandAutocomplete, user: discord.userId('ada') },
        channel: channelOf(discord, 'ops'),
        payload: (id, token) => ({ id, token }),
        origin: {},
      }),
    /** Somebody presses the button on the message. */
    press: (message: string, button: string, user = 'ada') => {
      const interaction = discord.press({ user, channel: 'ops', message, button });
      const { pressed } = interaction;
      if (pressed === undefined) throw new Error('nothing was pressed');
      const { id, content, embeds, components } = pressed;
      const shown = { id, content, embeds: [...embeds], components: [...components] };
      const told: PressedMessage = { ...shown, interaction: interactionOf(interaction) };
      return { interaction, pressed: told };
    },
  };
}

function channelOf(discord: Awaited<ReturnType<typeof openDiscord>>['discord'], name: string) {
  for (const { channels } of discord.world.guilds.values()) {
    for (const channel of channels.values()) if (channel.name === name) return channel;
  }
  throw new Error(`no channel ${name}`);
}

export const text = (markdown: string, parts: Omit<MessageParts, 'markdown'> = {}): Message =>
  createMessage({ markdown, ...parts });

/** A message that takes so many posts, with "part N" in each. */
export function longText(posts: number, parts: Omit<MessageParts, 'markdown'> = {}): Message {
  const paragraph = (n: number) => `part ${n} ${'word '.repeat(750)}end`;
  return text(Array.from({ length: posts }, (_, n) => paragraph(n + 1)).join('\n\n'), parts);
}

/** Which part of a `longText` each line is; '' for what is none. */
export const partsIn = (lines: readonly { readonly text: string }[]): readonly string[] =>
  lines.map((line) => /part \d+/.exec(line.text)?.[0] ?? '');

export const options = (key: string, more: { signal?: AbortSignal; person?: string } = {}) => ({
  key,
  signal: new AbortController().signal,
  ...more,
});
