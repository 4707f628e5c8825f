import type { AnswerEngine, AnswerState } from '../answer/answer.ts';
import { answerMarkdown } from '../chat/answer-markdown.ts';
import type { LabelledQuestion } from './labelled-question.ts';

export interface Failure {
  readonly line: number;
  readonly id?: string;
  readonly q: string;
  readonly kind: string;
  readonly state: AnswerState;
  /** What is wrong with the answer; never empty. */
  readonly reasons: readonly string[];
  /** What a chat would have shown. */
  readonly text: string;
}

interface KindScore {
  readonly kind: string;
  readonly passed: number;
  readonly total: number;
}

export interface Evaluation {
  readonly passed: number;
  readonly total: number;
  /** passed / total. */
  readonly score: number;
  /** Sorted by kind. */
  readonly kinds: readonly KindScore[];
  readonly failures: readonly Failure[];
}

/** Asks every question and holds the answers against what they must be like. */
export function evaluate(engine: AnswerEngine, questions: readonly LabelledQuestion[]): Evaluation {
  const failures: Failure[] = [];
  const kinds = new Map<string, KindScore>();
  for (const question of questions) {
    const answer = engine.ask(question.q, question.context);
    const text = answerMarkdown(answer).markdown;
    const kind = question.kind ?? (question.expect === 'answer' ? answer.kind : question.expect);
    const reasons = reasonsToFail(question, answer.state, text);
    if (reasons.length > 0) {
      const { line, id, q } = question;
      failures.push({ line, ...(id !== undefined && { id }), q, kind, state: answer.state, reasons, text });
    }
    const { passed, total } = kinds.get(kind) ?? { passed: 0, total: 0 };
    kinds.set(kind, { kind, passed: passed + (reasons.length === 0 ? 1 : 0), total: total + 1 });
  }
  const total = questions.length;
  const passed = total - failures.length;
  return {
    passed,
    total,
    score: total === 0 ? 1 : passed / total,
    kinds: [...kinds.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    failures,
  };
}

function reasonsToFail(question: LabelledQuestion, state: AnswerState, text: string): readonly string[] {
  const { expect } = question;
  // Whatever quotes nothing refuses: headings to look at and a friendly line are no answer.
  const rightState = state === expect || (expect === 'silent' && state !== 'answer');
  return [
    ...(rightState ? [] : [`expected ${expect}, got ${state}`]),
    ...question.gold.filter((pattern) => !pattern.test(text)).map((pattern) => `missing /${pattern.source}/`),
    ...question.anti.filter((pattern) => pattern.test(text)).map((pattern) => `must not say /${pattern.source}/`),
  ];
}
