import { randomBytes } from 'node:crypto';
import type { QuizDesk } from '../chat/quiz-desk.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { readDailyEnvironment } from '../quiz/daily/daily-environment.ts';
import { createDailyPlaces } from '../quiz/daily/daily-places.ts';
import type { DailyPoster } from '../quiz/daily/daily-post.ts';
import { createDailyQuiz } from '../quiz/daily/daily-quiz.ts';
import { createDailyScheduler, type DailyScheduler } from '../quiz/daily/daily-scheduler.ts';
import { placeCalendars } from '../quiz/daily/place-calendars.ts';
import type { PromptBank } from '../quiz/prompt-bank.ts';
import { questionTypes } from '../quiz/question-types/index.ts';
import { createReview } from '../quiz/review/review.ts';
import { createScores } from '../quiz/scores/scores.ts';
import { createQuizSessions } from '../quiz/sessions/quiz-sessions.ts';
import type { Store } from '../store/store.ts';
import { systemTimer } from '../timer.ts';

export interface QuizServicesDeps {
  readonly config: Config;
  readonly store: Store;
  readonly bank: PromptBank;
  readonly poster: DailyPoster;
  /** Names of those that this process is to run. */
  readonly platforms: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly newId: () => string;
  readonly isCommand: (text: string) => boolean;
  readonly titleOf: (note: string) => string;
}

/** Wires the quiz room: what commands use, and what posts the daily quiz. */
export function createQuizServices(deps: QuizServicesDeps): { desk: QuizDesk; scheduler: DailyScheduler } {
  const { config, store, bank, poster, platforms, clock, logger, newId, isCommand, titleOf } = deps;
  const { places, slots } = store;
  const environment = readDailyEnvironment(config.daily.places).dailies;
  for (const { platform, place } of environment.filter((each) => !platforms.includes(each.platform))) {
    logger.warn('DAILY_QUIZ names a platform that this process does not run', { platform, place });
  }
  const daily = createDailyPlaces({ places, slots, environment, zone: config.timeZone, clock });
  const calendarOf = placeCalendars(daily, config.timeZone);
  const sessions = createQuizSessions({
    store,
    bank,
    types: questionTypes,
    calendarOf,
    clock,
    logger,
    newId,
    isCommand,
  });
  const review = createReview({ store, bank, begin: sessions.begin, clock, newId });
  const scores = createScores({ attempts: store.attempts, clock, calendarOf });
  const scheduler = createDailyScheduler({
    daily: createDailyQuiz({
      ...{ store, places: daily, poster, bank, clock, logger, timer: systemTimer },
      holder: randomBytes(8).toString('hex'),
      // Who writes in the place itself, and in no thread of it, answers what was posted there.
      conversationOf: ({ place }) => place,
      catchUpMs: config.daily.catchUpMs,
    }),
    timer: systemTimer,
    random: Math.random,
    logger,
  });
  return { desk: { sessions, review, scores, daily, bank, titleOf }, scheduler };
}
