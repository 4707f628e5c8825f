import { InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import type { Json } from '../../json.ts';
import type { Announcer } from './announcer.ts';
import type { Channel, Message, MessageOrigin } from './guild.ts';
import type { World } from './world.ts';

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** An interaction, from the press of a key to the end of its token. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly user: string;
  readonly channel: Channel;
  readonly at: number;
  /** What the app was sent. */
  readonly payload: Json;
  /** As messages that answer it tell of it. */
  readonly origin: MessageOrigin;
  /** The message whose component was pressed. */
  readonly pressed?: Message;
  state: 'waiting' | 'answered' | 'failed';
  /** How it was answered first. */
  response?: InteractionResponseType;
  /** What `@original` is. */
  original?: Message;
  /** What autocomplete offers. */
  choices?: readonly Choice[];
  /** Resolves once it was answered, or once the time for that is over. */
  readonly settled: Promise<void>;
  readonly settle: (state: 'answered' | 'failed') => void;
}

export interface Interactions {
  /** Sends one to the app. */
  open(what: {
    readonly type: InteractionType;
    readonly user: string;
    readonly channel: Channel;
    readonly payload: (id: string, token: string) => Json;
    readonly origin: Omit<MessageOrigin, 'id' | 'type' | 'user'>;
    readonly pressed?: Message;
  }): Interaction;
  byToken(token: string): Interaction | undefined;
  /** Whether its fifteen minutes are over. */
  isExpired(interaction: Interaction): boolean;
  /** Ends the life of its token, as after fifteen minutes. */
  expire(token: string): void;
  /** Ends the time for its first answer, as after three seconds. */
  giveUp(token: string): void;
  readonly all: readonly Interaction[];
  close(): void;
}

interface InteractionsDeps {
  readonly world: World;
  readonly announcer: Announcer;
  /** Time for the first answer. Discord: 3 s. */
  readonly answerTimeoutMs: number;
  /** Life of the token. Discord: 15 min. */
  readonly tokenLifeMs: number;
  readonly showFailure: (user: string, failure: string) => void;
}

export function createInteractions({ world, announcer, ...deps }: InteractionsDeps): Interactions {
  const all: Interaction[] = [];
  const byToken = new Map<string, Interaction>();
  const expired = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();

  const giveUp = ({ state, type, user, settle }: Interaction) => {
    if (state !== 'waiting') return;
    const isPress = type === InteractionType.MessageComponent;
    const failure = isPress ? 'This interaction failed' : 'The application did not respond';
    if (type !== InteractionType.ApplicationCommandAutocomplete) deps.showFailure(user, failure);
    settle('failed');
  };

  return {
    all,
    giveUp: (token) => {
      const interaction = byToken.get(token);
      if (interaction !== undefined) giveUp(interaction);
    },
    byToken: (token) => byToken.get(token),
    isExpired: ({ token, at }) => expired.has(token) || world.clock.now() - at > deps.tokenLifeMs,
    expire: (token) => void expired.add(token),
    open: ({ type, user, channel, payload, origin, pressed }) => {
      const id = world.ids.next();
      const token = world.ids.secret();
      let resolve = () => {};
      const settled = new Promise<void>((done) => {
        resolve = done;
      });
      const timer = setTimeout(() => giveUp(interaction), deps.answerTimeoutMs);
      timers.add(timer);
      const interaction: Interaction = {
        id,
        token,
        type,
        user,
        channel,
        at: world.clock.now(),
        payload: payload(id, token),
        origin: { ...origin, id, type, user },
        ...(pressed && { pressed }),
        state: 'waiting',
        settled,
        settle: (state) => {
          clearTimeout(timer);
          timers.delete(timer);
          interaction.state = state;
          resolve();
          world.changed();
        },
      };
      all.push(interaction);
      byToken.set(token, interaction);
      announcer.interactionCreated(channel.guild, interaction.payload);
      return interaction;
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Which answers an interaction takes first. */
export const answersTo = (type: InteractionType): readonly InteractionResponseType[] => {
  if (type === InteractionType.ApplicationCommandAutocomplete) {
    return [InteractionResponseType.ApplicationCommandAutocompleteResult];
  }
  const usual = [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
  ];
  if (type !== InteractionType.MessageComponent) return usual;
  return [...usual, InteractionResponseType.DeferredMessageUpdate, InteractionResponseType.UpdateMessage];
};
