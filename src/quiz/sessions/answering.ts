import type { Logger } from '../../logger.ts';
import { orElse } from '../../store/or-else.ts';
import type { Attempt, PersonId, PostedPrompt, QuizSession, Store } from '../../store/store.ts';
import type { Prompt } from '../prompt.ts';
import { type PromptTally, tallyOf } from '../prompt-results.ts';
import { readPrompt } from '../stored-prompt.ts';
import type { RecordAttempt } from './attempt-recorder.ts';
import type { Grader } from './grader.ts';
import { mayAnswer, type OpenSessions } from './open-sessions.ts';
import { postedIdOf, type SessionStep, type SessionSteps } from './session-steps.ts';

/** What became of an answer. */
export type AnswerResult =
  | (Answered & {
      readonly outcome: 'right' | 'wrong';
      readonly points: number;
      /** When it comes again in a review, in milliseconds since the Unix epoch; absent when it does not. */
      readonly reviewAt?: number;
    })
  /** The person had answered before; `attempt` is that answer, and it stands. */
  | (Answered & { readonly outcome: 'earlier'; readonly attempt: Attempt })
  /** It takes no more answers. */
  | (Answered & { readonly outcome: 'closed' })
  /** The reply names no choice; nothing was kept. */
  | (Answered & { readonly outcome: 'unclear' })
  /** It is in the session of somebody else. */
  | { readonly outcome: 'not-yours' }
  /** There is no such prompt any more, or nothing that could grade it. */
  | { readonly outcome: 'unknown' };

/** Where a posted prompt stands. */
export interface Progress {
  readonly tally: PromptTally;
  /** Whether it takes more answers. */
  readonly isOpen: boolean;
}

interface Answered {
  /** `PostedPrompt.id`. */
  readonly posted: string;
  /** With the right answer, the explanation and the citation. */
  readonly prompt: Prompt;
  /** Whether others may still answer, so that feedback is for the person alone. */
  readonly shared: boolean;
  /** How people have done with it by now, where it is shared and the store tells soon. */
  readonly progress?: Progress;
  /** How the session goes on, when this answer moved it: only in a session of one person. */
  readonly next?: SessionStep;
}

/** Grades a reply to a posted prompt, of a session or not, and keeps it before it tells anything. */
export type Answering = (who: PersonId, posted: string, reply: string) => Promise<AnswerResult>;

export interface AnsweringDeps {
  readonly store: Pick<Store, 'prompts' | 'sessions' | 'attempts'>;
  readonly open: OpenSessions;
  readonly steps: SessionSteps;
  readonly record: RecordAttempt;
  readonly grade: Grader;
  readonly logger: Logger;
}

export function createAnswering({ store, open, steps, record, grade, logger }: AnsweringDeps): Answering {
  /** A session of one person goes on with the answer. One that stopped between the two goes on with the next. */
  async function goOn(posted: PostedPrompt): Promise<{ readonly next?: SessionStep }> {
    const session = await open.askedIn(posted);
    if (session === undefined || postedIdOf(session.id, session.position) !== posted.id) return {};
    const next = await steps.after(session, session.position);
    return next === undefined ? {} : { next };
  }

  /** The answer is kept by now, and is told whether or not others can be counted. */
  async function progressOf(id: string, isOpen: boolean): Promise<{ readonly progress?: Progress }> {
    const attempts = await orElse(store.attempts.at(id), () => undefined, logger);
    return attempts === undefined ? {} : { progress: { tally: tallyOf(attempts), isOpen } };
  }

  return async (who, id, reply) => {
    const posted = await store.prompts.get(id);
    const prompt = posted && readPrompt(posted.content);
    if (posted === undefined || prompt === undefined || posted.platform !== who.platform) return { outcome: 'unknown' };
    const session = posted.session === undefined ? undefined : await store.sessions.get(posted.session);
    if (session !== undefined && !mayAnswer(session, who)) return { outcome: 'not-yours' };
    const shared = isShared(session);
    const graded = grade(prompt, reply);
    if (graded === undefined) return { outcome: 'unknown' };
    const answered = { posted: id, prompt, shared };
    if (graded === 'unclear') return { outcome: 'unclear', ...answered };
    const recorded = await record(who, posted, prompt, { reply, right: graded === 'right' });
    const isOpen = recorded.outcome !== 'closed' && posted.closedAt === undefined;
    const step = shared ? await progressOf(id, isOpen) : await goOn(posted);
    if (recorded.outcome === 'closed') return { outcome: 'closed', ...answered, ...step };
    const { outcome, attempt, reviewAt } = recorded;
    if (outcome === 'earlier') return { outcome, ...answered, ...step, attempt };
    return {
      ...{ outcome: graded, ...answered, ...step, points: attempt.points },
      ...(reviewAt === undefined ? {} : { reviewAt }),
    };
  };
}

const isShared = (session: QuizSession | undefined): boolean => session?.shared ?? true;
