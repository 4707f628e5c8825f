import type { ConversationId, PersonId, PlaceId } from './ids.ts';

/** A prompt as it was put before people. */
export interface PostedPrompt extends PlaceId, ConversationId {
  /** Short enough for a button: at most 16 characters of a–z and 0–9. */
  readonly id: string;
  /** `Prompt.id`. */
  readonly prompt: string;
  readonly kind: string;
  readonly section: string;
  /** Path of the note. */
  readonly note: string;
  /** The whole `Prompt` as JSON. */
  readonly content: string;
  readonly session?: string;
  readonly postedAt: number;
  /** From then on it takes no more answers. */
  readonly closedAt?: number;
}

export interface PromptStore {
  /** Does nothing when there is one with this id. */
  add(posted: PostedPrompt): Promise<void>;
  get(id: string): Promise<PostedPrompt | undefined>;
  /** The latest one of a conversation that still takes answers. */
  open(conversation: ConversationId): Promise<PostedPrompt | undefined>;
  /** True for the call that closed it. */
  close(id: string, now: number): Promise<boolean>;
  /** What was posted in a place at or after `since`, newest first: `Prompt.id`, section, when. */
  recent(
    place: PlaceId,
    since: number,
  ): Promise<readonly Pick<PostedPrompt, 'id' | 'prompt' | 'section' | 'postedAt'>[]>;
}

export interface Attempt extends PersonId, PlaceId {
  /** `PostedPrompt.id`. */
  readonly posted: string;
  /** `Prompt.id`. */
  readonly prompt: string;
  readonly section: string;
  readonly note: string;
  readonly reply: string;
  readonly right: boolean;
  readonly points: number;
  readonly answeredAt: number;
  /** The day on which it was answered where the place is. */
  readonly localDate: string;
}

export interface AttemptStore {
  /**
   * Keeps the first attempt of a person at a posted prompt, with the review card that it leads to, both or neither. A
   * prompt that is closed or not known takes none. Once a person has earned points for one `Prompt.id` on a local date,
   * later attempts of that day are kept with 0.
   */
  record(attempt: Attempt, card?: ReviewCard): Promise<RecordedAttempt>;
  /** All attempts at a posted prompt, in the order in which they were recorded. */
  at(posted: string): Promise<readonly Attempt[]>;
  /** A person's attempts at or after `since`, over all places, newest first, at most `limit`. */
  byPerson(person: PersonId, since: number, limit: number): Promise<readonly Attempt[]>;
  /** How a place did with each section, from attempts at or after `since`. */
  bySection(place: PlaceId, since: number): Promise<readonly SectionTally[]>;
  /** A person's tally by note, over all places, strongest first. */
  byNote(person: PersonId): Promise<readonly NoteTally[]>;
  /** Best first; those with equal points by share of right answers. From local date `from` on, all when absent. */
  leaderboard(
    place: PlaceId,
    options: { readonly from?: string; readonly limit: number },
  ): Promise<readonly Standing[]>;
  /** A person's standing in a place; absent when there is no attempt. */
  standing(person: PersonId & PlaceId, options: { readonly from?: string }): Promise<Standing | undefined>;
  /** Local dates on which a person answered in a place, newest first, each once. */
  dates(person: PersonId & PlaceId, limit: number): Promise<readonly string[]>;
}

/**
 * `first`: it counts. `earlier`: the person had answered, be the prompt closed by now; `attempt` is that answer. `closed`: too
 * late.
 */
export type RecordedAttempt =
  | { readonly outcome: 'first' | 'earlier'; readonly attempt: Attempt }
  | { readonly outcome: 'closed' };

export interface SectionTally {
  readonly section: string;
  readonly right: number;
  readonly wrong: number;
}

export interface NoteTally {
  readonly note: string;
  readonly right: number;
  readonly wrong: number;
}

export interface Standing {
  readonly person: string;
  /** 1 for the best; people with equal points and equal share have the same rank. */
  readonly rank: number;
  readonly points: number;
  readonly right: number;
  readonly answered: number;
}

/** A quiz or a review under way in a conversation. */
export interface QuizSession extends PlaceId, ConversationId, PersonId {
  readonly id: string;
  readonly kind: 'quiz' | 'review';
  /** Whether others can answer too. */
  readonly shared: boolean;
  /** What it is about, as the person said; '' for everything. */
  readonly topic: string;
  /** The prompts to come and gone, as JSON, in their order. */
  readonly content: string;
  readonly length: number;
  /** Index of the prompt that is being asked; `length` when it is over. */
  readonly position: number;
  readonly startedAt: number;
}

export interface SessionStore {
  /** Ends what was under way in the conversation, and begins this one. */
  begin(session: QuizSession): Promise<void>;
  current(conversation: ConversationId): Promise<QuizSession | undefined>;
  get(id: string): Promise<QuizSession | undefined>;
  /** Moves on by one when the session is still at `position`; false when somebody else has moved it. */
  advance(id: string, position: number): Promise<boolean>;
  /** True for the call that ended it. */
  end(id: string, now: number): Promise<boolean>;
}

/** What one person is to see again, and when. */
export interface ReviewCard extends PersonId {
  /** `Prompt.id`. */
  readonly prompt: string;
  readonly section: string;
  readonly note: string;
  readonly dueAt: number;
  /** The scheduler's own state, as JSON. */
  readonly state: string;
}

export interface CardStore {
  get(person: PersonId, prompt: string): Promise<ReviewCard | undefined>;
  /** Due at or before `now`, longest due first. */
  due(person: PersonId, now: number, limit: number): Promise<readonly ReviewCard[]>;
  /** How many a person has, how many are due, and when the next is. */
  count(
    person: PersonId,
    now: number,
  ): Promise<{ readonly all: number; readonly due: number; readonly nextAt?: number }>;
  /** Adds it or takes the place of the one for the same prompt. */
  put(card: ReviewCard): Promise<void>;
  /** The card of one prompt becomes the card of another, as when a section was rewritten. */
  replace(person: PersonId, prompt: string, card: ReviewCard): Promise<void>;
  remove(person: PersonId, prompt: string): Promise<void>;
}
