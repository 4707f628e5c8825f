import type { Json } from '../../json.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Faults } from '../faults.ts';
import { eventEnvelope } from './event-envelope.ts';
import { messageJson } from './message-json.ts';
import { mentionsOf } from './notify.ts';
import type { Channel, ChannelKind, Message, Workspace } from './workspace.ts';
import { findMessage, type World } from './world.ts';

/** Tells the app what happens, as far as it subscribes to it, has the scopes for it, and is there. */
export interface Announcer {
  /** @returns nothing when the app may not hear of it. */
  event(workspace: Workspace, event: Json, subscription?: string): Delivery | undefined;
  /** The message itself and, if it mentions the bot, the mention: two events with different ids. */
  message(workspace: Workspace, channel: Channel, message: Message, order?: PairOrder): Delivery[];
}

export type PairOrder = 'mention first' | 'message first';

const messageScopes: Record<ChannelKind, { subscription: string; scope: string }> = {
  channel: { subscription: 'message.channels', scope: 'channels:history' },
  group: { subscription: 'message.groups', scope: 'groups:history' },
  im: { subscription: 'message.im', scope: 'im:history' },
  mpim: { subscription: 'message.mpim', scope: 'mpim:history' },
};

/** One of these scopes lets the app hear of an event. */
const eventScopes: Record<string, readonly string[]> = {
  app_mention: ['app_mentions:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  assistant_thread_started: ['assistant:write'],
  assistant_thread_context_changed: ['assistant:write'],
  app_context_changed: ['assistant:write'],
  channel_left: ['channels:read'],
  group_left: ['groups:read'],
  reaction_added: ['reactions:read'],
  ...Object.fromEntries(Object.values(messageScopes).map(({ subscription, scope }) => [subscription, [scope]])),
};

export function createAnnouncer(world: World, deliveries: Deliveries, faults: Faults): Announcer {
  const scopesOf = (workspace: Workspace) =>
    [...world.tokens.values()]
      .filter((token) => token.workspace === workspace.id && token.state === 'active')
      .flatMap(({ scopes }) => scopes);

  const event: Announcer['event'] = (workspace, payload, subscription = String(payload.type)) => {
    const lifecycle = subscription === 'app_uninstalled' || subscription === 'tokens_revoked';
    if (world.app.events?.includes(subscription) === false) return undefined;
    if (!workspace.isInstalled && !lifecycle) return undefined;
    const needed = eventScopes[subscription];
    const scopes = scopesOf(workspace);
    if (needed !== undefined && !needed.some((scope) => scopes.includes(scope))) return undefined;
    return deliveries.send('events_api', String(payload.type), eventEnvelope(world, workspace, payload));
  };

  return {
    event,
    message: (workspace, channel, message, order = faults.messageFirst() ? 'message first' : 'mention first') => {
      const bot = workspace.bot.userId;
      if (!channel.members.has(bot) || message.visibleTo !== undefined) return [];
      const json = messageJson(world, workspace, message, { allMetadata: true });
      const parent = message.threadTs === undefined ? undefined : findMessage(channel, message.threadTs)?.user;
      const shared = {
        ...json,
        ...(message.appContext !== undefined && { app_context: message.appContext }),
        ...(parent !== undefined && message.threadTs !== message.ts && { parent_user_id: parent }),
        channel: channel.id,
        event_ts: message.ts,
      };
      const plain = () =>
        event(workspace, { ...shared, channel_type: channel.kind }, messageScopes[channel.kind].subscription);
      const called = mentionsOf(message).some((mention) => mention.kind === 'user' && mention.id === bot);
      const isMention = called && channel.kind !== 'im' && message.user !== bot && message.subtype === undefined;
      const mention = () => (isMention ? event(workspace, { ...shared, type: 'app_mention' }) : undefined);
      const both = order === 'mention first' ? [mention(), plain()] : [plain(), mention()];
      return both.filter((delivery) => delivery !== undefined);
    },
  };
}
