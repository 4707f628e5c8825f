import type { Json } from '../../json.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Content } from '../web-api/message-content.ts';
import type { Announcer, PairOrder } from './announcer.ts';
import { messageJson } from './message-json.ts';
import { notify } from './notify.ts';
import type { Channel, Message, Workspace } from './workspace.ts';
import type { World } from './world.ts';

/** Puts messages where people see them, changes and removes them, and lets the app hear of it. */
export interface Posting {
  post(
    workspace: Workspace,
    channel: Channel,
    draft: Draft,
    order?: PairOrder,
  ): { message: Message; deliveries: Delivery[] };
  /** Shows it to one person. */
  show(workspace: Workspace, channel: Channel, draft: Draft, visibleTo: string): Message;
  /** `content` without blocks takes those of the message away. */
  edit(workspace: Workspace, channel: Channel, message: Message, content: Content, by: string): void;
  remove(workspace: Workspace, channel: Channel, message: Message): void;
  /** Gives the thread of an assistant that begins with the message a title. */
  entitle(workspace: Workspace, channel: Channel, message: Message, title: string): void;
}

interface Draft {
  readonly user: string;
  readonly botId?: string;
  readonly content: Content;
  readonly threadTs?: string;
  readonly subtype?: string;
  readonly clientMsgId?: string;
  readonly appContext?: Json;
  readonly unfurlLinks?: boolean;
  readonly unfurlMedia?: boolean;
}

export function createPosting(world: World, announcer: Announcer): Posting {
  const messageOf = (channel: Channel, draft: Draft, visibleTo?: string): Message => ({
    ts: world.ids.ts(),
    channel: channel.id,
    user: draft.user,
    ...(draft.botId !== undefined && { botId: draft.botId }),
    ...(draft.threadTs !== undefined && { threadTs: draft.threadTs }),
    ...(draft.subtype !== undefined && { subtype: draft.subtype }),
    ...(draft.clientMsgId !== undefined && { clientMsgId: draft.clientMsgId }),
    ...(draft.appContext !== undefined && { appContext: draft.appContext }),
    ...(visibleTo !== undefined && { visibleTo }),
    unfurlLinks: draft.unfurlLinks ?? true,
    unfurlMedia: draft.unfurlMedia ?? true,
    ...draft.content,
  });

  /** Slack tells of an edit and a deletion by a message event of their own. */
  const announceChange = (workspace: Workspace, channel: Channel, change: Json) => {
    if (!channel.members.has(workspace.bot.userId)) return;
    const ts = world.ids.ts();
    const kind = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' }[channel.kind];
    announcer.event(
      workspace,
      { type: 'message', ...change, channel: channel.id, hidden: true, ts, event_ts: ts, channel_type: channel.kind },
      `message.${kind}`,
    );
  };

  return {
    post: (workspace, channel, draft, order) => {
      const message = messageOf(channel, draft);
      channel.messages.push(message);
      notify(world, workspace, channel, message);
      const deliveries = announcer.message(workspace, channel, message, order);
      world.changed();
      return { message, deliveries };
    },
    show: (workspace, channel, draft, visibleTo) => {
      const message = messageOf(channel, draft, visibleTo);
      channel.ephemerals.push(message);
      notify(world, workspace, channel, message);
      world.changed();
      return message;
    },
    edit: (workspace, channel, message, content, by) => {
      const before = messageJson(world, workspace, message, { allMetadata: true });
      const { metadata, ...shown } = content;
      Object.assign(message, shown, metadata !== undefined && { metadata });
      // The flag is not shown where a message has blocks.
      if (content.blocks.length === 0) message.edited = { user: by, ts: world.ids.ts() };
      notify(world, workspace, channel, message);
      if (message.visibleTo === undefined) {
        const after = messageJson(world, workspace, message, { allMetadata: true });
        announceChange(workspace, channel, { subtype: 'message_changed', message: after, previous_message: before });
      }
      world.changed();
    },
    entitle: (workspace, channel, message, title) => {
      const before = messageJson(world, workspace, message);
      message.title = title;
      if (message.subtype === 'assistant_app_thread') message.text = title;
      const after = messageJson(world, workspace, message);
      announceChange(workspace, channel, { subtype: 'message_changed', message: after, previous_message: before });
      world.changed();
    },
    remove: (workspace, channel, message) => {
      const from = message.visibleTo === undefined ? channel.messages : channel.ephemerals;
      const index = from.indexOf(message);
      if (index < 0) return;
      from.splice(index, 1);
      if (message.visibleTo === undefined) {
        const before = messageJson(world, workspace, message, { allMetadata: true });
        announceChange(workspace, channel, {
          subtype: 'message_deleted',
          deleted_ts: message.ts,
          previous_message: before,
        });
      }
      world.changed();
    },
  };
}
