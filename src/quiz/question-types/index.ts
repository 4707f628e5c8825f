import type { QuestionType } from '../question-type.ts';
import { curated } from './curated.ts';

/** Every kind of prompt, the most telling first: of two prompts that ask the same, the earlier is kept. */
export const questionTypes: readonly QuestionType[] = [curated];
