import { setMaxListeners } from 'node:events';
import { createMessage, type Message } from '../../../chat/message.ts';
import type { Clock } from '../../../clock.ts';
import { createLanes } from '../../../lanes.ts';
import type { Logger } from '../../../logger.ts';
import { cutText } from '../../rendering/cut-text.ts';
import { peopleIn } from '../../rendering/people-in.ts';
import { createNoteKeeper } from '../../sending/note-keeper.ts';
import type { Sleep } from '../../sending/sleep.ts';
import { writeAddress } from '../address.ts';
import type { Messenger, PressedMessage } from '../messenger.ts';
import { escapeMrkdwn } from '../render/escape-mrkdwn.ts';
import { withNote } from '../render/noted.ts';
import { problemsOf } from '../render/problems.ts';
import { renderMessage } from '../render/render-message.ts';
import type { Workspaces } from '../workspaces.ts';
import { createDirectMessages } from './direct-messages.ts';
import type { Outgoing } from './outgoing.ts';
import type { Pace } from './pace.ts';
import type { People } from './people.ts';
import { createPoster } from './poster.ts';
import { createResponseUrls } from './response-urls.ts';
import { sendUntilDone } from './send-until-done.ts';

interface MessengerDeps {
  readonly workspaces: Pick<Workspaces, 'find'>;
  readonly people: Pick<People, 'names'>;
  /** Root of the Web API. */
  readonly apiUrl: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly pace: Pace;
  readonly logger: Logger;
}

export interface ClosableMessenger extends Messenger {
  /** Resolves once all notes are put; nothing is waited for or tried again afterwards. */
  close(): Promise<void>;
}

/** What a plain-text part may have: Slack advises 4,000 characters. */
const plainLength = 3_500;

/** How long a look into the history may take, in milliseconds. Slack lets some apps read it once a minute. */
const lookingMs = 180_000;

/** Whoever opens a page does not look at it for longer, in milliseconds. */
const replacingMs = 20_000;

/** How long closing waits for notes, in milliseconds. */
const closingMs = 5_000;

export function createMessenger(deps: MessengerDeps): ClosableMessenger {
  const { workspaces, people, clock, sleep, pace, logger } = deps;
  const closing = new AbortController();
  // Everybody who waits for Slack listens to it, and leaves again.
  setMaxListeners(0, closing.signal);
  const common = { clock, sleep, pace, logger, signal: closing.signal };
  const poster = createPoster({ ...common, workspaces, lanes: createLanes() });
  const directMessages = createDirectMessages(deps);
  const responses = createResponseUrls({ ...common, apiUrl: deps.apiUrl, fetch: deps.fetch });
  const notes = createNoteKeeper<PressedMessage>({
    ...{ sleep, logger, platform: 'slack', editMs: pace.editMs, signal: closing.signal },
    idOf: ({ team, channel, ts }) => `${team ?? ''}/${channel}/${ts}`,
    put: putNote,
    untilDone: (attempt) => sendUntilDone(attempt, { pace, sleep, signal: closing.signal, settled: () => false }),
  });

  async function render(
    message: Message,
    team: string | undefined,
    conversation: string,
  ): Promise<readonly Outgoing[]> {
    const names = await people.names(team, peopleIn(message));
    const posts = renderMessage(message, { names, conversation, buttons: true });
    const problems = posts.flatMap((post) => problemsOf(post));
    if (problems.length === 0) return posts;
    logger.error('a message breaks limits of Slack, and goes out as plain text', { problems });
    return cutText(escapeMrkdwn(message.markdown), plainLength).map((text) => ({ text }));
  }

  async function putNote(pressed: PressedMessage, note: string, open: boolean): Promise<void> {
    const content = await renderNote(pressed, note, open);
    if (content === undefined) return;
    const { client } = await workspaces.find(pressed.team);
    // Unlike posting, an edit looks for names and addresses in the text, where it is not told otherwise.
    await client.chat.update({ channel: pressed.channel, ts: pressed.ts, parse: 'none', ...content });
  }

  async function renderNote({ team, blocks, text }: PressedMessage, note: string, open: boolean) {
    const names = await people.names(team, peopleIn(createMessage({ markdown: note })));
    const noted = withNote(blocks, text, note, open, names);
    const problems = problemsOf(noted);
    if (problems.length === 0) return noted;
    logger.error('a message with a note would break limits of Slack, and stays as it is', { problems });
    return undefined;
  }

  return {
    async post(to, message, { key, signal, isHeld, person, conversation }) {
      signal.throwIfAborted();
      const forOne = message.visibility === 'asker' && !to.channel.startsWith('D');
      const onlyTo = forOne ? userOf(person) : undefined;
      const parts = await render(message, to.team, conversation ?? writeAddress(to));
      await poster.post(to, parts, { key, signal, isHeld, ...(onlyTo !== undefined && { onlyTo }) });
    },
    wasPosted(to, key, signal) {
      const late = AbortSignal.timeout(lookingMs);
      return poster.wasPosted(to, key, signal === undefined ? late : AbortSignal.any([signal, late]));
    },
    openDirect: (to, signal) => directMessages.open(to, signal),
    async respond(url, message, { team, conversation, to, replaces }) {
      const forAll = to === 'everyone' && message.visibility === 'everyone';
      await responses.respond(url, await render(message, team, conversation), { forAll, replaces });
    },
    deleteOriginal: (url) => responses.deleteOriginal(url),
    note: (pressed, note, open) => notes.note(pressed, note, open),
    async replace(call) {
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(replacingMs)]);
      await sendUntilDone(call, { pace, sleep, signal, settled: () => false });
    },
    closing: closing.signal,
    async close() {
      const late = setTimeout(() => closing.abort(), closingMs);
      await notes.flush();
      clearTimeout(late);
      closing.abort();
    },
  };
}

/** The id that Slack knows the person by. */
function userOf(person: string | undefined): string {
  const [user] = /[UW][A-Z0-9]+$/.exec(person ?? '') ?? [];
  if (user === undefined) throw new Error('a message for one person alone needs to know for whom');
  return user;
}
