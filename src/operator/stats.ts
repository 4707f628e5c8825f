/** Numbers for the operator: what people ask, and what becomes of it. Plain data, and nobody is named in it. */
export interface Stats {
  /** IANA name of the zone in which days are counted. */
  readonly zone: string;
  /** Oldest first, today last; a day on which nothing happened is there too. */
  readonly days: readonly DayStats[];
  readonly questions: QuestionCounts;
  /** Most questions first. */
  readonly platforms: readonly ({ readonly platform: string } & QuestionCounts)[];
  /** How many different people asked. */
  readonly people: number;
  readonly votes: { readonly helpful: number; readonly notHelpful: number; readonly missing: number };
  readonly quiz: QuizCounts;
  /** The sections that answers quoted most, at most ten. */
  readonly sections: readonly CitedSection[];
  /** The most wanted of what the notes do not answer, at most five; docs/operate.md says how they are found. */
  readonly gaps: readonly { readonly title: string; readonly people: number; readonly times: number }[];
}

/** Questions by what became of them; small talk is none. */
export interface QuestionCounts {
  readonly asked: number;
  readonly answered: number;
  /** The notes may answer it: the nearest sections were named. */
  readonly closest: number;
  readonly silent: number;
}

interface QuizCounts {
  readonly dailyPosts: number;
  readonly attempts: number;
  readonly right: number;
  /** How many different people answered. */
  readonly people: number;
}

export interface DayStats extends QuestionCounts {
  /** YYYY-MM-DD */
  readonly date: string;
  /** How many different people asked on that day. */
  readonly people: number;
  readonly quiz: QuizCounts;
}

export interface CitedSection {
  readonly path: string;
  readonly anchor: string;
  /** Title of the note and the section's headings, outermost first; the path alone where the section is not there any more. */
  readonly headings: readonly string[];
  /** How many answers quoted it. */
  readonly times: number;
}
