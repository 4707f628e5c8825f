import type { FakeDiscord } from '../../../fakes/discord/fake-discord.ts';
import { type Names, readMessage } from '../../../fakes/discord/reading.ts';
import type { Channel, Message } from '../../../fakes/discord/state/guild.ts';
import type { Said } from '../../day/ledger.ts';

/** With the message as Discord keeps it. */
export interface SaidInDiscord extends Said {
  readonly message: Message;
}

/** The message that stands at the top of a thread only points to the one that the thread hangs on. */
const threadStarter = 21;

/** Reads everything that the bot has said. */
export function createSaid({ world }: FakeDiscord): () => readonly SaidInDiscord[] {
  const texts = new WeakMap<Message, { content: string; embeds: unknown; text: string }>();
  const names: Names = {
    user: (id) => world.users.get(id)?.displayName ?? id,
    channel: (id) => id,
    role: (id) => id,
  };

  function textOf(message: Message): string {
    const { content, embeds } = message;
    const known = texts.get(message);
    if (known !== undefined && known.content === content && known.embeds === embeds) return known.text;
    const text = readMessage(message, names);
    texts.set(message, { content, embeds, text });
    return text;
  }

  const channels = (): readonly Channel[] => [
    ...[...world.guilds.values()].flatMap((guild) => [...guild.channels.values()]),
    ...world.directMessages.values(),
  ];

  return () =>
    channels()
      .flatMap(({ messages, ephemerals }) => [...messages, ...ephemerals])
      .filter(({ author, type }) => author === world.app.botId && type !== threadStarter)
      .map((message) => ({
        id: message.id,
        channel: message.channel,
        ...(message.reference && { below: message.reference.message }),
        ...(message.visibleTo !== undefined && { person: message.visibleTo }),
        text: textOf(message),
        message,
      }));
}

/** Of replies to one interaction that say the same, the first. */
export function withoutDoubles(said: readonly SaidInDiscord[]): readonly SaidInDiscord[] {
  const seen = new Set<string>();
  return said.filter(({ message: { origin }, text }) => {
    if (origin === undefined) return true;
    const name = `${origin.id} ${text}`;
    return !seen.has(name) && seen.add(name);
  });
}
