import type { Json } from '../../json.ts';

/** A refusal with one of Discord's error codes. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly status: number;
  readonly code: number;
  /** The tree of `errors` in the body. */
  readonly errors: Json | undefined;
  /** `embeds.0.title: Must be 256 or fewer in length.` */
  readonly reasons: readonly string[];

  constructor(status: number, code: number, message: string, errors?: Json, reasons: readonly string[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.reasons = reasons;
  }

  get body(): Json {
    return { message: this.message, code: this.code, ...(this.errors && { errors: this.errors }) };
  }
}

/** "JSON Error Codes" of the reference. Where that gives no HTTP status, those that were seen. */
const known = {
  general: [404, 0, '404: Not Found'],
  unauthorized: [401, 0, '401: Unauthorized'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  missingAccess: [403, 50001, 'Missing Access'],
  notYours: [403, 50005, 'Cannot edit a message authored by another user'],
  empty: [400, 50006, 'Cannot send an empty message'],
  cannotSendToUser: [403, 50007, 'Cannot send messages to this user'],
  notText: [400, 50008, 'Cannot send messages in a non-text channel'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  invalidRecipient: [400, 50033, 'Invalid Recipient(s)'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
  systemMessage: [403, 50021, 'Cannot execute action on a system message'],
  threadArchived: [400, 50083, 'Thread is archived'],
  archivedForAnswers: [403, 50083, 'Thread is archived'],
  noMutualGuild: [403, 50278, 'Cannot send messages to this user due to having no mutual guilds'],
  replyNeedsHistory: [403, 160002, 'Cannot reply without permission to read message history'],
  threadExists: [400, 160004, 'A thread has already been created for this message'],
  threadLocked: [403, 160005, 'Thread is locked'],
} as const satisfies Record<string, readonly [number, number, string]>;

export function refuse(kind: keyof typeof known): DiscordError {
  const [status, code, message] = known[kind];
  return new DiscordError(status, code, message);
}

/**
 * Errors that come of circumstances, and say nothing against the payload: they are in the log of calls, but not in the list of
 * what Discord would refuse.
 */
const circumstances = new Set([
  0, 10002, 10003, 10004, 10007, 10008, 10013, 10015, 10062, 40060, 50001, 50007, 50013, 50024, 50027, 50083, 50278,
  160002, 160004, 160005,
]);

export const isCircumstance = (code: number): boolean => circumstances.has(code);
