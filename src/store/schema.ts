import type { GeneratedAlways } from 'kysely';

/**
 * The tables as they are after the last migration, in the case of TypeScript: columns are snake_case in the database.
 * Times are milliseconds since the Unix epoch. `seq` gives rows of the same millisecond their order.
 */
export interface Schema {
  /** Facts of this installation: `schema` (number of the last migration), `salt`, `checked`. */
  installation: { name: string; value: string };
  events: {
    platform: string;
    event: string;
    claimedAt: number;
    /** This and all below are null once the work is finished. */
    person: string | null;
    content: string | null;
    holder: string | null;
    leaseUntil: number | null;
    takeOvers: number | null;
  };
  turns: {
    seq: GeneratedAlways<number>;
    platform: string;
    conversation: string;
    person: string;
    question: string;
    askedAt: number;
  };
  questions: {
    seq: GeneratedAlways<number>;
    id: string;
    platform: string;
    place: string;
    person: string;
    question: string;
    state: string;
    /** A JSON list. */
    sections: string;
    askedAt: number;
    /** When the person was told that the notes say it now. */
    toldAt: number | null;
  };
  votes: {
    question: string;
    platform: string;
    person: string;
    vote: 'helpful' | 'not-helpful' | 'missing';
    votedAt: number;
  };
  prompts: {
    seq: GeneratedAlways<number>;
    id: string;
    platform: string;
    place: string;
    conversation: string;
    prompt: string;
    kind: string;
    section: string;
    note: string;
    content: string;
    session: string | null;
    postedAt: number;
    closedAt: number | null;
  };
  attempts: {
    seq: GeneratedAlways<number>;
    posted: string;
    platform: string;
    place: string;
    person: string;
    prompt: string;
    section: string;
    note: string;
    reply: string;
    /** 1 or 0. */
    isRight: number;
    points: number;
    answeredAt: number;
    localDate: string;
  };
  sessions: {
    seq: GeneratedAlways<number>;
    id: string;
    platform: string;
    place: string;
    conversation: string;
    person: string;
    kind: 'quiz' | 'review';
    /** 1 or 0. */
    isShared: number;
    topic: string;
    content: string;
    length: number;
    position: number;
    startedAt: number;
    endedAt: number | null;
  };
  cards: {
    platform: string;
    person: string;
    prompt: string;
    section: string;
    note: string;
    dueAt: number;
    state: string;
  };
  slots: {
    platform: string;
    place: string;
    localDate: string;
    part: 'prompt' | 'reveal';
    state: 'claimed' | 'intended' | 'posted' | 'skipped';
    dueAt: number;
    holder: string;
    leaseUntil: number;
    content: string | null;
    reason: string | null;
    settledAt: number | null;
  };
  places: { platform: string; place: string; feature: string; value: string; updatedAt: number };
  /** Sections of the notes, each for ever. */
  sections: { fingerprint: string; firstSeenAt: number };
  /** People who want to be told nothing unasked. */
  muted: { platform: string; person: string; mutedAt: number };
  secrets: { name: string; sealed: string; updatedAt: number };
}
