import type { Answer } from '../answer/answer.ts';
import type { Clock } from '../clock.ts';
import type { Request } from './request.ts';

/** A conversation; and who spoke in it. */
type ConversationKey = Pick<Request, 'platform' | 'conversation'>;
type Speaker = Pick<Request, 'platform' | 'conversation' | 'person'>;

/** What was asked and answered lately, so that "and EKS?" can be understood and `why` has something to explain. */
export interface ConversationMemory {
  remember(speaker: Speaker, question: string, answer: Answer): Promise<void>;
  /** Questions as they were asked, oldest first. */
  questions(id: ConversationKey): Promise<readonly string[]>;
  lastAnswer(id: ConversationKey): Promise<Answer | undefined>;
}

export interface ConversationMemoryOptions {
  readonly clock: Clock;
  /** Turns kept of a conversation. Default 5. */
  readonly maxTurns?: number;
  /** A conversation is forgotten this long after its last turn. Default half an hour. */
  readonly idleMs?: number;
  /** Beyond this many the one that has been quiet longest is forgotten. Default 5,000. */
  readonly maxConversations?: number;
}

interface Conversation {
  readonly questions: readonly string[];
  readonly lastAnswer: Answer;
  readonly lastTurnAt: number;
}

/** A memory in this process, gone with it: what serves while the store is away. */
export function createConversationMemory(options: ConversationMemoryOptions): ConversationMemory {
  const { clock, maxTurns = 5, idleMs = 30 * 60_000, maxConversations = 5_000 } = options;
  // A Map keeps the order of insertion; a conversation is put back at the end with every turn.
  const conversations = new Map<string, Conversation>();

  function current(id: ConversationKey): Conversation | undefined {
    const found = conversations.get(keyOf(id));
    return found !== undefined && clock.now() - found.lastTurnAt < idleMs ? found : undefined;
  }

  function forgetOld(): void {
    for (const [key, conversation] of conversations) {
      const idle = clock.now() - conversation.lastTurnAt >= idleMs;
      if (!idle && conversations.size <= maxConversations) return;
      conversations.delete(key);
    }
  }

  return {
    async remember(id, question, answer) {
      const questions = [...(current(id)?.questions ?? []), question].slice(-maxTurns);
      conversations.delete(keyOf(id));
      conversations.set(keyOf(id), { questions, lastAnswer: answer, lastTurnAt: clock.now() });
      forgetOld();
    },
    questions: async (id) => current(id)?.questions ?? [],
    lastAnswer: async (id) => current(id)?.lastAnswer,
  };
}

const keyOf = (id: ConversationKey): string => `${id.platform}\u0000${id.conversation}`;
