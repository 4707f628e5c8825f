import type { Vote } from './store.ts';

/** Milliseconds since the epoch, the end exclusive. */
export interface TimeSpan {
  readonly from: number;
  readonly until: number;
}

/** What happened in a span of time, counted by the database; nobody is named. Small talk is no question. */
export interface Usage {
  readonly questions: readonly { readonly platform: string; readonly state: string; readonly count: number }[];
  /** How many different people asked. */
  readonly people: number;
  /** `AskedQuestion.sections` of answered questions, and how often an answer had just these. */
  readonly cited: readonly { readonly sections: readonly string[]; readonly count: number }[];
  readonly votes: readonly { readonly vote: Vote; readonly count: number }[];
  readonly quiz: {
    readonly dailyPosts: number;
    readonly attempts: number;
    readonly right: number;
    /** How many different people answered. */
    readonly people: number;
  };
}

export interface UsageStore {
  /** Takes time in proportion to what happened in the span: ask for a day at a time, so that others have their turn in between. */
  during(span: TimeSpan): Promise<Usage>;
  /** How many different people asked in any of the spans, and how many answered quiz questions. The same goes for it. */
  people(spans: readonly TimeSpan[]): Promise<{ readonly asking: number; readonly quizzing: number }>;
}
