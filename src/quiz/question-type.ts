import type { z } from 'zod';
import type { LineRange } from '../corpus/note.ts';
import type { Knowledge } from './knowledge.ts';
import type { Grade } from './prompt.ts';
import type { Random } from './random.ts';
import type { Section } from './section.ts';

/**
 * The port behind every kind of prompt. A new kind is a file in question-types/ and a line in question-types/index.ts; the
 * store keeps kind and payload as JSON, so it needs no migration. test/contracts/question-type-contract.ts is what every
 * type must keep.
 * @typeParam Payload plain JSON: all that presenting and grading need.
 */
export interface QuestionType<Payload = unknown> {
  /** Lower case with hyphens, for good: stored prompts carry it. */
  readonly kind: string;
  /** One line for authors, at most 100 characters. */
  readonly summary: string;
  readonly schema: z.ZodType<Payload>;
  /**
   * Prompts from what one section says; none where it says nothing that makes a sound one. The same for the same section,
   * knowledge and random.
   */
  generate(section: Section, knowledge: Knowledge, random: Random): readonly Draft<Payload>[];
  present(payload: Payload): Presentation;
  grade(payload: Payload, reply: string): Grade;
}

/** A prompt as its type makes it: without id, citation and explanation, which the bank adds. */
export interface Draft<Payload = unknown> {
  readonly payload: Payload;
  /** The passage that shows why the answer is right, verbatim Markdown from the section. */
  readonly explanation: string;
  readonly lines: LineRange;
  /**
   * How good a prompt it is likely to be, 0 to 1: 1 for what a person wrote, 0.5 for what is sound but dull. Of several
   * prompts that ask the same the best is kept.
   */
  readonly quality: number;
  /** What it asks about, in lower case (`fargate|maximum vcpu`): drafts of one section with the same subject ask the same. */
  readonly subject: string;
}

/** How a prompt is shown; see `Prompt` for the meaning of each member. */
export interface Presentation {
  readonly stem: string;
  readonly choices: readonly string[];
  readonly answerIndex?: number;
  readonly answer: string;
  readonly accepted: readonly string[];
  readonly remark?: string;
}
