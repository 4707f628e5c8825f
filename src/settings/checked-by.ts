import { z } from 'zod';

declare module 'zod' {
  interface GlobalMeta {
    /** What holds where the setting is not given, in Markdown. */
    standard?: string;
    example?: string;
  }
}

/** A string that a function finds problems with, each the rest of a sentence that begins with the setting's name. */
export function checkedBy(problemsOf: (value: string) => readonly string[]) {
  return z.string().superRefine((value, context) => {
    for (const message of problemsOf(value)) context.addIssue({ code: 'custom', message });
  });
}

/** What is left of quotation marks and line breaks when a value was pasted. */
export function pasteProblems(value: string): readonly string[] {
  return /["'`\s]/.test(value)
    ? ['has a quotation mark, a space or a line break in it; take all but the value away']
    : [];
}
