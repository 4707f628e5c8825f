import { type Names, readBlocks, readMrkdwn } from '../../../fakes/slack/blocks/reading.ts';
import type { FakeSlack } from '../../../fakes/slack/fake-slack.ts';
import type { Channel, Message } from '../../../fakes/slack/state/workspace.ts';
import type { Said } from '../../day/ledger.ts';

/** With the message as Slack keeps it. */
export interface SaidInSlack extends Said {
  readonly message: Message;
}

const names: Names = { person: (id) => `@${id}`, channel: (id) => `#${id}`, usergroup: (id) => id };

/** Reads everything that the bot has said. */
export function createSaid(slack: FakeSlack): () => readonly SaidInSlack[] {
  const texts = new WeakMap<Message, { blocks: unknown; text: string }>();

  function textOf(message: Message): string {
    const known = texts.get(message);
    if (known?.blocks === message.blocks) return known.text;
    const text = message.blocks.length > 0 ? readBlocks(message.blocks, names) : readMrkdwn(message.text, names);
    texts.set(message, { blocks: message.blocks, text });
    return text;
  }

  const channels = (): readonly Channel[] =>
    [...slack.world.workspaces.values()].flatMap((workspace) => [...workspace.channels.values()]);

  return () => {
    const bots = new Set([...slack.world.workspaces.values()].map(({ bot }) => bot.botId));
    return channels()
      .flatMap(({ messages, ephemerals }) => [...messages, ...ephemerals])
      .filter(({ botId, subtype }) => botId !== undefined && bots.has(botId) && subtype === undefined)
      .map((message) => ({
        id: message.ts,
        channel: message.channel,
        ...(message.threadTs !== undefined && { below: message.threadTs }),
        ...(message.visibleTo !== undefined && { person: message.visibleTo }),
        text: textOf(message),
        message,
      }));
  };
}
