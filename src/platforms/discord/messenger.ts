import type { APIEmbed, APIMessage } from 'discord.js';
import type { PostOptions } from '../../chat/chat.ts';
import type { Message } from '../../chat/message.ts';
import type { Address } from './address.ts';

/** Everything that is said in Discord goes through here: rendered, checked against Discord's limits, paced, and sent once. */
export interface Messenger {
  /**
   * Posts in a channel, or in reply to a message of it. What is for the asker alone goes into their direct messages, and a line in
   * the channel says so where Discord does not let it.
   * @throws GoneError when nothing can be posted there; its message names the permission that is missing.
   */
  post(to: Address, message: Message, options: PostOptions): Promise<void>;
  /** Looks for the key among what the bot has posted there. */
  wasPosted(to: Address, key: string, signal?: AbortSignal): Promise<boolean>;
  /**
   * Opens somebody's direct messages with the bot.
   * @param person user id
   * @throws GoneError when they take none from it.
   */
  openDirect(person: string, signal: AbortSignal): Promise<Address>;
  /**
   * The first response to an interaction, due within 3 s of its coming.
   * @returns false when another process has responded, or it is too late: then there is nothing more to do.
   */
  defer(interaction: InteractionToken, how: Deferral): Promise<boolean>;
  /** The first response to what is being typed. Never rejects; at most 25 suggestions of 100 characters are shown. */
  suggest(interaction: InteractionToken, suggestions: readonly string[]): Promise<void>;
  /**
   * Replies to an interaction that was deferred. What failed in a way that may have been seen is not sent again.
   * @returns whether it surely is shown.
   */
  reply(interaction: InteractionToken, message: Message, how: Reply): Promise<boolean>;
  /** Deletes the message whose button was pressed, where only the presser sees it. */
  deleteOriginal(interaction: InteractionToken): Promise<void>;
  /**
   * Puts a note below the message whose button was pressed, and takes its buttons away unless it is open. Many presses at once lead
   * to few edits, and the last note wins.
   */
  note(pressed: PressedMessage, note: string, open: boolean): Promise<void>;
  /** Aborted once the process stops and does not wait any longer for those who wait for a reply. */
  readonly closing: AbortSignal;
}

/** What an interaction is answered by, for 15 minutes. */
export interface InteractionToken {
  readonly id: string;
  readonly applicationId: string;
  readonly token: string;
}

/**
 * private: a reply that only the person sees is on its way. public: one that all see. quiet: nothing is shown yet, and the message
 * whose button was pressed stays as it is.
 */
export type Deferral = 'private' | 'public' | 'quiet';

export interface Reply {
  /** As it was deferred. */
  readonly deferred: Deferral;
  /** Where it is shown, for what presses on it belong to. */
  readonly place: string;
  /** What presses on it belong to (`Request.conversation`). */
  readonly conversation: string;
  /** Whether it takes the place of the message whose button was pressed. Only with `quiet`. */
  readonly replaces: boolean;
  /** Id of the interaction that the replaced message replied to: what is still on its way there must not come after. */
  readonly after?: string;
}

/** A message as a press tells of it. */
export interface PressedMessage {
  readonly interaction: InteractionToken;
  readonly id: string;
  readonly content: string;
  /** As Discord gave them back. */
  readonly embeds: readonly APIEmbed[];
  readonly components: APIMessage['components'];
}
