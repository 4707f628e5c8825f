import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { AttemptStore, PromptStore, QuizSession, SessionStore } from '../../store/store.ts';
import type { Prompt } from '../prompt.ts';
import { readPrompts, writePrompt } from '../stored-prompt.ts';
import { type SessionSummary, summaryOf } from './summary.ts';

/** A prompt that is being asked in a session. */
interface AskedPrompt extends Pick<QuizSession, 'kind' | 'topic' | 'shared'> {
  /** `PostedPrompt.id`: what buttons carry. */
  readonly posted: string;
  readonly prompt: Prompt;
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** Where a session has come to. */
export type SessionStep =
  | { readonly kind: 'prompt'; readonly asked: AskedPrompt }
  | { readonly kind: 'summary'; readonly summary: SessionSummary };

/**
 * Steps of a session. Each can be taken again after a crash: a posted prompt has the same id whenever it is posted, and a
 * session moves on from a position once.
 */
export interface SessionSteps {
  /** Posts the prompt at a position, or ends the session when there are no more. */
  at(session: QuizSession, position: number): Promise<SessionStep>;
  /** Closes the prompt at a position and goes on; nothing when somebody else has gone on from there. */
  after(session: QuizSession, position: number): Promise<SessionStep | undefined>;
  /** Ends it where it stands; nothing when it was over. */
  stop(session: QuizSession): Promise<SessionSummary | undefined>;
}

export interface SessionStepsDeps {
  readonly prompts: Pick<PromptStore, 'add' | 'close'>;
  readonly attempts: Pick<AttemptStore, 'at'>;
  readonly sessions: Pick<SessionStore, 'advance' | 'end'>;
  readonly clock: Clock;
}

export function createSessionSteps({ prompts, attempts, sessions, clock }: SessionStepsDeps): SessionSteps {
  async function summary(session: QuizSession, asked: number): Promise<SessionSummary> {
    const past = promptsOf(session)
      .slice(0, asked)
      .map(async (prompt, position) => ({ prompt, attempts: await attempts.at(postedIdOf(session.id, position)) }));
    return summaryOf(session, await Promise.all(past));
  }

  async function post(session: QuizSession, position: number, prompt: Prompt): Promise<AskedPrompt> {
    const { platform, place, conversation, kind, topic, shared } = session;
    const posted = postedIdOf(session.id, position);
    await prompts.add({
      ...{ platform, place, conversation, session: session.id, id: posted, prompt: prompt.id },
      ...{ kind: prompt.kind, section: prompt.section, note: prompt.citation.path },
      content: writePrompt(prompt),
      postedAt: clock.now(),
    });
    return { posted, prompt, number: position + 1, of: session.length, kind, topic, shared };
  }

  async function at(session: QuizSession, position: number): Promise<SessionStep> {
    const prompt = promptsOf(session)[position];
    if (prompt !== undefined) return { kind: 'prompt', asked: await post(session, position, prompt) };
    await sessions.end(session.id, clock.now());
    return { kind: 'summary', summary: await summary(session, position) };
  }

  return {
    at,
    async after(session, position) {
      await prompts.close(postedIdOf(session.id, position), clock.now());
      return (await sessions.advance(session.id, position)) ? at(session, position + 1) : undefined;
    },
    async stop(session) {
      if (!(await sessions.end(session.id, clock.now()))) return undefined;
      const open = postedIdOf(session.id, session.position);
      await prompts.close(open, clock.now());
      const answered = (await attempts.at(open)).length > 0;
      return summary(session, session.position + (answered ? 1 : 0));
    },
  };
}

/** A session that another version wrote in another way has no prompts left. */
export const promptsOf = (session: QuizSession): readonly Prompt[] => readPrompts(session.content) ?? [];

/** Id of the prompt at a position of a session. 12 characters are 62 bits: two do not share one by chance. */
export function postedIdOf(session: string, position: number): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([session, position]))
    .digest('hex')
    .slice(0, 16);
  return BigInt(`0x${hash}`).toString(36).padStart(12, '0').slice(-12);
}
