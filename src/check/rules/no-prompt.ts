import type { Rule } from '../rule.ts';

/** Nothing is wrong with such a section, but nobody will be asked about it. */
export const noPrompt: Rule = {
  code: 'no-prompt',
  summary: 'no quiz prompt comes of a section',
  slow: true,
  look: async ({ prompts }) =>
    (await prompts.barren()).map(({ note, headings, startLine }) => ({
      severity: 'note',
      code: 'no-prompt',
      path: note.path,
      line: startLine,
      message: `no quiz prompt comes of "${headings.at(-1) ?? note.title}"`,
      remedy: 'State facts that can be asked for, or write a prompt in a block called quiz.',
    })),
};
