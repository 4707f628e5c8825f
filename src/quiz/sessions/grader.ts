import type { Grade, Prompt } from '../prompt.ts';
import type { QuestionType } from '../question-type.ts';

/** Grades by the type of a prompt. Nothing when the type is gone or no longer reads the prompt's payload. */
export type Grader = (prompt: Prompt, reply: string) => Grade | undefined;

export function createGrader(types: readonly QuestionType[]): Grader {
  const byKind = new Map(types.map((type) => [type.kind, type]));
  return ({ kind, payload }, reply) => {
    const type = byKind.get(kind);
    const read = type?.schema.safeParse(payload);
    return read?.success ? type!.grade(read.data, reply) : undefined;
  };
}
