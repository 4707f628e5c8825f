import type { Statement } from './statement.ts';

/** A question for one fact of a sentence. */
export interface FactPrompt {
  /** Markdown. */
  readonly stem: string;
  /** Markdown, in the order in which they are shown, the answer among them; empty where it is to be typed. */
  readonly choices: readonly string[];
  /** Markdown. */
  readonly answer: string;
  /** Plain texts that are right when typed. */
  readonly accepted: readonly string[];
  /** Plain names of other things, which are wrong when typed and never taken for slips. */
  readonly others: readonly string[];
  readonly quality: number;
  readonly subject: string;
  /** Where it is said. */
  readonly statement: Pick<Statement, 'section' | 'sentence'>;
}
