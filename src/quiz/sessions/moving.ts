import type { PostedPrompt, QuizSession, Store } from '../../store/store.ts';
import { type PromptResults, resultsOf } from '../prompt-results.ts';
import { mayAnswer, type OpenSessions } from './open-sessions.ts';
import type { Participant } from './participant.ts';
import { postedIdOf, promptsOf, type SessionStep, type SessionSteps } from './session-steps.ts';
import type { SessionSummary } from './summary.ts';

/**
 * none: no session is under way. not-yours: it is that of somebody else. moved: it has gone on from the prompt that was
 * meant, so there is nothing to tell.
 */
interface Unmoved {
  readonly outcome: 'none' | 'not-yours' | 'moved';
}

export type MoveResult =
  | Unmoved
  /** `closed`: how people did with the prompt that was left; absent when it had never been put. */
  | { readonly outcome: 'next'; readonly closed?: PromptResults; readonly next: SessionStep };

export type StopResult =
  | Unmoved
  | { readonly outcome: 'stopped'; readonly closed?: PromptResults; readonly summary: SessionSummary };

/** Goes on with a session, ends it, or takes it up again. */
export interface Moving {
  next(who: Participant, posted?: string): Promise<MoveResult>;
  stop(who: Participant, posted?: string): Promise<StopResult>;
  resume(who: Participant): Promise<SessionStep | undefined>;
}

export interface MovingDeps {
  readonly store: Pick<Store, 'prompts' | 'attempts'>;
  readonly open: OpenSessions;
  readonly steps: SessionSteps;
}

export function createMoving({ store, open, steps }: MovingDeps): Moving {
  /** The session that is meant, where it can be moved: by the prompt on whose button somebody pressed, or by who speaks. */
  async function meant(who: Participant, posted: string | undefined): Promise<QuizSession | Unmoved> {
    const pressed = posted === undefined ? undefined : await store.prompts.get(posted);
    const session = posted === undefined ? await open.of(who) : pressed && (await open.askedIn(pressed));
    if (session === undefined) return { outcome: 'none' };
    if (!mayAnswer(session, who)) return { outcome: 'not-yours' };
    const isPast = posted !== undefined && posted !== postedIdOf(session.id, session.position);
    return isPast ? { outcome: 'moved' } : session;
  }

  const postedNow = ({ id, position }: QuizSession): Promise<PostedPrompt | undefined> =>
    store.prompts.get(postedIdOf(id, position));

  /** Nothing for a prompt that had never been put: its answer stays untold. */
  async function resultsNow(
    session: QuizSession,
    posted: PostedPrompt | undefined,
  ): Promise<{ readonly closed?: PromptResults }> {
    const prompt = promptsOf(session)[session.position];
    if (prompt === undefined || posted === undefined) return {};
    return { closed: resultsOf(posted.id, prompt, await store.attempts.at(posted.id)) };
  }

  /** Whether the prompt at the session's position is over, although the session has not gone on: a process died there. */
  async function isOver({ shared, person }: QuizSession, posted: PostedPrompt | undefined): Promise<boolean> {
    if (posted === undefined) return false;
    if (posted.closedAt !== undefined) return true;
    return !shared && (await store.attempts.at(posted.id)).some((attempt) => attempt.person === person);
  }

  async function resume(who: Participant): Promise<SessionStep | undefined> {
    const session = await open.of(who);
    if (session === undefined) return undefined;
    if (!(await isOver(session, await postedNow(session)))) return steps.at(session, session.position);
    return (await steps.after(session, session.position)) ?? resume(who);
  }

  return {
    resume,
    async next(who, pressed) {
      const session = await meant(who, pressed);
      if ('outcome' in session) return session;
      const posted = await postedNow(session);
      if (posted === undefined) return { outcome: 'next', next: await steps.at(session, session.position) };
      const next = await steps.after(session, session.position);
      if (next === undefined) return { outcome: 'moved' };
      return { outcome: 'next', ...(await resultsNow(session, posted)), next };
    },
    async stop(who, pressed) {
      const session = await meant(who, pressed);
      if ('outcome' in session) return session;
      const summary = await steps.stop(session);
      if (summary === undefined) return { outcome: 'none' };
      return { outcome: 'stopped', ...(await resultsNow(session, await postedNow(session))), summary };
    },
  };
}
