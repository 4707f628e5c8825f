import type { Answer, AnswerEngine } from '../answer/answer.ts';
import { answerMarkdown } from '../chat/answer-markdown.ts';

/** An answer as `ask --json` and `ask --batch` print it. docs/command-line.md says what each key holds. */
export type AnswerRecord = Pick<
  Answer,
  'question' | 'state' | 'kind' | 'snippets' | 'closest' | 'suggestions' | 'confidence' | 'corrections'
> & {
  /** What a chat shows, as Markdown. */
  readonly text: string;
  /** Time that the answer took, in milliseconds: analysis, search and choice of passages. */
  readonly tookMs: number;
};

/** @param now gives milliseconds since any moment. */
export function askForRecord(
  engine: AnswerEngine,
  question: string,
  context: readonly string[],
  now: () => number,
): AnswerRecord {
  const start = now();
  const answer = engine.ask(question, context);
  const tookMs = Math.round((now() - start) * 1000) / 1000;
  return {
    question: answer.question,
    state: answer.state,
    kind: answer.kind,
    text: answerMarkdown(answer).markdown,
    snippets: answer.snippets,
    closest: answer.closest,
    suggestions: answer.suggestions,
    confidence: answer.confidence,
    corrections: answer.corrections,
    tookMs,
  };
}
