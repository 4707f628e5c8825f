import type { PostOptions } from '../../chat/chat.ts';
import type { Message } from '../../chat/message.ts';
import type { Address, PersonAddress } from './address.ts';

/** Everything that is said in Slack goes through here: rendered, checked against Slack's limits, paced, and sent once. */
export interface Messenger {
  /**
   * `chat.postMessage` with the key in its metadata; `chat.postEphemeral` for a message with the visibility `asker`, except in a
   * direct message.
   * @throws GoneError when nothing can be posted there (not_in_channel, channel_not_found, is_archived, account_inactive …).
   */
  post(to: Address, message: Message, options: SlackPostOptions): Promise<void>;
  /** Looks for the key in the metadata of what stands there. */
  wasPosted(to: Address, key: string, signal?: AbortSignal): Promise<boolean>;
  /**
   * Opens somebody's direct messages with the bot.
   * @throws GoneError when there can be none with that person.
   */
  openDirect(to: PersonAddress, signal: AbortSignal): Promise<Address>;
  /** Replies by a `response_url`; what failed in a way that may have been seen is not sent again. */
  respond(url: string, message: Message, how: Respond): Promise<void>;
  /** Deletes what was shown to the presser alone. */
  deleteOriginal(url: string): Promise<void>;
  /**
   * Puts a note below a message in a channel, and takes its buttons away unless it is open. Many presses at once lead to few
   * edits, and the last note wins.
   */
  note(pressed: PressedMessage, note: string, open: boolean): Promise<void>;
  /**
   * Makes a call that may as well be made twice, such as one that replaces what stands there, until Slack has done it.
   * @throws when Slack refuses it, or cannot be reached
   */
  replace(call: () => Promise<unknown>): Promise<void>;
  /** Aborted once the process stops and does not wait any longer for those who wait for a reply. */
  readonly closing: AbortSignal;
}

interface SlackPostOptions extends PostOptions {
  /** What presses on the message belong to (`Request.conversation`). Default: the address. */
  readonly conversation?: string;
}

export interface Respond {
  /** Team whose people are named in the message. */
  readonly team?: string;
  /** What presses on the message belong to (`Request.conversation`). */
  readonly conversation: string;
  /** Who sees it; overrides the message's visibility only where that is `everyone`. */
  readonly to: 'asker' | 'everyone';
  /** Whether it takes the place of the message whose button was pressed. */
  readonly replaces: boolean;
}

/** A message as a press tells of it. */
export interface PressedMessage {
  readonly team?: string;
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  /** Its blocks as Slack gave them back. */
  readonly blocks: readonly unknown[];
}
