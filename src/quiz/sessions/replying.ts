import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import { orElse } from '../../store/or-else.ts';
import type { PostedPrompt, QuizSession, Store } from '../../store/store.ts';
import type { Prompt } from '../prompt.ts';
import { readPrompt } from '../stored-prompt.ts';
import type { Answering, AnswerResult } from './answering.ts';
import type { Grader } from './grader.ts';
import type { MoveResult, Moving, StopResult } from './moving.ts';
import type { OpenSessions } from './open-sessions.ts';
import type { Participant } from './participant.ts';
import { isForQuizAlone, readIntent } from './reply-intent.ts';
import { postedIdOf, promptsOf, type SessionStep } from './session-steps.ts';

/** What became of a text that was meant for the quiz. */
export type ReplyResult =
  | { readonly does: 'answer'; readonly result: AnswerResult }
  | { readonly does: 'next'; readonly result: MoveResult }
  | { readonly does: 'stop'; readonly result: StopResult }
  /** The prompt had never been put, since a process died before it could: here it is. */
  | { readonly does: 'resume'; readonly next: SessionStep }
  /** It is not meant for the quiz that the person plays alone, which waits at this prompt (counted from 1) meanwhile. */
  | { readonly does: 'wait'; readonly kind: QuizSession['kind']; readonly number: number; readonly of: number };

/**
 * Takes a text for the quiz where it is meant for it; `wait` or nothing when it is not. Where the store is away or slow, nothing as
 * well, so that questions go on being answered.
 * @throws StoreError when the text can be meant for nothing but a quiz, and the store is away.
 */
export type Replying = (who: Participant, text: string, heard?: Heard) => Promise<ReplyResult | undefined>;

/** `overheard`: said where others are as well, and to nobody by name, so that only what is clearly a reply counts. */
type Heard = 'addressed' | 'overheard';

export interface ReplyingDeps {
  readonly store: Pick<Store, 'prompts'>;
  readonly open: OpenSessions;
  readonly moving: Moving;
  readonly answer: Answering;
  readonly grade: Grader;
  /** Whether a text would be taken for a command. */
  readonly isCommand: (text: string) => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Who comes back to a session later than this and writes freely has something else in mind. A button always counts. */
const freshInSessionMs = 60 * 60_000;
/** A prompt of no session is answered in the course of a day. */
const freshAloneMs = 24 * 60 * 60_000;

interface OpenPrompt {
  readonly prompt: Prompt;
  readonly inSession: boolean;
  /** Absent when it has not been posted. */
  readonly posted?: Pick<PostedPrompt, 'id' | 'postedAt'>;
  /** Only in a session of one person: where others play, nobody's question is about the quiz. */
  readonly waiting?: Extract<ReplyResult, { does: 'wait' }>;
}

export function createReplying(deps: ReplyingDeps): Replying {
  const { store, open, moving, answer, grade, isCommand, clock, logger } = deps;

  async function inSession(session: QuizSession | undefined): Promise<OpenPrompt | undefined> {
    const prompt = session && promptsOf(session)[session.position];
    if (session === undefined || prompt === undefined) return undefined;
    const posted = await store.prompts.get(postedIdOf(session.id, session.position));
    const { kind, position, length, shared } = session;
    const waiting = { does: 'wait', kind, number: position + 1, of: length } as const;
    return { prompt, inSession: true, ...(posted && { posted }), ...(!shared && { waiting }) };
  }

  async function openPrompt(who: Participant): Promise<OpenPrompt | undefined> {
    const [session, lone] = await Promise.all([open.of(who), open.lonePrompt(who)]);
    const asked = await inSession(session);
    const prompt = lone && readPrompt(lone.content);
    if (lone === undefined || prompt === undefined) return asked;
    const isLater = asked === undefined || (asked.posted !== undefined && asked.posted.postedAt < lone.postedAt);
    return isLater ? { prompt, inSession: false, posted: lone } : asked;
  }

  return async (who, text, heard = 'addressed') => {
    const looking = openPrompt(who);
    const found = await (isForQuizAlone(text) ? looking : orElse(looking, () => undefined, logger));
    if (found === undefined) return undefined;
    const { prompt, posted } = found;
    const freshMs = found.inSession ? freshInSessionMs : freshAloneMs;
    const fresh = posted !== undefined && clock.now() - posted.postedAt <= freshMs;
    const intent = readIntent(text, {
      prompt,
      grade: (reply) => grade(prompt, reply),
      inSession: found.inSession,
      fresh,
      overheard: heard === 'overheard',
      isCommand,
    });
    if (intent === undefined) return fresh ? found.waiting : undefined;
    if (intent === 'stop') return { does: 'stop', result: await moving.stop(who) };
    if (posted === undefined) {
      const next = await moving.resume(who);
      return next === undefined ? undefined : { does: 'resume', next };
    }
    if (intent === 'next') return { does: 'next', result: await moving.next(who, posted.id) };
    return { does: 'answer', result: await answer(who, posted.id, text.trim()) };
  };
}
