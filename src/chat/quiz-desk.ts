import type { DailyPlaces } from '../quiz/daily/daily-places.ts';
import type { PromptBank } from '../quiz/prompt-bank.ts';
import type { Review } from '../quiz/review/review.ts';
import type { Scores } from '../quiz/scores/scores.ts';
import type { QuizSessions } from '../quiz/sessions/quiz-sessions.ts';

/** What commands can ask of the quiz room. */
export interface QuizDesk {
  readonly sessions: QuizSessions;
  readonly review: Review;
  readonly scores: Scores;
  readonly bank: Pick<PromptBank, 'about' | 'topics'>;
  readonly daily: Pick<DailyPlaces, 'of' | 'change' | 'next'>;
  /** Title of a note by its path; the path itself for one that is gone. */
  readonly titleOf: (note: string) => string;
}
