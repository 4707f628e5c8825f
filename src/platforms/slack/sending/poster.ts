import type { WebClient } from '@slack/web-api';
import { BoundedMap } from '../../../bounded-map.ts';
import type { Clock } from '../../../clock.ts';
import type { Lanes } from '../../../lanes.ts';
import type { Logger } from '../../../logger.ts';
import type { Sleep } from '../../sending/sleep.ts';
import { type Address, writeAddress } from '../address.ts';
import { failureOf } from '../slack-failure.ts';
import type { Workspaces } from '../workspaces.ts';
import { type Outgoing, sendContent } from './outgoing.ts';
import type { Pace } from './pace.ts';
import { findPosted, metadataOf, nothingPosted, type PostedParts } from './posted-parts.ts';
import { refusal } from './refusal.ts';
import { sendUntilDone } from './send-until-done.ts';

/** Posts by the Web API: each part once, in order, whatever becomes of Slack's replies. */
export interface Poster {
  /**
   * Goes on after the parts that an earlier call or `wasPosted` knows of.
   * @throws GoneError, or what is worth another try later
   */
  post(to: Address, parts: readonly Outgoing[], how: Posting): Promise<void>;
  wasPosted(to: Address, key: string, signal: AbortSignal): Promise<boolean>;
}

interface Posting {
  readonly key: string;
  readonly signal: AbortSignal;
  /** As in `PostOptions`. */
  readonly isHeld?: (() => boolean) | undefined;
  /** `U…` of the one person who shall see it. */
  readonly onlyTo?: string;
}

interface PosterDeps {
  readonly workspaces: Pick<Workspaces, 'find'>;
  /** One for each channel. */
  readonly lanes: Lanes;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly pace: Pace;
  readonly logger: Logger;
}

/** How far a message has come that is not posted whole. */
interface Progress {
  sent: number;
  /** Since when it is not known whether the next part stands there as well. */
  doubtSince?: number;
}

/** Said where nobody can look whether an answer arrived. */
export const unsureText = 'If my answer did not arrive, please ask again.';

/** By how much Slack's clock may differ from ours. */
const clockSkewMs = 10 * 60_000;

export function createPoster({ workspaces, lanes, clock, sleep, pace, logger }: PosterDeps): Poster {
  // Messages on their way and those that failed half-way; never many.
  const underWay = new BoundedMap<string, Progress>(1_000);
  const nameOf = (to: Address, key: string) => `${writeAddress(to)} ${key}`;

  async function lookBack(client: WebClient, to: Address, { key, signal }: Posting, since?: number) {
    let found: PostedParts = nothingPosted;
    const read = async () => {
      found = await findPosted(client, to, key, since);
    };
    await sendUntilDone(read, { pace, sleep, signal, settled: () => false });
    return found;
  }

  async function postForAll(client: WebClient, to: Address, parts: readonly Outgoing[], how: Posting, at: Progress) {
    /** Whether the part that was sent last stands there. */
    const settled = async () => {
      if (at.doubtSince === undefined) return false;
      const before = at.sent;
      const found = await lookBack(client, to, how, at.doubtSince - clockSkewMs);
      at.sent = Math.max(at.sent, found.complete ? parts.length : found.count);
      delete at.doubtSince;
      return at.sent > before;
    };
    await settled();
    while (at.sent < parts.length) {
      const part = at.sent;
      const metadata = metadataOf({ key: how.key, part: part + 1, of: parts.length });
      const fixed = { ...targetOf(to), metadata, unfurl_links: false, unfurl_media: false };
      const send = async () => {
        const begun = clock.now();
        try {
          await sendContent(parts[part]!, (content) => client.chat.postMessage({ ...fixed, ...content }), logger);
          at.sent = part + 1;
        } catch (error) {
          if (failureOf(error).kind === 'doubtful') at.doubtSince = begun;
          throw error;
        }
      };
      await sendUntilDone(send, { pace, sleep, signal: how.signal, isHeld: how.isHeld, settled });
    }
  }

  async function postForOne(client: WebClient, to: Address, parts: readonly Outgoing[], how: Posting, at: Progress) {
    const seenAt = (await isActiveThread(client, to)) ? to : channelOf(to);
    const fixed = { ...targetOf(seenAt), user: how.onlyTo ?? '' };
    const patience = { pace, sleep, signal: how.signal, isHeld: how.isHeld };
    while (at.sent < parts.length) {
      const part = at.sent;
      const send = () =>
        sendContent(parts[part]!, (content) => client.chat.postEphemeral({ ...fixed, ...content }), logger);
      // What only one person sees stands in no history. To repeat it may be twice, to leave it may be never: so say so.
      const settled = () => {
        at.doubtSince = clock.now();
        return true;
      };
      await sendUntilDone(send, { ...patience, settled });
      at.sent = part + 1;
      if (at.doubtSince === undefined) continue;
      const say = () => client.chat.postEphemeral({ ...fixed, text: unsureText });
      // Twice does no harm, and never would leave the person waiting.
      await sendUntilDone(say, { ...patience, settled: () => false });
      return;
    }
  }

  return {
    async post(to, parts, how) {
      how.signal.throwIfAborted();
      const { client } = await workspaces.find(to.team);
      await lanes.run(writeAddress(channelOf(to)), how.signal, async () => {
        const name = nameOf(to, how.key);
        const at = underWay.get(name) ?? { sent: 0 };
        underWay.set(name, at);
        try {
          await (how.onlyTo === undefined ? postForAll : postForOne)(client, to, parts, how, at);
        } catch (error) {
          throw explained('a message', error);
        }
        underWay.delete(name);
      });
    },
    async wasPosted(to, key, signal) {
      const { client } = await workspaces.find(to.team);
      try {
        const { count, complete } = await lookBack(client, to, { key, signal });
        if (!complete && count > 0) underWay.set(nameOf(to, key), { sent: count });
        return complete;
      } catch (error) {
        throw explained('to show a channel', error);
      }
    },
  };
}

const channelOf = ({ thread: _, ...channel }: Address): Address => channel;

const targetOf = ({ channel, thread }: Address) => ({ channel, ...(thread !== undefined && { thread_ts: thread }) });

/** Slack's reference of `chat.postEphemeral`: in a thread it is only shown where there is a reply already. */
async function isActiveThread(client: WebClient, { channel, thread }: Address): Promise<boolean> {
  if (thread === undefined) return false;
  try {
    const { messages } = await client.conversations.replies({ channel, ts: thread, limit: 2 });
    return (messages ?? []).length > 1;
  } catch {
    // In the channel it is seen in any case.
    return false;
  }
}

function explained(what: string, error: unknown): unknown {
  const failure = failureOf(error);
  return failure.kind === 'refused' ? refusal(what, failure.code, error) : error;
}
