import type { WebClient } from '@slack/web-api';
import type { Address } from '../address.ts';

/** `event_type` in the metadata of what the bot posts. */
const eventType = 'stevedore_post';

/** A message may be too long for one post. Parts are counted from 1. */
export interface PartId {
  readonly key: string;
  readonly part: number;
  readonly of: number;
}

/** What of a message can be seen. Parts are posted in order, so that the last one stands for all. */
export interface PostedParts {
  readonly count: number;
  readonly complete: boolean;
}

export const nothingPosted: PostedParts = { count: 0, complete: false };

/** For `chat.postMessage`, so that what was posted can be found again. Plain values only: that is all Slack takes. */
export function metadataOf({ key, part, of }: PartId) {
  return { event_type: eventType, event_payload: { key, part, of } };
}

/** What Slack allows by the page, and how far back to look: a thousand messages. */
const perPage = 200;
const pages = 5;

interface Found {
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
}

/**
 * Reads the history of a channel, newest first, or of a thread, whose order is the other way round.
 * @param since milliseconds since the epoch; nothing older is looked at
 */
export async function findPosted(
  client: WebClient,
  { channel, thread }: Address,
  key: string,
  since?: number,
): Promise<PostedParts> {
  const range = { limit: perPage, ...(since !== undefined && { oldest: (since / 1000).toFixed(6) }) };
  const common = { channel, include_all_metadata: true, ...range };
  let found = nothingPosted;
  let cursor: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const from = { ...common, ...(cursor !== undefined && { cursor }) };
    const { messages, response_metadata } =
      thread === undefined
        ? await client.conversations.history(from)
        : await client.conversations.replies({ ...from, ts: thread });
    for (const message of messages ?? []) found = withPart(found, message, key);
    cursor = response_metadata?.next_cursor;
    if (found.complete || cursor === undefined || cursor === '') break;
  }
  return found;
}

function withPart(found: PostedParts, { metadata }: Found, key: string): PostedParts {
  if (metadata?.event_type !== eventType) return found;
  const payload: Partial<Record<keyof PartId, unknown>> = metadata.event_payload ?? {};
  if (payload.key !== key || typeof payload.part !== 'number') return found;
  return {
    count: Math.max(found.count, payload.part),
    complete: found.complete || payload.part === payload.of,
  };
}
