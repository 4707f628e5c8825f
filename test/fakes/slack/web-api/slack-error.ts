import type { Json } from '../../json.ts';

/** A refusal with one of Slack's error codes. */
export class SlackError extends Error {
  override readonly name = 'SlackError';
  readonly code: string;
  /** As in `response_metadata.messages`, without the level. */
  readonly reasons: readonly string[];
  /** Further fields of the reply, such as `needed`. */
  readonly fields: Json;

  constructor(code: string, reasons: readonly string[] = [], fields: Json = {}) {
    super([code, ...reasons].join(': '));
    this.code = code;
    this.reasons = reasons;
    this.fields = fields;
  }
}

/**
 * Errors that come of circumstances, and say nothing against the payload: they are in the log of calls, but not in the list of
 * what Slack would refuse.
 */
const circumstances = new Set([
  'account_inactive',
  'cant_delete_message',
  'cant_update_message',
  'channel_not_found',
  'exchanged_trigger_id',
  'expired_trigger_id',
  'expired_url',
  'hash_conflict',
  'invalid_auth',
  'invalid_code',
  'is_archived',
  'is_inactive',
  'message_not_found',
  'messages_tab_disabled',
  'not_authed',
  'not_found',
  'not_in_channel',
  'ratelimited',
  'thread_not_found',
  'token_expired',
  'token_revoked',
  'used_url',
  'user_not_found',
  'user_not_in_channel',
]);

export const isCircumstance = (code: string): boolean => circumstances.has(code);
