import { isWithheld } from '../answer/withheld-question.ts';
import { orElse } from '../store/or-else.ts';
import type { Complete, CompletionDeps } from './command.ts';
import { holdsWords } from './complete-choices.ts';
import { mostSuggestions } from './completion.ts';
import { exampleQuestions } from './example-questions.ts';
import type { Request } from './request.ts';

/** Of a person's own questions so many are shown, above what the notes answer. */
const mostOwn = 5;
const mostExamples = 5;
/** Of what a person asked the last so many are looked at. */
const mostRecalled = 100;

/**
 * What the person asked before and what the notes answer. The store does not know where all could read a question, so nobody is shown
 * what another person asked.
 */
export const completeQuestion: Complete = async (typed, request, deps) => {
  const isEmpty = typed.trim() === '';
  const [own, others] = await Promise.all([
    ownQuestions(typed, request, deps),
    // As many to spare as are shown, since some are too long.
    isEmpty ? exampleQuestions(deps, mostExamples) : deps.engine.complete(typed, 2 * mostSuggestions),
  ]);
  return [...own, ...others];
};

/** The latest first, of those that the notes still answer. */
async function ownQuestions(
  typed: string,
  { platform, person }: Request,
  { engine, store, logger }: CompletionDeps,
): Promise<readonly string[]> {
  const recalling = store.questions.byPerson({ platform, person }, 0, mostRecalled);
  const rows = await orElse(recalling, () => [], logger);
  const answered = rows.filter(({ state, question }) => state === 'answer' && !isWithheld(question));
  const meant = new Set(answered.map(({ question }) => question).filter((question) => holdsWords(question, typed)));
  return [...meant].slice(0, mostOwn).filter((question) => engine.answers(question));
}
