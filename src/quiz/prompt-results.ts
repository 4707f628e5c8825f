import type { Attempt } from '../store/store.ts';
import type { Prompt } from './prompt.ts';

/** How people did, in numbers. */
export interface PromptTally {
  /** How many people answered, and how many of them were right. */
  readonly answered: number;
  readonly right: number;
  /** Who was right first, as the platform spells people. */
  readonly firstRight?: string;
}

/** How people did with a posted prompt. */
export interface PromptResults extends PromptTally {
  /** `PostedPrompt.id`. */
  readonly posted: string;
  readonly prompt: Prompt;
}

/** @param attempts in the order in which they were recorded, one a person. */
export function tallyOf(attempts: readonly Attempt[]): PromptTally {
  const right = attempts.filter((attempt) => attempt.right);
  const firstRight = right[0]?.person;
  return { answered: attempts.length, right: right.length, ...(firstRight === undefined ? {} : { firstRight }) };
}

/** @param attempts as for `tallyOf`. */
export function resultsOf(posted: string, prompt: Prompt, attempts: readonly Attempt[]): PromptResults {
  return { posted, prompt, ...tallyOf(attempts) };
}
