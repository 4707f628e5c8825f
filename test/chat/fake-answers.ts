import type { Answer, AnswerEngine, Snippet } from '../../src/answer/answer.ts';
import type { Citation } from '../../src/corpus/citation.ts';

/** Answers built by hand, so that a test of the chat needs neither notes nor an index. */
export function citation(over: Partial<Citation> = {}): Citation {
  return {
    path: 'ecs.md',
    title: 'Amazon ECS',
    headings: ['Launch types', 'Fargate'],
    anchor: 'fargate',
    startLine: 12,
    endLine: 14,
    url: 'ecs.md#L12-L14',
    ...over,
  };
}

export function snippet(over: Partial<Snippet> = {}): Snippet {
  return { text: 'Fargate runs tasks without servers.', marks: [[0, 7]], citations: [citation()], ...over };
}

export function answer(over: Partial<Answer> = {}): Answer {
  return {
    state: 'answer',
    kind: 'definition',
    question: 'what is fargate',
    snippets: [snippet()],
    closest: [],
    suggestions: [],
    confidence: 1,
    corrections: [],
    explanation: { matched: ['fargate'], expanded: [], corrected: [], unmatched: [] },
    ...over,
  };
}

export interface FakeEngine extends AnswerEngine {
  /** What it was asked, with the context given. */
  readonly asked: { question: string; context: readonly string[] }[];
}

/** The engine itself, but for keeping what it was asked. */
export function watchEngine(engine: AnswerEngine): FakeEngine {
  const asked: FakeEngine['asked'] = [];
  return {
    ...engine,
    asked,
    ask(question, context = []) {
      asked.push({ question, context });
      return engine.ask(question, context);
    },
  };
}

/** What can be asked of the fake engine, for those who type. */
export const askable = ['What is a pod?', 'What is Fargate?', 'How do pods restart?'];

/** Gives the answer that `reply` makes of a question, by default the one of `answer()`; and what `more` has besides. */
export function createFakeEngine(
  reply: (question: string) => Answer = (question) => answer({ question }),
  more: (question: string) => readonly Snippet[] = () => [],
): FakeEngine {
  return watchEngine({
    ask: (question) => reply(question),
    more: (question) => more(question),
    suggest: (count) => ['What is a pod?', 'What does ECS_CLUSTER do?', 'What is an image?'].slice(0, count),
    answers: (question) => reply(question).state === 'answer',
    complete: async (typed, count) =>
      askable.filter((question) => question.toLowerCase().includes(typed)).slice(0, count),
  });
}
