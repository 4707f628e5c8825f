import { createEmptyCard, fsrs, type Grade, Rating } from 'ts-fsrs';
import { z } from 'zod';
import type { PersonId, ReviewCard } from '../../store/store.ts';
import type { Prompt } from '../prompt.ts';

/**
 * again: the answer was wrong. good: it was right. hard: it was right, and the person finds it hard.
 */
export type RecallRating = 'again' | 'hard' | 'good';

const grades: Readonly<Record<RecallRating, Grade>> = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good };

/**
 * FSRS-6 with the default weights of ts-fsrs, which Open Spaced Repetition fitted to the reviews of many Anki users.
 * - request_retention: 0.9, the default of FSRS and Anki: nine of ten are to be known when they are due.
 * - maximum_interval, days: notes change, so all is seen once a year at least (default: a hundred years).
 * - learning_steps, relearning_steps: what was missed is asked again the same day, once; Anki's defaults end with the same
 *   ten minutes, and begin with one, which is too soon in a chat.
 * - enable_fuzz: no chance, so that the same answers give the same days.
 */
const scheduler = fsrs({
  request_retention: 0.9,
  maximum_interval: 365,
  learning_steps: ['10m'],
  relearning_steps: ['10m'],
  enable_short_term: true,
  enable_fuzz: false,
});

/** The card of ts-fsrs with its dates as milliseconds since the Unix epoch. */
const memorySchema = z.object({
  due: z.number(),
  stability: z.number(),
  difficulty: z.number(),
  elapsed_days: z.number(),
  scheduled_days: z.number(),
  learning_steps: z.number(),
  reps: z.number(),
  lapses: z.number(),
  state: z.number().int().min(0).max(3),
  last_review: z.number().nullable(),
});

type Memory = z.infer<typeof memorySchema>;

/** What `ReviewCard.state` holds. */
const stateSchema = z.object({
  /** `Prompt.kind`, so that a prompt of the same kind can take its place. */
  kind: z.string(),
  memory: memorySchema,
  /** The last rating, for which posted prompt it was given, and how the memory was before, so that it can be given anew. */
  last: z.object({
    posted: z.string(),
    rating: z.enum(['again', 'hard', 'good']),
    before: memorySchema.nullable(),
  }),
});

export type CardState = z.infer<typeof stateSchema>;

/** Nothing for a state which another version wrote in another way. */
export function readCardState({ state }: Pick<ReviewCard, 'state'>): CardState | undefined {
  try {
    return stateSchema.parse(JSON.parse(state));
  } catch {
    return undefined;
  }
}

/** How somebody did with a prompt. */
export interface Recall extends PersonId {
  readonly prompt: Prompt;
  /** `PostedPrompt.id`. */
  readonly posted: string;
  readonly rating: RecallRating;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

/**
 * The card after a prompt was recalled. A rating for the posted prompt that was rated last takes the place of that rating.
 * @param card as it is now, if there is one.
 */
export function cardAfter(card: ReviewCard | undefined, recall: Recall): ReviewCard {
  const { platform, person, prompt, posted, rating, at } = recall;
  const state = card && readCardState(card);
  const before = state?.last.posted === posted ? state.last.before : (state?.memory ?? null);
  const memory = next(before, at, grades[rating]);
  const written: CardState = { kind: prompt.kind, memory, last: { posted, rating, before } };
  return {
    ...{ platform, person, prompt: prompt.id, section: prompt.section, note: prompt.citation.path },
    dueAt: memory.due,
    state: JSON.stringify(written),
  };
}

function next(before: Memory | null, at: number, grade: Grade): Memory {
  // A clock that was set back must not make it a recall before the last one.
  const now = Math.max(at, before?.last_review ?? at);
  const { card } = scheduler.next(before ?? createEmptyCard(now), now, grade);
  return { ...card, due: card.due.getTime(), last_review: card.last_review?.getTime() ?? null };
}
