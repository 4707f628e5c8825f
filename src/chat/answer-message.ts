import type { Answer } from '../answer/answer.ts';
import type { Citation } from '../corpus/citation.ts';
import { addAbove, answerMarkdown } from './answer-markdown.ts';
import { type Choice, createMessage, type Message } from './message.ts';

interface AroundAnswer {
  readonly choices?: readonly Choice[];
  /** A paragraph above it. */
  readonly above?: string;
}

/** An answer as a message to everyone. */
export function answerMessage(answer: Answer, { choices = [], above }: AroundAnswer = {}): Message {
  const written = answerMarkdown(answer);
  return createMessage({
    ...(above === undefined ? written : addAbove(above, written)),
    citations: answerCitations(answer),
    choices,
  });
}

/** Everywhere that the answer quotes or points to, in its order. */
export function answerCitations(answer: Answer): readonly Citation[] {
  return [...answer.snippets.flatMap((snippet) => snippet.citations), ...answer.closest];
}
