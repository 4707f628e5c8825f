import { setMaxListeners } from 'node:events';
import { GoneError } from '../../../chat/chat.ts';
import type { Message } from '../../../chat/message.ts';
import type { Clock } from '../../../clock.ts';
import { createLanes } from '../../../lanes.ts';
import type { Logger } from '../../../logger.ts';
import { createNoteKeeper } from '../../sending/note-keeper.ts';
import type { Sleep } from '../../sending/sleep.ts';
import { type Address, writeAddress } from '../address.ts';
import type { Api } from '../api.ts';
import type { Identity } from '../identity.ts';
import type { Messenger, PressedMessage, Reply } from '../messenger.ts';
import { withNote } from '../render/noted.ts';
import { plainPosts } from '../render/plain-posts.ts';
import { problemsOf } from '../render/problems.ts';
import { type RenderOptions, renderMessage } from '../render/render-message.ts';
import { createDirectMessages, takesNone } from './direct-messages.ts';
import { createFirstResponses } from './first-responses.ts';
import { createInteractionReplies } from './interaction-replies.ts';
import type { Rendered } from './outgoing.ts';
import type { Pace } from './pace.ts';
import { createPoster } from './poster.ts';
import { createPrivatePosts } from './private-posts.ts';
import { createRefusals } from './refusal.ts';
import { createReplyThreads } from './reply-thread.ts';
import { sendUntilDone } from './send-until-done.ts';

interface MessengerDeps {
  readonly api: Api;
  /** Not asked before something is posted. */
  readonly identity: () => Identity;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly pace: Pace;
  readonly logger: Logger;
}

export interface ClosableMessenger extends Messenger {
  /** Resolves once all notes are put; nothing is waited for or tried again afterwards, but what `post` still posts. */
  close(): Promise<void>;
}

/** How long a look into the history may take, in milliseconds. */
const lookingMs = 60_000;

/** How long closing waits for notes, in milliseconds. */
const closingMs = 5_000;

export function createMessenger(deps: MessengerDeps): ClosableMessenger {
  const { sleep, pace, logger } = deps;
  const closing = new AbortController();
  // Everybody who waits for Discord listens to it, and leaves again.
  setMaxListeners(0, closing.signal);
  const lanes = createLanes();
  const poster = createPoster({
    ...{ ...deps, lanes },
    refusals: createRefusals(deps),
    threads: createReplyThreads(deps),
  });
  const directMessages = createDirectMessages(deps);
  const privatePosts = createPrivatePosts({ poster, directMessages, lanes });
  const firstResponses = createFirstResponses(deps);
  const replies = createInteractionReplies({ ...deps, lanes, signal: closing.signal });
  const notes = createNoteKeeper<PressedMessage>({
    ...{ sleep, logger, platform: 'discord', editMs: pace.editMs, signal: closing.signal },
    idOf: ({ id }) => id,
    put: putNote,
    untilDone: (attempt) => sendUntilDone(attempt, { pace, sleep, signal: closing.signal, settled: () => false }),
  });

  function render(message: Message, options: RenderOptions): Rendered {
    const posts = renderMessage(message, options);
    const plain = plainPosts(message, options);
    const problems = posts.flatMap((post) => problemsOf(post));
    if (problems.length === 0) return { posts, plain };
    logger.error('a message breaks limits of Discord, and goes out as plain text', { problems });
    return { posts: plain, plain };
  }

  async function putNote(pressed: PressedMessage, note: string, open: boolean): Promise<void> {
    const noted = withNote(pressed, note, open);
    const problems = problemsOf(noted);
    if (problems.length === 0) return replies.edit(pressed.interaction, noted);
    logger.error('a message with a note would break limits of Discord, and stays as it is', { problems });
  }

  return {
    async post(to, message, { key, signal, isHeld, person }) {
      signal.throwIfAborted();
      const isForAll = message.visibility === 'everyone' || to.guild === undefined;
      const isReply = isForAll && to.message !== undefined;
      const elsewhere = isForAll ? {} : { askedIn: to.channel };
      const rendered = render(message, { key, isReply, ...elsewhere, ...belongingOf(to) });
      if (isForAll) await poster.post(to, rendered, { key, signal, isHeld });
      else await privatePosts.post(to, rendered, { key, signal, isHeld, person: userOf(person) });
    },
    wasPosted(to, key, signal) {
      const late = AbortSignal.timeout(lookingMs);
      return poster.wasPosted(to, key, signal === undefined ? late : AbortSignal.any([signal, late]));
    },
    async openDirect(person, signal) {
      try {
        return { channel: await directMessages.open(person, signal) };
      } catch (error) {
        if (!takesNone(error)) throw error;
        throw new GoneError('the person takes no direct messages from the bot', { cause: error });
      }
    },
    defer: (interaction, how) => firstResponses.defer(interaction, how),
    suggest: (interaction, suggestions) => firstResponses.suggest(interaction, suggestions),
    async reply(interaction, message, how) {
      const { place, conversation } = how;
      return replies.reply(interaction, render(message, { place, conversation }), replyingOf(message, how));
    },
    deleteOriginal: (interaction) => replies.deleteOriginal(interaction),
    note: (pressed, note, open) => notes.note(pressed, note, open),
    closing: closing.signal,
    async close() {
      const late = setTimeout(() => closing.abort(), closingMs);
      await notes.flush();
      clearTimeout(late);
      closing.abort();
    },
  };
}

/** What presses on a post belong to. */
function belongingOf({ guild, channel, message, begunBy }: Address) {
  // A direct message is one conversation.
  const began = guild === undefined ? { channel } : (begunBy ?? { channel, ...(message !== undefined && { message }) });
  const at = guild === undefined ? {} : { guild };
  return { place: writeAddress({ ...at, channel: began.channel }), conversation: writeAddress({ ...at, ...began }) };
}

function replyingOf({ visibility }: Message, { deferred, replaces, after }: Reply) {
  const forOne = visibility === 'asker';
  switch (deferred) {
    case 'private':
      return { original: 'edited', ephemeral: true } as const;
    case 'public':
      return { original: forOne ? 'deleted' : 'edited', ephemeral: forOne } as const;
    case 'quiet':
      if (!replaces) return { original: 'kept', ephemeral: forOne } as const;
      return { original: 'edited', ephemeral: forOne, ...(after !== undefined && { after }) } as const;
  }
}

/** Discord's id of the person. */
function userOf(person: string | undefined): string {
  if (!/^\d{15,20}$/.test(person ?? '')) throw new Error('a message for one person alone needs to know for whom');
  return person ?? '';
}
