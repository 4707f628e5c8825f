import type { Lanes } from '../../../lanes.ts';
import type { Logger } from '../../../logger.ts';
import type { Sleep } from '../../sending/sleep.ts';
import type { Api } from '../api.ts';
import { failureOf } from '../discord-failure.ts';
import type { InteractionToken } from '../messenger.ts';
import type { DiscordPost } from '../render/discord-post.ts';
import { editBody, followupBody, isAboutEmbeds, lineOf, type Rendered, unsureText } from './outgoing.ts';
import type { Pace } from './pace.ts';
import { sendUntilDone } from './send-until-done.ts';

/** Replies by the token of an interaction, which lives for 15 minutes. */
export interface InteractionReplies {
  /** What Discord refuses is logged. @returns whether it surely is shown. @throws when it cannot be reached */
  reply(interaction: InteractionToken, message: Rendered, how: Replying): Promise<boolean>;
  /** Changes the message whose button was pressed. @throws what `failureOf` reads */
  edit(interaction: InteractionToken, post: DiscordPost): Promise<void>;
  deleteOriginal(interaction: InteractionToken): Promise<void>;
}

interface Replying {
  /**
   * What becomes of `@original`, which is what was shown when the interaction was deferred, or else the message whose button was
   * pressed: the first part takes its place, or it goes first, or it stays.
   */
  readonly original: 'edited' | 'deleted' | 'kept';
  readonly ephemeral: boolean;
  /** Id of the interaction whose reply the edited message is, where it is not this one. */
  readonly after?: string;
}

interface InteractionReplyDeps {
  readonly api: Api;
  readonly lanes: Lanes;
  readonly sleep: Sleep;
  readonly pace: Pace;
  /** Ends all waiting. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** Discord's numbers for a message that is not there any more, and for a token that has run out. */
const unknownMessage = '10008';
const expired = new Set(['10015', '50027', '10062']);

export function createInteractionReplies(deps: InteractionReplyDeps): InteractionReplies {
  const { api, lanes, sleep, pace, signal, logger } = deps;
  const untilDone = (send: () => Promise<unknown>, settled: () => boolean = () => false) =>
    sendUntilDone(send, { pace, sleep, signal, settled });
  const edit = (interaction: InteractionToken, post: DiscordPost) =>
    api.call('PATCH', originalOf(interaction), { ...{ body: editBody(post), signal, withoutToken: true } });

  /** @returns whether it is not known if it arrived */
  async function followUp(interaction: InteractionToken, post: DiscordPost, how: Followup): Promise<boolean> {
    let isDoubtful = false;
    const settled = () => {
      isDoubtful = !how.isRepeatable;
      return isDoubtful;
    };
    const body = followupBody(post, how.ephemeral);
    const send = () => api.call('POST', webhookOf(interaction), { body, signal, withoutToken: true });
    await untilDone(send, settled);
    return isDoubtful;
  }

  /** False when the message is not there any more. */
  async function unlessGone(send: () => Promise<unknown>): Promise<boolean> {
    try {
      await untilDone(send);
      return true;
    } catch (error) {
      if (codeOf(error) !== unknownMessage) throw error;
      return false;
    }
  }

  /** @returns whether it surely arrived */
  async function send(interaction: InteractionToken, posts: readonly DiscordPost[], how: Replying): Promise<boolean> {
    // While it stands there, loading, a followup would take its place, and would be seen by those who see it.
    if (how.original === 'deleted') await deleteOriginal(interaction);
    const [first] = posts;
    const isEdited =
      how.original === 'edited' && first !== undefined && (await unlessGone(() => edit(interaction, first)));
    for (const post of isEdited ? posts.slice(1) : posts) {
      const isUnsure = await followUp(interaction, post, { ephemeral: how.ephemeral, isRepeatable: false });
      if (!isUnsure) continue;
      // Twice does no harm, and never would leave the person waiting.
      await followUp(interaction, lineOf(unsureText), { ephemeral: true, isRepeatable: true });
      return false;
    }
    return true;
  }

  function deleteOriginal(interaction: InteractionToken): Promise<boolean> {
    return unlessGone(() => api.call('DELETE', originalOf(interaction), { signal, withoutToken: true }));
  }

  async function unlessRefused(what: string, work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      const why = expired.has(code) ? ': Discord takes replies for 15 minutes' : '';
      logger.warn(`${what} could not be shown${why}`, { platform: 'discord', err: error });
      return false;
    }
  }

  return {
    async reply(interaction, { posts, plain }, how) {
      // A change that is tried again must not undo one that came after it.
      return lanes.run(how.after ?? interaction.id, signal, () =>
        unlessRefused('a reply to an interaction', async () => {
          try {
            return await send(interaction, posts, how);
          } catch (error) {
            // The parts are of one kind, so that what is refused is the first one.
            if (!isAboutEmbeds(codeOf(error) ?? '', posts[0])) throw error;
            logger.error('Discord refused the embeds of a reply, and gets it as plain text', { err: error });
            return send(interaction, plain, { ...how, original: how.original === 'deleted' ? 'kept' : how.original });
          }
        }),
      );
    },
    async edit(interaction, post) {
      await edit(interaction, post);
    },
    async deleteOriginal(interaction) {
      await lanes.run(interaction.id, signal, () =>
        unlessRefused('that a message is gone', () => deleteOriginal(interaction)),
      );
    },
  };
}

interface Followup {
  readonly ephemeral: boolean;
  /** Whether it may be shown twice. */
  readonly isRepeatable: boolean;
}

const webhookOf = ({ applicationId, token }: InteractionToken) => `/webhooks/${applicationId}/${token}` as const;

const originalOf = (interaction: InteractionToken) => `${webhookOf(interaction)}/messages/@original` as const;

function codeOf(error: unknown): string | undefined {
  const failure = failureOf(error);
  return failure.kind === 'refused' ? failure.code : undefined;
}
