import type { EventStore } from './events.ts';
import type { ConversationId, PersonId, PlaceId } from './ids.ts';
import type { NewsStore } from './news.ts';
import type { AttemptStore, CardStore, PromptStore, SessionStore } from './quiz-records.ts';
import type { SlotStore } from './slots.ts';
import type { UsageStore } from './usage.ts';

export type * from './events.ts';
export type * from './ids.ts';
export type * from './news.ts';
export type * from './quiz-records.ts';
export type * from './slots.ts';
export type * from './usage.ts';

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
  readonly usage: UsageStore;
  readonly news: NewsStore;
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
  /**
   * Those asked at or after `since` that the notes did not answer (`silent`, `closest`) or that somebody voted down, newest first, at
   * most `limit`.
   */
  unanswered(since: number, limit: number): Promise<readonly UnansweredQuestion[]>;
}

export interface UnansweredQuestion extends AskedQuestion {
  /** When the person was told that the notes say it now. */
  readonly toldAt?: number;
  /** Whoever said that the answer did not help, or that the notes should say it. */
  readonly votes: readonly DownVote[];
}

interface DownVote {
  /** Of the platform where it was asked. */
  readonly person: string;
  readonly vote: Exclude<Vote, 'helpful'>;
  readonly votedAt: number;
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
