import type { Clock } from '../../clock.ts';
import type { QuizSession, Store } from '../../store/store.ts';
import type { Prompt } from '../prompt.ts';
import { writePrompts } from '../stored-prompt.ts';
import type { OwnConversation } from './own-conversation.ts';
import type { Participant } from './participant.ts';
import { postedIdOf, type SessionStep, type SessionSteps } from './session-steps.ts';

interface NewSession extends Pick<QuizSession, 'id' | 'kind' | 'topic' | 'shared'> {
  /** In the order in which they are asked; at least one. */
  readonly prompts: readonly Prompt[];
}

/** Begins a session in place of the one that was under way, and posts its first prompt. */
export type BeginSession = (who: Participant, session: NewSession) => Promise<SessionStep>;

export interface BeginningDeps {
  readonly store: Pick<Store, 'sessions' | 'prompts'>;
  readonly steps: Pick<SessionSteps, 'at'>;
  readonly ownConversation: OwnConversation;
  readonly clock: Clock;
}

export function createBeginSession({ store, steps, ownConversation, clock }: BeginningDeps): BeginSession {
  return async (who, { prompts, ...head }) => {
    const { platform, place, person } = who;
    const { conversation } = head.shared ? who : await ownConversation(who);
    const session: QuizSession = {
      ...{ ...head, platform, place, person, conversation },
      content: writePrompts(prompts),
      length: prompts.length,
      position: 0,
      startedAt: clock.now(),
    };
    const replaced = await store.sessions.current({ platform, conversation });
    await store.sessions.begin(session);
    if (replaced !== undefined) await store.prompts.close(postedIdOf(replaced.id, replaced.position), clock.now());
    return steps.at(session, 0);
  };
}
