import {
  type APIEmbed,
  type APIMessageTopLevelComponent,
  ChannelType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import type { Announcer } from './announcer.ts';
import type { Channel, Mentions, Message, MessageOrigin, MessageReference } from './guild.ts';
import { effective, notify } from './mentions.ts';
import { channelById, directMessageWith, findMessage, type World } from './world.ts';

export interface Content {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
}

interface Draft {
  readonly author: string;
  readonly content: Content;
  readonly type?: MessageType;
  readonly flags?: number;
  /** What it may mention; who is there and what the writer may is seen to. */
  readonly mentions: Mentions;
  readonly nonce?: string | number;
  readonly reference?: MessageReference;
  /** Whose message it replies to, when that calls them. */
  readonly pingsRepliedTo?: string;
  readonly origin?: MessageOrigin;
  readonly visibleTo?: string;
  readonly webhook?: string;
}

/** Puts messages where they stand, and tells everybody. */
export interface Posting {
  post(channel: Channel, draft: Draft): Message;
  edit(message: Message, change: Partial<Content> & { readonly flags?: number }, mentions?: Mentions): void;
  remove(message: Message): void;
  /** The channel of somebody's direct message with the app. */
  directMessage(user: string): Channel;
  startThread(
    parent: Channel,
    what: {
      readonly name: string;
      readonly owner: string;
      readonly type: ChannelType;
      readonly autoArchiveMinutes?: number;
      /** The message that it hangs on, whose id it takes. */
      readonly from?: Message;
    },
  ): Channel;
  setThread(thread: Channel, change: { readonly archived?: boolean; readonly locked?: boolean }): void;
}

export function createPosting(world: World, announcer: Announcer): Posting {
  const wake = (channel: Channel) => {
    if (channel.thread?.archived) posting.setThread(channel, { archived: false });
  };

  const posting: Posting = {
    post: (channel, draft) => {
      wake(channel);
      const called = effective(world, channel, draft.author, draft.mentions);
      const replied = draft.pingsRepliedTo;
      const users = replied === undefined ? called.users : [...new Set([...called.users, replied])];
      const message: Message = {
        id: world.ids.next(),
        channel: channel.id,
        author: draft.author,
        type: draft.type ?? MessageType.Default,
        at: world.clock.now(),
        ...draft.content,
        flags: draft.flags ?? 0,
        mentions: { ...called, users },
        ...(draft.nonce !== undefined && { nonce: draft.nonce }),
        ...(draft.reference && { reference: draft.reference }),
        ...(draft.origin && { origin: draft.origin }),
        ...(draft.webhook !== undefined && { webhook: draft.webhook }),
        ...(draft.visibleTo !== undefined && { visibleTo: draft.visibleTo }),
      };
      (message.visibleTo === undefined ? channel.messages : channel.ephemerals).push(message);
      if (channel.thread !== undefined && message.visibleTo === undefined) {
        channel.thread.messagesSent += 1;
        channel.thread.members.add(draft.author);
      }
      if (!(message.flags & MessageFlags.SuppressNotifications)) notify(world, message, replied);
      announcer.messageCreated(message);
      return message;
    },
    edit: (message, change, mentions) => {
      const { flags, ...content } = change;
      Object.assign(message, content);
      if (flags !== undefined) message.flags = flags;
      const channel = channelById(world, message.channel);
      if (mentions !== undefined && channel !== undefined) {
        message.mentions = effective(world, channel, message.author, mentions);
        notify(world, message);
      }
      message.editedAt = world.clock.now();
      announcer.messageUpdated(message);
    },
    remove: (message) => {
      const channel = channelById(world, message.channel);
      if (channel === undefined) return;
      const list = message.visibleTo === undefined ? channel.messages : channel.ephemerals;
      const index = list.indexOf(message);
      if (index < 0) return;
      list.splice(index, 1);
      announcer.messageDeleted(message);
    },
    directMessage: (user) =>
      directMessageWith(world, user, () => ({
        id: world.ids.next(),
        type: ChannelType.DM,
        name: '',
        position: 0,
        overwrites: new Map(),
        messages: [],
        ephemerals: [],
        recipient: user,
      })),
    startThread: (parent, { name, owner, type, autoArchiveMinutes, from }) => {
      const now = world.clock.now();
      const thread: Channel = {
        id: from?.id ?? world.ids.next(),
        type,
        ...(parent.guild !== undefined && { guild: parent.guild }),
        name,
        parentId: parent.id,
        position: 0,
        overwrites: new Map(),
        messages: [],
        ephemerals: [],
        thread: {
          owner,
          members: new Set([owner]),
          autoArchiveMinutes: autoArchiveMinutes ?? 4320,
          createdAt: now,
          archived: false,
          locked: false,
          archiveChangedAt: now,
          messagesSent: 0,
        },
      };
      world.guilds.get(parent.guild ?? '')?.channels.set(thread.id, thread);
      announcer.channelCreated(thread);
      if (from === undefined) return thread;
      posting.post(thread, {
        author: owner,
        type: MessageType.ThreadStarterMessage,
        content: { content: '', embeds: [], components: [] },
        mentions: { users: [], roles: [], everyone: false },
        reference: {
          message: from.id,
          channel: parent.id,
          ...(parent.guild !== undefined && { guild: parent.guild }),
        },
      });
      from.flags |= MessageFlags.HasThread;
      if (findMessage(parent, from.id) !== undefined) announcer.messageUpdated(from);
      return thread;
    },
    setThread: (thread, { archived, locked }) => {
      const state = thread.thread;
      if (state === undefined) throw new Error(`${thread.id} is no thread.`);
      if (archived !== undefined) {
        state.archived = archived;
        state.archiveChangedAt = world.clock.now();
      }
      if (locked !== undefined) state.locked = locked;
      announcer.channelUpdated(thread);
    },
  };
  return posting;
}
