import { type APIMessage, SnowflakeUtil } from 'discord.js';
import { markerOf } from '../render/marker.ts';

/** What of a message can be seen. Parts are posted in order, so that the last one stands for all. */
export interface PostedParts {
  readonly count: number;
  /** False also where nothing tells it: of what bears no marker, see `isBareReply`. */
  readonly complete: boolean;
  /** Whether a reply stands there without a marker: a text without embeds, of which it is the first part. */
  readonly isBareReply: boolean;
  readonly first?: PostedMessage;
}

/** As Discord tells of a message, as far as it matters here. */
type PostedMessage = Pick<APIMessage, 'id' | 'author' | 'embeds' | 'message_reference' | 'referenced_message'>;

export const nothingPosted: PostedParts = { count: 0, complete: false, isBareReply: false };

/** What Discord allows by the page, and how far to look: a thousand messages. */
const perPage = 100;
const pages = 10;

interface Search {
  readonly key: string;
  /** User id of the bot. */
  readonly bot: string;
  /** The message that was replied to. Without `since` nothing before it is looked at, and what comes next comes first. */
  readonly repliesTo?: string;
  /** Milliseconds since the epoch; nothing older is looked at, and the newest comes first. */
  readonly since?: number;
  /** Whether it is known of a message that it was posted with another key, marked or not. */
  readonly isOther: (message: string) => boolean;
}

/** @param read a page of a channel's messages. */
export async function findPosted(
  read: (query: Readonly<Record<string, string | number>>) => Promise<unknown>,
  { key, bot, repliesTo, since, isOther }: Search,
): Promise<PostedParts> {
  let found = nothingPosted;
  // Backwards from now, unless it is known after which message to look.
  const after = since === undefined ? repliesTo : undefined;
  let range: Readonly<Record<string, string>> = after === undefined ? {} : { after };
  for (let page = 0; page < pages; page += 1) {
    const messages = messagesIn(await read({ ...range, limit: perPage }));
    const ours = messages.filter(({ id, author }) => author.id === bot && !isOther(id));
    for (const message of ours) found = withPart(found, message, key, repliesTo);
    const ids = messages.map(({ id }) => id).sort(byAge);
    const [oldest, newest] = [ids[0], ids.at(-1)];
    if (
      found.complete ||
      found.isBareReply ||
      oldest === undefined ||
      newest === undefined ||
      messages.length < perPage
    )
      break;
    if (since !== undefined && SnowflakeUtil.timestampFrom(oldest) < since) break;
    range = after === undefined ? { before: oldest } : { after: newest };
  }
  return found;
}

function withPart(found: PostedParts, message: PostedMessage, key: string, repliesTo: string | undefined): PostedParts {
  const marker = markerOf(message.embeds);
  if (marker === undefined) {
    const isReply = repliesTo !== undefined && message.message_reference?.message_id === repliesTo;
    if (!isReply) return found;
    return { ...found, count: Math.max(found.count, 1), isBareReply: true, first: found.first ?? message };
  }
  if (marker.key !== key) return found;
  return {
    ...found,
    count: Math.max(found.count, marker.part),
    complete: found.complete || marker.part === marker.parts,
    ...(marker.part === 1 && { first: message }),
  };
}

function messagesIn(told: unknown): readonly PostedMessage[] {
  return Array.isArray(told) ? told : [];
}

const byAge = (one: string, other: string): number => Number(BigInt(one) - BigInt(other));
