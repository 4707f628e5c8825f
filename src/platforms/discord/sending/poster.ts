import type { APIMessage } from 'discord.js';
import { BoundedMap } from '../../../bounded-map.ts';
import type { Clock } from '../../../clock.ts';
import type { Lanes } from '../../../lanes.ts';
import type { Logger } from '../../../logger.ts';
import type { Sleep } from '../../sending/sleep.ts';
import { type Address, writeAddress } from '../address.ts';
import type { Api } from '../api.ts';
import { permissionLabels } from '../directory/permissions.ts';
import { failureOf } from '../discord-failure.ts';
import type { Identity } from '../identity.ts';
import type { DiscordPost } from '../render/discord-post.ts';
import { isAboutEmbeds, nonceOf, noPermission, postBody, type Rendered } from './outgoing.ts';
import type { Pace } from './pace.ts';
import { findPosted, nothingPosted, type PostedParts } from './posted-parts.ts';
import type { Refusals } from './refusal.ts';
import type { ReplyThreads } from './reply-thread.ts';
import { sendUntilDone } from './send-until-done.ts';

/** Posts in channels: each part once, in order, whatever becomes of Discord's replies. */
export interface Poster {
  /**
   * Goes on after the parts that an earlier call or `wasPosted` knows of.
   * @throws GoneError, or what is worth another try later
   */
  post(to: Address, message: Rendered, how: Posting): Promise<void>;
  wasPosted(to: Address, key: string, signal: AbortSignal): Promise<boolean>;
}

interface Posting {
  readonly key: string;
  readonly signal: AbortSignal;
  /** As in `PostOptions`. */
  readonly isHeld?: (() => boolean) | undefined;
}

export interface PosterDeps {
  readonly api: Api;
  readonly identity: () => Identity;
  /** One for each channel. */
  readonly lanes: Lanes;
  readonly refusals: Refusals;
  readonly threads: ReplyThreads;
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
  /** Discord does not take its embeds. */
  isPlain?: boolean;
  /** Discord does not take it as a reply. */
  isNoReply?: boolean;
  /** The first part as it stands there. */
  first?: Pick<APIMessage, 'id' | 'referenced_message'>;
}

/** By how much Discord's clock may differ from ours. */
const clockSkewMs = 10 * 60_000;

/** How long a channel that takes no embeds is shown none, in milliseconds: that is until somebody allows them. */
const plainMs = 10 * 60_000;

/** Discord's numbers for a reply that it does not take as one: without the history, or in a form that it refuses. */
const aboutReply = new Set(['160002', '50035']);

export function createPoster(deps: PosterDeps): Poster {
  const { api, identity, lanes, refusals, threads, clock, sleep, pace, logger } = deps;
  // Messages on their way and those that failed half-way; never many.
  const underWay = new BoundedMap<string, Progress>(1_000);
  const withoutEmbeds = new BoundedMap<string, number>(10_000);
  // They bear no marker. Those of other processes are known by what they reply to alone: a message has one reply.
  const keysOfBareReplies = new BoundedMap<string, string>(1_000);
  const nameOf = (to: Address, key: string) => `${writeAddress(to)} ${key}`;

  async function lookBack(to: Address, { key, signal }: Posting, since?: number): Promise<PostedParts> {
    const search = {
      ...{ key, bot: identity().userId },
      isOther: (message: string) => (keysOfBareReplies.get(message) ?? key) !== key,
      ...(to.message !== undefined && { repliesTo: to.message }),
      ...(since !== undefined && { since }),
    };
    let found = nothingPosted;
    const look = async () => {
      found = await findPosted((query) => api.call('GET', routeOf(to), { query, signal }), search);
    };
    await sendUntilDone(look, { pace, sleep, signal, settled: () => false });
    return found;
  }

  /** As `lookBack`. Where the bot may not read, the nonce alone keeps a message from standing twice. */
  async function lookBackIfAllowed(to: Address, how: Posting, since: number): Promise<PostedParts> {
    try {
      return await lookBack(to, how, since);
    } catch (error) {
      if (failureOf(error).kind !== 'refused') throw error;
      return nothingPosted;
    }
  }

  /** What to leave out of a part that was refused. False when there is nothing. */
  function makeMilder(to: Address, at: Progress, code: string, part: DiscordPost): boolean {
    if (at.sent === 0 && !at.isPlain && isAboutEmbeds(code, part)) {
      at.isPlain = true;
      return true;
    }
    if (at.sent === 0 && to.message !== undefined && !at.isNoReply && aboutReply.has(code)) {
      at.isNoReply = true;
      return true;
    }
    return false;
  }

  async function sendNext(to: Address, { posts, plain }: Rendered, how: Posting, at: Progress): Promise<void> {
    const part = at.sent;
    const post = (at.isPlain ? plain : posts)[part];
    if (post === undefined) return;
    const repliesTo = part === 0 && !at.isNoReply ? to.message : undefined;
    const body = postBody(post, nonceOf(writeAddress(to), how.key, part), repliesTo);
    const begun = clock.now();
    try {
      const told = (await api.call('POST', routeOf(to), { body, signal: how.signal })) as APIMessage;
      if (part === 0) at.first = told;
      if (repliesTo !== undefined && post.embeds.length === 0) keysOfBareReplies.set(told.id, how.key);
      at.sent = part + 1;
    } catch (error) {
      const failure = failureOf(error);
      // A signal that is aborted, too, leaves it open whether Discord had it before.
      if (failure.kind === 'doubtful') at.doubtSince = begun;
      if (failure.kind !== 'refused' || !makeMilder(to, at, failure.code, post)) throw error;
      await sendNext(to, { posts, plain }, how, at);
      if (at.isPlain && post.embeds.length > 0) notePlain(to.channel, failure.code);
    }
  }

  /** It was the embeds that were refused, and not the message. */
  function notePlain(channel: string, code: string): void {
    const fields = { platform: 'discord', channel, code };
    if (code === noPermission) {
      withoutEmbeds.set(channel, clock.now() + plainMs);
      logger.warn(
        `a channel gets plain text: the bot lacks the permission ${permissionLabels.EmbedLinks} in it`,
        fields,
      );
    } else {
      logger.error('Discord refused the embeds of a message, and got it as plain text', fields);
    }
  }

  async function postAll(to: Address, message: Rendered, how: Posting, at: Progress): Promise<void> {
    const count = () => (at.isPlain ? message.plain : message.posts).length;
    /** Whether the part that was sent last stands there. */
    const settled = async () => {
      if (at.doubtSince === undefined) return false;
      const before = at.sent;
      const found = await lookBackIfAllowed(to, how, at.doubtSince - clockSkewMs);
      at.sent = Math.max(at.sent, found.complete ? count() : found.count);
      if (found.first !== undefined) at.first = found.first;
      delete at.doubtSince;
      return at.sent > before;
    };
    await settled();
    while (at.sent < count()) {
      const { signal, isHeld } = how;
      await sendUntilDone(() => sendNext(to, message, how, at), { pace, sleep, signal, isHeld, settled });
    }
  }

  return {
    async post(to, message, how) {
      how.signal.throwIfAborted();
      await lanes.run(to.channel, how.signal, async () => {
        const name = nameOf(to, how.key);
        const isPlain = (withoutEmbeds.get(to.channel) ?? 0) > clock.now();
        const at = underWay.get(name) ?? { sent: 0, ...(isPlain && { isPlain }) };
        underWay.set(name, at);
        try {
          await postAll(to, message, how, at);
        } catch (error) {
          if (at.sent === 0 && at.doubtSince === undefined) underWay.delete(name);
          throw await refusals.explain('a message', to, error);
        }
        if (to.opensThread && at.first !== undefined) {
          const asked = at.first.referenced_message?.content ?? '';
          await threads.open(to.channel, at.first.id, asked, how.signal);
        }
        underWay.delete(name);
      });
    },
    async wasPosted(to, key, signal) {
      try {
        const { count, complete: isWhole, isBareReply, first } = await lookBack(to, { key, signal });
        // There is seldom more than one part of what bears no marker, and nothing tells how many there should be.
        const complete = isWhole || isBareReply;
        if (!complete && count > 0) underWay.set(nameOf(to, key), { sent: count, ...(first && { first }) });
        return complete;
      } catch (error) {
        throw await refusals.explain('to show what was said', to, error);
      }
    },
  };
}

const routeOf = ({ channel }: Address) => `/channels/${channel}/messages` as const;
