import type { Answer } from '../answer/answer.ts';
import type { Citation } from '../corpus/citation.ts';
import { answerMarkdown } from './answer-markdown.ts';
import { createMessage, type Message } from './message.ts';

/** An answer as a message to everyone. */
export function answerMessage(answer: Answer): Message {
  return createMessage({ ...answerMarkdown(answer), citations: answerCitations(answer) });
}

/** Everywhere that the answer quotes or points to, in its order. */
export function answerCitations(answer: Answer): readonly Citation[] {
  return [...answer.snippets.flatMap((snippet) => snippet.citations), ...answer.closest];
}
