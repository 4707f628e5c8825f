import type { Citation } from '../corpus/citation.ts';
import type { Correction } from '../search/query.ts';

/**
 * answer: the notes say it. closest: they may, here is where to look. silent: they do not.
 * smalltalk: a greeting, thanks, or "what can you do".
 */
export type AnswerState = 'answer' | 'closest' | 'silent' | 'smalltalk';

export type QuestionKind =
  | 'definition'
  | 'comparison'
  | 'choice'
  | 'list'
  | 'how-to'
  | 'why'
  | 'yes-no'
  | 'fact'
  | 'troubleshooting'
  | 'topic';

/** A passage of the notes, whole and verbatim. */
export interface Snippet {
  /** Markdown as it stands in the note. */
  readonly text: string;
  /** UTF-16 ranges in `text` (end exclusive, in order, disjoint) where words of the question stand. */
  readonly marks: readonly (readonly [number, number])[];
  /** Shown above the text where the text alone does not name its subject. */
  readonly heading?: string;
  /** At least one; more when several notes say nearly the same. The first is where `text` was taken from. */
  readonly citations: readonly Citation[];
}

export interface Answer {
  readonly state: AnswerState;
  readonly kind: QuestionKind;
  /** The question as understood: follow-ups completed from the conversation. */
  readonly question: string;
  /** In the order to show. Empty unless the state is `answer`. */
  readonly snippets: readonly Snippet[];
  /** For `closest`: at most three places. */
  readonly closest: readonly Citation[];
  /** For `smalltalk`: the line to say. */
  readonly line?: string;
  /** For `smalltalk`: example questions which the corpus answers. */
  readonly suggestions: readonly string[];
  /** 0 to 1: how much of the question's weight the snippets and their headings cover. */
  readonly confidence: number;
  readonly corrections: readonly Correction[];
  readonly explanation: Explanation;
}

/** What `why` tells. */
export interface Explanation {
  /** Words of the question that the answer's passages hold, or those that came closest to one; none for `silent`. */
  readonly matched: readonly string[];
  /** Words that were found by another name: `k8s` by `Kubernetes`. */
  readonly expanded: readonly { readonly word: string; readonly by: string }[];
  readonly corrected: readonly Correction[];
  /** Words that no note holds, or that the answer's passages do not. */
  readonly unmatched: readonly string[];
  /** The best section that was not quoted. */
  readonly runnerUp?: Citation;
}

export interface AnswerEngine {
  /**
   * Answers from the notes alone.
   * @param context earlier questions of the same conversation, oldest first; only the last few are used.
   */
  ask(question: string, context?: readonly string[]): Answer;
  /**
   * What the notes say besides what the answer quotes, best first: the passages that would be quoted if those were not there,
   * as long as they hold about as much of the question as is needed to point to them.
   */
  more(question: string, context?: readonly string[]): readonly Snippet[];
  /**
   * What may be asked that the notes answer, by what was typed of it so far: questions of the notes' authors, titles and headings.
   * Best first; none when nothing was typed. Any word of a question will do. It takes milliseconds once somebody has typed.
   */
  complete(typed: string, count: number): Promise<readonly string[]>;
  /** Whether `ask` gives an answer to it alone. Remembered, for what is looked at again and again. */
  answers(question: string): boolean;
  /** Questions to try, taken from the corpus; the same for the same seed. */
  suggest(count: number, seed?: number): readonly string[];
}
