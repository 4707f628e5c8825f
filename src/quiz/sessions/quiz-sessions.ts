import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import type { Store } from '../../store/store.ts';
import type { PromptBank } from '../prompt-bank.ts';
import type { QuestionType } from '../question-type.ts';
import type { CalendarOf } from '../scores/place-calendar.ts';
import { type Answering, createAnswering } from './answering.ts';
import { createAttemptRecorder } from './attempt-recorder.ts';
import { type BeginSession, createBeginSession } from './beginning.ts';
import { createGrader } from './grader.ts';
import { createMoving, type Moving } from './moving.ts';
import { createOpenSessions } from './open-sessions.ts';
import { createOwnConversation } from './own-conversation.ts';
import { createReplying, type Replying } from './replying.ts';
import { createSessionSteps } from './session-steps.ts';
import { createStartQuiz, type StartQuiz } from './starting.ts';

/**
 * Quizzes in conversations. All that they know is in the store, so that any process can go on with a session that another
 * one began. Whatever is not said to throw throws `StoreError` alone.
 */
export interface QuizSessions extends Moving {
  /** Begins a quiz, in place of the session that was under way: of all when it is shared, else of this person. */
  readonly start: StartQuiz;
  /** Begins a session with given prompts. */
  readonly begin: BeginSession;
  /** Answers a posted prompt, of a session or of none: what buttons do. */
  readonly answer: Answering;
  /** Takes a text for the quiz where it is meant for it; nothing when it is not. */
  readonly reply: Replying;
}

export interface QuizSessionsDeps {
  readonly store: Pick<Store, 'sessions' | 'prompts' | 'attempts' | 'cards' | 'salt'>;
  readonly bank: Pick<PromptBank, 'all' | 'about'>;
  readonly types: readonly QuestionType[];
  readonly calendarOf: CalendarOf;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Ids of sessions, and the seed of what is asked in them; never the same twice. */
  readonly newId: () => string;
  /** Whether a text would be taken for a command if no prompt were open. Nothing is, when absent. */
  readonly isCommand?: (text: string) => boolean;
}

export function createQuizSessions(deps: QuizSessionsDeps): QuizSessions {
  const { store, bank, types, calendarOf, clock, logger, newId, isCommand = () => false } = deps;
  const { attempts, cards, prompts, sessions } = store;
  const ownConversation = createOwnConversation(store);
  const grade = createGrader(types);
  const open = createOpenSessions({ sessions, prompts, ownConversation });
  const steps = createSessionSteps({ prompts, attempts, sessions, clock });
  const record = createAttemptRecorder({ attempts, cards, calendarOf, clock });
  const begin = createBeginSession({ store, steps, ownConversation, clock });
  const answer = createAnswering({ store, open, steps, record, grade, logger });
  const moving = createMoving({ store, open, steps });
  return {
    ...moving,
    begin,
    answer,
    start: createStartQuiz({ bank, store, begin, clock, newId }),
    reply: createReplying({ store, open, moving, answer, grade, isCommand, clock, logger }),
  };
}
