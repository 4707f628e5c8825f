import type { AnswerEngine } from '../answer/answer.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { orElse } from '../store/or-else.ts';
import type { ConversationStore } from '../store/store.ts';
import { type ConversationMemory, turnsKeptMs } from './conversation-memory.ts';

export interface StoredMemoryDeps {
  readonly store: ConversationStore;
  /** Serves when the store does not. */
  readonly fallback: ConversationMemory;
  readonly engine: AnswerEngine;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Turns that are looked at. Default 5. */
  readonly maxTurns?: number;
  /** A turn counts for this long. Default half an hour. */
  readonly idleMs?: number;
}

/**
 * A memory that outlives the process and is shared by all that use one store. Only questions are kept: the same question
 * after the same questions gives the same answer, so the last answer is made again when it is asked for.
 */
export function createStoredMemory(deps: StoredMemoryDeps): ConversationMemory {
  const { store, fallback, engine, clock, logger, maxTurns = 5, idleMs = 30 * 60_000 } = deps;
  const recent = async (id: { platform: string; conversation: string }): Promise<readonly string[]> => {
    const turns = await store.turns(id, clock.now() - idleMs, maxTurns);
    return turns.map(({ question }) => question);
  };
  return {
    async remember(speaker, question, answer) {
      await fallback.remember(speaker, question, answer);
      const { platform, conversation, person } = speaker;
      const turn = { platform, conversation, person, question, askedAt: clock.now() };
      await orElse(store.add(turn), () => {}, logger);
    },
    questions: (id) => orElse(recent(id), () => fallback.questions(id), logger),
    async lastAnswer(id) {
      const questions = await orElse(recent(id), () => undefined, logger);
      if (questions === undefined) return fallback.lastAnswer(id);
      const last = questions.at(-1);
      return last === undefined ? undefined : engine.ask(last, questions.slice(0, -1));
    },
    turns: (id) => orElse(store.turns(id, clock.now() - turnsKeptMs, maxTurns), () => fallback.turns(id), logger),
    forget: (person) => fallback.forget(person),
  };
}
