import { z } from 'zod';
import { createMultipleChoiceType, multipleChoice } from '../../../src/quiz/multiple-choice.ts';
import type { BankedPrompt, PromptBank } from '../../../src/quiz/prompt-bank.ts';
import type { QuestionType } from '../../../src/quiz/question-type.ts';
import { createRandom } from '../../../src/quiz/random.ts';

const typed: QuestionType<{ readonly stem: string; readonly answer: string }> = {
  kind: 'typed',
  summary: 'Type the answer.',
  schema: z.object({ stem: z.string(), answer: z.string() }),
  generate: () => [],
  present: ({ stem, answer }) => ({ stem, choices: [], answer, accepted: [answer] }),
  grade({ answer }, reply) {
    if (reply.trim() === '') return 'unclear';
    return reply.trim().toLowerCase() === answer.toLowerCase() ? 'right' : 'wrong';
  },
};

const chosen = ['choose', 'contrast'].map((kind) =>
  createMultipleChoiceType({ kind, summary: 'Choose the answer.', generate: () => [] }),
);

/** Types of the prompts below, with the real grading of choices. */
export const fixtureTypes: readonly QuestionType[] = [...chosen, typed];

interface PromptParts {
  readonly id: string;
  readonly answer: string;
  readonly kind?: 'choose' | 'contrast';
  readonly others?: readonly string[];
  /** Path of the note. */
  readonly note?: string;
  readonly heading?: string;
  readonly subject?: string;
  readonly quality?: number;
}

export function choicePrompt(parts: PromptParts): BankedPrompt {
  const { id, answer, kind = 'choose', others = ['wrong one', 'wrong two'] } = parts;
  const payload = multipleChoice(`Which is ${id}?`, answer, others, createRandom(id));
  return { ...common(parts), kind, payload, ...chosen[0]!.present(payload) };
}

export function typedPrompt(parts: Omit<PromptParts, 'kind' | 'others'>): BankedPrompt {
  const payload = { stem: `What is ${parts.id}?`, answer: parts.answer };
  return { ...common(parts), kind: 'typed', payload, ...typed.present(payload) };
}

function common({ id, note = 'a.md', heading = 'One', quality = 0.7, subject = id }: PromptParts) {
  const title = `Note ${note.replace('.md', '').toUpperCase()}`;
  const url = `${note}#${heading.toLowerCase()}`;
  return {
    ...{ id, quality, subject, section: url, explanation: `It is ${id}.` },
    citation: { path: note, title, headings: [heading], anchor: heading.toLowerCase(), url, startLine: 1, endLine: 2 },
  };
}

/** A bank of given prompts, whose topics are the titles of notes. What it holds can be changed, as when notes change. */
export function createFixtureBank(initial: readonly BankedPrompt[]) {
  let prompts = initial;
  const bank: Pick<PromptBank, 'all' | 'find' | 'about' | 'topics' | 'ofSection'> = {
    all: async () => prompts,
    find: async (id) => prompts.find((prompt) => prompt.id === id),
    about: async (topic) =>
      prompts.filter(({ citation }) => topic === '' || citation.title.toLowerCase() === topic.toLowerCase()),
    topics: async () => [...new Set(prompts.map(({ citation }) => citation.title))],
    ofSection: async (section) => prompts.filter((prompt) => prompt.section === section),
  };
  return {
    ...bank,
    change(to: readonly BankedPrompt[]) {
      prompts = to;
    },
  };
}
