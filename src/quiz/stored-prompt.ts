import { z } from 'zod';
import type { Prompt } from './prompt.ts';

const citationSchema = z.object({
  path: z.string(),
  title: z.string(),
  headings: z.array(z.string()),
  anchor: z.string(),
  url: z.string(),
  startLine: z.number(),
  endLine: z.number(),
  verified: z.string().exactOptional(),
});

const promptSchema: z.ZodType<Prompt> = z.object({
  id: z.string(),
  kind: z.string(),
  stem: z.string(),
  choices: z.array(z.string()),
  answerIndex: z.number().int().exactOptional(),
  answer: z.string(),
  accepted: z.array(z.string()),
  payload: z.unknown(),
  remark: z.string().exactOptional(),
  explanation: z.string(),
  citation: citationSchema,
  section: z.string(),
});

/** What `PostedPrompt.content` and, for several, `QuizSession.content` hold: prompts whole, and nothing else. */
export const writePrompt = (prompt: Prompt): string => JSON.stringify(promptSchema.parse(prompt));
export const writePrompts = (prompts: readonly Prompt[]): string =>
  JSON.stringify(prompts.map((prompt) => promptSchema.parse(prompt)));

/** Nothing for what another version wrote in another way. */
export const readPrompt = (content: string): Prompt | undefined => read(promptSchema, content);
export const readPrompts = (content: string): readonly Prompt[] | undefined => read(z.array(promptSchema), content);

function read<T>(schema: z.ZodType<T>, content: string): T | undefined {
  try {
    return schema.parse(JSON.parse(content));
  } catch {
    return undefined;
  }
}
