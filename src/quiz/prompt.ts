import type { Citation } from '../corpus/citation.ts';

/**
 * A quiz prompt: a stem, what may be chosen, what is right, and where the notes say so. Plain data, so that it can be
 * stored as it was posted: its choices never change their order, and it can be graded when its note is long gone.
 */
export interface Prompt {
  /**
   * The same for the same prompt of an unchanged section, in every run; another one once the section has changed. At most
   * 16 characters of a–z and 0–9.
   */
  readonly id: string;
  /** Name of its question type. */
  readonly kind: string;
  /** A whole sentence that can be understood without the note, in Markdown. */
  readonly stem: string;
  /** Markdown, in the order in which they are shown, all different. Empty where the answer is to be typed. */
  readonly choices: readonly string[];
  /** Index in `choices` of the right one; where there are none, absent. */
  readonly answerIndex?: number;
  /** The right answer as one would say it, in Markdown. Where there are choices, the right one of them. */
  readonly answer: string;
  /** Plain texts that are right when typed; the first is the answer itself. Never empty. */
  readonly accepted: readonly string[];
  /** What its question type needs to grade it, as plain JSON. */
  readonly payload: unknown;
  /** What the author of the prompt says about it, in Markdown. Only for prompts that a person wrote. */
  readonly remark?: string;
  /** The passage that shows why, verbatim from the note, in Markdown. */
  readonly explanation: string;
  readonly citation: Citation;
  /** `Section.id` of the section that it is about. */
  readonly section: string;
}

/** What was made of a reply to a prompt. `unclear`: it names no choice, so it is not counted. */
export type Grade = 'right' | 'wrong' | 'unclear';
