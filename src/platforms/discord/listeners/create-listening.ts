import type {
  APIInteraction,
  GatewayChannelDeleteDispatchData,
  GatewayDispatchPayload,
  GatewayGuildCreateDispatchData,
  GatewayGuildDeleteDispatchData,
  GatewayMessageCreateDispatchData,
  GatewayReadyDispatchData,
  GatewayThreadDeleteDispatchData,
} from 'discord-api-types/v10';
import { createInFlight } from '../../sending/in-flight.ts';
import { platform } from './addressing.ts';
import { createConversations } from './conversations.ts';
import { channelDeleted, guildCreated, guildDeleted, ready } from './guilds.ts';
import { interactions } from './interactions.ts';
import type { Listener, ListenerDeps } from './listener.ts';
import { messages } from './messages.ts';
import { createPresentGuilds } from './present-guilds.ts';
import { createReminders } from './reminders.ts';

/** What each kind of event brings. */
interface Heard {
  READY: GatewayReadyDispatchData;
  MESSAGE_CREATE: GatewayMessageCreateDispatchData;
  INTERACTION_CREATE: APIInteraction;
  GUILD_CREATE: GatewayGuildCreateDispatchData;
  GUILD_DELETE: GatewayGuildDeleteDispatchData;
  CHANNEL_DELETE: GatewayChannelDeleteDispatchData;
  THREAD_DELETE: GatewayThreadDeleteDispatchData;
}

/** All that the bot hears in Discord. */
const listeners: { readonly [K in keyof Heard]: Listener<Heard[K]> } = {
  READY: ready,
  MESSAGE_CREATE: messages,
  INTERACTION_CREATE: interactions,
  GUILD_CREATE: guildCreated,
  GUILD_DELETE: guildDeleted,
  CHANNEL_DELETE: channelDeleted,
  THREAD_DELETE: channelDeleted,
};

export interface Listening {
  /**
   * Resolves once what happened need not be told again: of what goes to `Chat.take`, when that has taken it. Rejects when it was not
   * taken.
   */
  dispatch(payload: GatewayDispatchPayload, shard: number): Promise<void>;
  /** Resolves when all that was heard so far has been replied to or handed to `Chat.take`. */
  settled(): Promise<void>;
}

/** Turns what happens in Discord into requests, and messages into replies. */
export function createListening(deps: ListenerDeps): Listening {
  const { directory, identity, clock, logger } = deps;
  const inFlight = createInFlight(platform, logger);
  const tools = {
    ...{ ...deps, inFlight },
    conversations: createConversations(identity, directory.starters),
    presentGuilds: createPresentGuilds(),
    reminders: createReminders(clock),
  };

  /** What is said is heard also where Discord has come to tell of channels and people in another way. */
  function note(payload: GatewayDispatchPayload, shard: number): void {
    try {
      directory.note(payload);
    } catch (error) {
      logger.warn('what Discord tells could not be taken down', { platform, shard, type: payload.t, err: error });
    }
  }

  async function tell<K extends keyof Heard>(type: K, data: Heard[K], shard: number): Promise<void> {
    await listeners[type](data, tools, shard);
  }

  return {
    async dispatch(payload, shard) {
      note(payload, shard);
      if (isHeard(payload)) await tell(payload.t, payload.d, shard);
    },
    settled: () => inFlight.settled(),
  };
}

type HeardPayload = Extract<GatewayDispatchPayload, { readonly t: keyof Heard }>;

const isHeard = (payload: GatewayDispatchPayload): payload is HeardPayload => payload.t in listeners;
