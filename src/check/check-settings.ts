/** What an author may set for a folder of notes, in `check.yaml` there. */
export interface CheckSettings {
  /** Codes of rules that are not wanted. */
  readonly off: readonly string[];
  /** Words that the spelling takes for right. */
  readonly words: readonly string[];
  /** Age in days above which `verified` is too old. */
  readonly verifiedWithinDays: number;
  /** Share of the notes' own questions, 0 to 1, that must find their own note first. */
  readonly ownQuestions: number;
}

export const defaultSettings: CheckSettings = { off: [], words: [], verifiedWithinDays: 365, ownQuestions: 0.97 };
