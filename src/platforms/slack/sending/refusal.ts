import { GoneError } from '../../../chat/chat.ts';

/** What Slack says when a place is out of reach for good, and what to do about it. */
const gone: Readonly<Record<string, string>> = {
  not_in_channel: 'the app is not in the channel: invite it there with /invite @ and its name',
  channel_not_found:
    'there is no such channel, or it is private and the app is not in it: invite it with /invite @ and its name',
  is_archived: 'the channel is archived: unarchive it, or choose another',
  thread_not_found: 'the thread has been deleted',
  cannot_reply_to_message: 'one cannot reply to that message',
  user_not_in_channel: 'the person is not in the channel (any more)',
  restricted_action: 'the workspace does not let the app post there: an admin can allow it',
  restricted_action_read_only_channel: 'only some may post in the channel: an admin can add the app to them',
  restricted_action_thread_only_channel: 'in the channel one can only reply in threads',
  restricted_action_thread_locked: 'the thread is locked',
  cannot_dm_bot: 'the person is a bot',
  user_disabled: 'the account of the person is deactivated',
  user_not_found: 'there is no such person (any more)',
  user_not_visible: 'the person is in another workspace, out of sight of the app',
  missing_scope: 'the app lacks a permission: npx stevedore doctor says which, and how to add it',
  account_inactive: 'the app was removed from the workspace: install it again',
  token_revoked: 'the token of the app was revoked: install it again',
  team_access_not_granted: 'the organisation has not granted the app access to the workspace: an admin can add it',
};

/** Why Slack refused something, as an error for the operator: a GoneError where trying again is no use. */
export function refusal(what: string, code: string, cause: unknown): Error {
  const reason = gone[code];
  const message = `Slack refused ${what} (${code})`;
  return reason === undefined ? new Error(message, { cause }) : new GoneError(`${message}: ${reason}`, { cause });
}
