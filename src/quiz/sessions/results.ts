import type { Attempt } from '../../store/store.ts';
import type { Prompt } from '../prompt.ts';

/** How people did with a posted prompt. */
export interface PromptResults {
  /** `PostedPrompt.id`. */
  readonly posted: string;
  readonly prompt: Prompt;
  readonly answered: number;
  readonly right: number;
  /** Who was the first to be right. */
  readonly firstRight?: string;
}

/** @param attempts in the order in which they were recorded. */
export function resultsOf(posted: string, prompt: Prompt, attempts: readonly Attempt[]): PromptResults {
  const right = attempts.filter((attempt) => attempt.right);
  const firstRight = right[0]?.person;
  return {
    ...{ posted, prompt, answered: attempts.length, right: right.length },
    ...(firstRight === undefined ? {} : { firstRight }),
  };
}
