import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { silentLogger } from '../../../src/logger.ts';
import type { BankedPrompt } from '../../../src/quiz/prompt-bank.ts';
import { createReview } from '../../../src/quiz/review/review.ts';
import type { PlaceCalendar } from '../../../src/quiz/scores/place-calendar.ts';
import { createScores } from '../../../src/quiz/scores/scores.ts';
import { createQuizSessions, type QuizSessions } from '../../../src/quiz/sessions/quiz-sessions.ts';
import type { SessionStep } from '../../../src/quiz/sessions/session-steps.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { choicePrompt, createFixtureBank, fixtureTypes } from './fixture-bank.ts';

export const dayMs = 86_400_000;

/** Three notes of three sections with one prompt each. */
const fixturePrompts: readonly BankedPrompt[] = ['a', 'b', 'c'].flatMap((note) =>
  ['One', 'Two', 'Three'].map((heading) =>
    choicePrompt({ id: `${note}${heading.toLowerCase()}`, answer: `${note} ${heading}`, note: `${note}.md`, heading }),
  ),
);

interface RoomOptions {
  readonly prompts?: readonly BankedPrompt[];
  readonly calendar?: PlaceCalendar;
}

/** Quiz services over a real store in a folder that goes with the test, and a clock that stands still. */
export async function openQuizRoom({
  prompts = fixturePrompts,
  calendar = { zone: 'Europe/Berlin' },
}: RoomOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'quiz-room-'));
  const path = join(folder, 'quiz.db');
  let now = Date.parse('2026-11-18T09:00:00Z');
  const clock = { now: () => now };
  let store = await openSqliteStore(path, { clock, logger: silentLogger });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const bank = createFixtureBank(prompts);
  let sessionCount = 0;
  const newId = () => `session${++sessionCount}`;
  const calendarOf = async () => calendar;
  /** Services that share nothing with others but the store. */
  const servicesOver = (store: Store) => {
    const isCommand = (text: string) => text === 'score';
    const deps = { store, bank, types: fixtureTypes, calendarOf, clock, logger: silentLogger, newId, isCommand };
    const sessions = createQuizSessions(deps);
    const review = createReview({ store, bank, begin: sessions.begin, clock, newId });
    return { sessions, review, scores: createScores({ attempts: store.attempts, clock, calendarOf }) };
  };
  return {
    ...servicesOver(store),
    store,
    bank,
    servicesOver,
    /** Closes the store and opens it anew, as a new process does. */
    async restart() {
      await store.close();
      store = await openSqliteStore(path, { clock, logger: silentLogger });
      return { ...servicesOver(store), store };
    },
    now: () => now,
    wait: (ms: number) => {
      now += ms;
    },
  };
}

export const who = (person: string, conversation = 'thread') => ({
  platform: 'test',
  place: 'room',
  conversation,
  person,
});

/** The prompt that a step asks. */
export function askedIn(step: SessionStep | undefined) {
  if (step?.kind !== 'prompt') throw new Error(`no prompt but ${step?.kind}`);
  return step.asked;
}

/** The summary that a step gives. */
export function summaryIn(step: SessionStep | undefined) {
  if (step?.kind !== 'summary') throw new Error(`no summary but ${step?.kind}`);
  return step.summary;
}

export async function startQuiz(
  sessions: QuizSessions,
  { person = 'ann', conversation = 'thread', shared = false, length = 3, topic = '' } = {},
) {
  const started = await sessions.start({ ...who(person, conversation), shared }, { topic, length });
  if (started.outcome !== 'started') throw new Error(started.outcome);
  return askedIn(started.next);
}

/** Number of the right choice, and of a wrong one. */
export const rightReply = ({ answerIndex }: { readonly answerIndex?: number }) => String(answerIndex! + 1);
export const wrongReply = ({ answerIndex }: { readonly answerIndex?: number }) => (answerIndex === 0 ? '2' : '1');
