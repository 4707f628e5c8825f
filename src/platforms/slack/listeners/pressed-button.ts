import type { Request, Visibility } from '../../../chat/request.ts';
import { type Address, readAddress, writeAddress } from '../address.ts';
import type { PressedMessage } from '../messenger.ts';
import { pressOf } from '../render/buttons.ts';
import { addressOf, isDirect, platform, threadOf } from './addressing.ts';

/** What matters of `block_actions` as Slack sends them. */
export interface SlackPress {
  readonly user: { readonly id: string };
  readonly trigger_id: string;
  readonly response_url?: string | undefined;
  /** Not where a view was pressed, such as the home tab. */
  readonly channel?: { readonly id: string } | undefined;
  readonly actions: readonly object[];
  /** Not where only the presser sees it. */
  readonly message?: SlackPressedMessage | undefined;
  readonly container: {
    readonly is_ephemeral?: boolean;
    readonly message_ts?: string;
    /** Slack's reference does not name it, but it is there for all messages in threads. */
    readonly thread_ts?: string;
  };
}

interface SlackPressedMessage {
  readonly ts: string;
  readonly thread_ts?: string;
  readonly text?: string | undefined;
  readonly blocks?: readonly unknown[];
}

/** A press on a button of ours. */
export interface Press {
  /** As in `Chat.answer`. */
  readonly event: string;
  readonly request: Request;
  /** What the button stands on. */
  readonly on: 'home' | 'private message' | 'message';
  /** Where the reply goes. */
  readonly replyAt: (visibility: Visibility) => Address;
  /** For a note below it. */
  readonly message?: PressedMessage;
}

/**
 * Nothing for what is no button of ours.
 * @param teamHere as `Workspaces.teamOf` gives it, of whoever pressed. The button knows better where it stands: people of other
 *   workspaces press it in a channel that workspaces share.
 */
export function readPress(press: SlackPress, teamHere: string | undefined): Press | undefined {
  const chosen = press.actions.map((action) => pressOf(action)).find((each) => each !== undefined);
  if (chosen === undefined) return undefined;
  const { text, conversation } = chosen;
  const channel = press.channel?.id ?? readAddress(conversation)?.channel;
  if (channel === undefined) return undefined;
  const team = teamOfConversation(conversation) ?? teamHere;
  const { message, container } = press;
  const on = press.channel === undefined ? 'home' : container.is_ephemeral === true ? 'private message' : 'message';
  const thread = threadOf({ ts: container.message_ts, thread_ts: container.thread_ts ?? message?.thread_ts });
  const shared = on === 'message' && !isDirect(channel);
  return {
    event: `press:${press.trigger_id}`,
    request: {
      platform,
      place: writeAddress(addressOf(team, channel)),
      conversation,
      person: press.user.id,
      shared,
      addressed: true,
      text,
      ...(on === 'private message' && !isDirect(channel) && { visibility: 'asker' }),
    },
    on,
    // What is pressed at the top of a channel is answered in a thread, as if it had been asked there.
    replyAt: (visibility) =>
      addressOf(team, channel, thread ?? (shared && visibility === 'everyone' ? message?.ts : undefined)),
    ...(on === 'message' && message !== undefined && { message: pressedMessage(message, addressOf(team, channel)) }),
  };
}

function pressedMessage({ ts, text, blocks }: SlackPressedMessage, { team, channel }: Address): PressedMessage {
  return { ...(team !== undefined && { team }), channel, ts, text: text ?? '', blocks: blocks ?? [] };
}

const teamOfConversation = (conversation: string) => /^([ET][A-Z0-9]+)\//.exec(conversation)?.[1];
