/**
 * What Stevedore remembers, as the verbs that the product needs. SQLite and PostgreSQL keep the same promises, held by
 * test/contracts/store-contract.ts. Times are milliseconds since the Unix epoch; local dates are YYYY-MM-DD. People and
 * places are named as their platform spells them; no display name is ever kept.
 *
 * Every verb may throw `StoreError`. What has resolved is on disk: a process killed afterwards loses none of it.
 */
export interface Store {
  readonly events: EventStore;
  readonly conversations: ConversationStore;
  readonly questions: QuestionStore;
  readonly prompts: PromptStore;
  readonly attempts: AttemptStore;
  readonly sessions: SessionStore;
  readonly cards: CardStore;
  readonly slots: SlotStore;
  readonly places: PlaceStore;
  readonly secrets: SecretStore;
  /** Random text of this installation, made on first use, for hashing ids that are shown to operators. */
  salt(): Promise<string>;
  /** Deletes all rows of a person, and finishes the person's events. */
  forget(person: PersonId): Promise<Forgotten>;
  /** Deletes what is older than its kind may become. */
  prune(keepFrom: KeepFrom): Promise<Pruned>;
  /** Resolves when the database can be read and written. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * unavailable: the database cannot be reached, or is busy for too long. full: it cannot grow. damaged: it is no database of
 * ours. failed: anything else, with the cause.
 */
export type StoreErrorCode = 'unavailable' | 'full' | 'damaged' | 'failed';

/** The store could not do it. The message is for the operator and says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface PersonId {
  readonly platform: string;
  readonly person: string;
}

export interface PlaceId {
  readonly platform: string;
  readonly place: string;
}

export interface ConversationId {
  readonly platform: string;
  readonly conversation: string;
}

export interface EventId {
  readonly platform: string;
  /** The same for every delivery of one thing that happened there. */
  readonly event: string;
}

/** Who works on an event, and until when nobody else may take it over. */
export interface Hold {
  /** Random text that names a process. */
  readonly holder: string;
  readonly leaseUntil: number;
  readonly now: number;
}

/** An event whose work is not finished. */
export interface OpenEvent extends EventId {
  /** Who wants it done, and may want it forgotten. */
  readonly person: string;
  /** What it takes to do the work, as the taker wrote it. */
  readonly content: string;
}

export interface TakenOverEvent extends OpenEvent {
  /** How often it was taken over, this time included. */
  readonly takeOvers: number;
}

/** What came in, so that nothing is answered twice and nothing that was acknowledged is forgotten. */
export interface EventStore {
  /** True for the first caller with this event, false for all others, in whatever process. */
  claim(event: EventId, now: number): Promise<boolean>;
  /** Like `claim`, and keeps the content until it is finished. */
  take(event: OpenEvent, hold: Hold): Promise<boolean>;
  /**
   * Gives what the holder has not finished a new end of the lease; what somebody else has taken over stays theirs. That goes
   * for events of which the holder was never told too, because a reply was lost: whoever may have missed one goes on under
   * another name.
   */
  renew(holder: string, leaseUntil: number): Promise<void>;
  /** Takes over events that are not finished and whose lease is over, at most `limit`, oldest first. */
  takeOver(platform: string, hold: Hold, limit: number): Promise<readonly TakenOverEvent[]>;
  /** Finishes it and deletes the content. False when the holder does not hold it (any more), or the person was forgotten. */
  finish(event: EventId, holder: string): Promise<boolean>;
}

export interface Turn extends ConversationId, PersonId {
  /** As it was asked. */
  readonly question: string;
  readonly askedAt: number;
}

export interface ConversationStore {
  add(turn: Turn): Promise<void>;
  /** Oldest first; the last `limit` of those asked at or after `since`. */
  turns(conversation: ConversationId, since: number, limit: number): Promise<readonly Turn[]>;
}

export interface AskedQuestion extends PersonId, PlaceId {
  readonly id: string;
  readonly question: string;
  /** `Answer.state`. */
  readonly state: string;
  /** Ids of the sections that were quoted or named, best first. */
  readonly sections: readonly string[];
  readonly askedAt: number;
}

/** missing: not helpful, and the person wants the notes to say it. */
export type Vote = 'helpful' | 'not-helpful' | 'missing';

export interface QuestionStore {
  record(question: AskedQuestion): Promise<void>;
  get(id: string): Promise<AskedQuestion | undefined>;
  /** A person's last vote on a question counts. False when the question is not known (any more). */
  vote(vote: PersonId & { readonly question: string; readonly vote: Vote; readonly votedAt: number }): Promise<boolean>;
  /** What a person asked at or after `since`, newest first, at most `limit`, each with that person's own vote. */
  byPerson(
    person: PersonId,
    since: number,
    limit: number,
  ): Promise<readonly (AskedQuestion & { readonly vote?: Vote })[]>;
}

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

/** Something that is to be posted once: the prompt of a day in a place, or its reveal. */
export interface SlotId extends PlaceId {
  readonly localDate: string;
  readonly part: 'prompt' | 'reveal';
}

/**
 * claimed: somebody is at it. intended: what will be posted is written down, and may or may not have been posted.
 * posted, skipped: done.
 */
export interface Slot extends SlotId {
  readonly state: 'claimed' | 'intended' | 'posted' | 'skipped';
  readonly dueAt: number;
  /** The process that is at it, and until when nobody else may take it over. */
  readonly holder: string;
  readonly leaseUntil: number;
  /** For `intended` and `posted`: what is posted (`PostedPrompt.id`). */
  readonly content?: string;
  /** For `skipped`: why. */
  readonly reason?: string;
  readonly settledAt?: number;
}

export interface SlotStore {
  /** Inserts the slot as claimed unless there is one; true for the one caller who inserted it. */
  claim(slot: SlotId & Pick<Slot, 'dueAt' | 'holder' | 'leaseUntil'>): Promise<boolean>;
  /** Takes over a claimed or intended slot whose lease is over; the slot as it now is, or nothing. */
  takeOver(
    id: SlotId,
    by: { readonly holder: string; readonly now: number; readonly leaseUntil: number },
  ): Promise<Slot | undefined>;
  /** Writes down what will be posted; false when the slot is not (any more) claimed by this holder. */
  intend(id: SlotId, holder: string, content: string): Promise<boolean>;
  /** Ends it; false when the slot is not (any more) held by this holder. */
  settle(
    id: SlotId,
    holder: string,
    end: { readonly state: 'posted' | 'skipped'; readonly reason?: string; readonly now: number },
  ): Promise<boolean>;
  get(id: SlotId): Promise<Slot | undefined>;
  /** Claimed or intended ones whose lease is over at `now`, oldest due first. */
  abandoned(now: number): Promise<readonly Slot[]>;
  /** The latest by local date of a place that has this part and state. */
  latest(place: PlaceId, part: Slot['part'], state: Slot['state']): Promise<Slot | undefined>;
}

/** Settings of places, by feature (`daily`), each a JSON value that its feature checks. */
export interface PlaceStore {
  get(place: PlaceId, feature: string): Promise<unknown>;
  put(place: PlaceId, feature: string, value: unknown, now: number): Promise<void>;
  all(feature: string): Promise<readonly (PlaceId & { readonly value: unknown })[]>;
  /** Deletes all settings of the places whose spelling begins with `prefix`. */
  remove(platform: string, prefix: string): Promise<void>;
}

/** Credentials that a platform was given at run time, as the caller has encrypted them. */
export interface SecretStore {
  get(name: string): Promise<string | undefined>;
  put(name: string, sealed: string, now: number): Promise<void>;
  /** Does nothing when it is not any more what it was; true when it has replaced it. */
  replace(name: string, old: string, sealed: string, now: number): Promise<boolean>;
  delete(name: string): Promise<void>;
}

/** Rows deleted, by what they were. */
interface Forgotten {
  readonly turns: number;
  readonly questions: number;
  readonly votes: number;
  readonly attempts: number;
  readonly cards: number;
  readonly sessions: number;
}

/** For each kind of row the time before which it goes; a kind that is absent stays. Sessions go with `prompts`. */
export interface KeepFrom {
  readonly events?: number;
  readonly conversations?: number;
  readonly questions?: number;
  readonly prompts?: number;
  readonly attempts?: number;
  readonly slots?: number;
}

/** Rows deleted, by kind. */
export type Pruned = Readonly<Record<keyof KeepFrom, number>>;
