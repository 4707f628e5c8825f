import { BoundedMap } from '../../../bounded-map.ts';
import type { Logger } from '../../../logger.ts';
import type { Identity } from '../identity.ts';
import { type ChannelFacts, readChannel, type ToldChannel } from './channel-facts.ts';
import type { Lookups } from './lookups.ts';

/** What channels are, remembered from what Discord tells, or asked for. */
export interface Channels {
  /** Takes down what Discord told of a channel; what it did not tell stays as it was known. */
  note(facts: ChannelFacts): void;
  /** The bot has begun to take part in a thread. */
  join(thread: string): void;
  /** The bot takes no part in a thread any more. */
  quit(thread: string): void;
  forget(id: string): void;
  known(id: string): ChannelFacts | undefined;
  /**
   * Asks Discord where it is not known.
   * @returns nothing where Discord does not say in time. Never rejects.
   */
  find(id: string): Promise<ChannelFacts | undefined>;
  /** Whether the bot takes part in a thread; no, where Discord does not say in time. Never rejects. */
  hasJoined(thread: string): Promise<boolean>;
}

interface ChannelsDeps {
  readonly lookups: Lookups;
  readonly identity: Identity;
  readonly logger: Logger;
}

/** Two thousand guilds with ten threads each, and the channels of these; a few hundred bytes each. */
const remembered = 50_000;
/** What somebody wrote waits for it. */
const withinMs = 2_500;

export function createChannels({ lookups, identity, logger }: ChannelsDeps): Channels {
  const byId = new BoundedMap<string, ChannelFacts>(remembered);

  function note(facts: ChannelFacts): void {
    byId.set(facts.id, { ...byId.get(facts.id), ...facts });
  }

  function setJoined(id: string, joined: boolean): void {
    const facts = byId.get(id);
    if (facts !== undefined && facts.joined !== joined) byId.set(id, { ...facts, joined });
  }

  async function ask(id: string): Promise<ChannelFacts | undefined> {
    try {
      const told = await lookups.read(`/channels/${id}`, withinMs);
      if (isChannel(told)) note(readChannel(told, identity.userId, true));
    } catch (error) {
      logger.warn('Discord does not say what a channel is', { platform: 'discord', channel: id, err: error });
    }
    return byId.get(id);
  }

  return {
    note,
    join: (thread) => setJoined(thread, true),
    quit: (thread) => setJoined(thread, false),
    forget: (id) => {
      byId.delete(id);
    },
    known: (id) => byId.get(id),
    find: async (id) => byId.get(id) ?? ask(id),
    async hasJoined(thread) {
      const joined = byId.get(thread)?.joined ?? (await ask(thread))?.joined;
      return joined === true;
    },
  };
}

function isChannel(told: unknown): told is ToldChannel {
  return typeof told === 'object' && told !== null && 'id' in told && 'type' in told;
}
