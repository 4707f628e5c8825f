import type { PersonId, PostedPrompt, PromptStore, QuizSession, SessionStore } from '../../store/store.ts';
import type { OwnConversation } from './own-conversation.ts';
import type { Participant } from './participant.ts';

/** Finds what is under way. */
export interface OpenSessions {
  /** The session that a person plays in a conversation: their own or that of all, whichever began later. */
  of(who: Participant): Promise<QuizSession | undefined>;
  /** The session that a posted prompt belongs to, while it is under way and at this prompt's conversation. */
  askedIn(posted: PostedPrompt): Promise<QuizSession | undefined>;
  /** A prompt of no session, such as the daily one, that takes answers in a conversation. */
  lonePrompt(who: Participant): Promise<PostedPrompt | undefined>;
}

export interface OpenSessionsDeps {
  readonly sessions: Pick<SessionStore, 'current'>;
  readonly prompts: Pick<PromptStore, 'open'>;
  readonly ownConversation: OwnConversation;
}

export function createOpenSessions({ sessions, prompts, ownConversation }: OpenSessionsDeps): OpenSessions {
  return {
    async of(who) {
      const { platform, conversation } = who;
      const [own, shared] = await Promise.all([
        ownConversation(who).then((id) => sessions.current(id)),
        sessions.current({ platform, conversation }),
      ]);
      if (own === undefined || shared === undefined) return own ?? shared;
      return own.startedAt >= shared.startedAt ? own : shared;
    },
    async askedIn({ platform, conversation, session }) {
      if (session === undefined) return undefined;
      const current = await sessions.current({ platform, conversation });
      return current?.id === session ? current : undefined;
    },
    async lonePrompt({ platform, conversation }) {
      const open = await prompts.open({ platform, conversation });
      return open?.session === undefined ? open : undefined;
    },
  };
}

export function mayAnswer(session: QuizSession, { platform, person }: PersonId): boolean {
  return session.shared || (session.platform === platform && session.person === person);
}
