import type { Answer, AnswerEngine } from '../answer/answer.ts';
import { holdsSecret } from '../answer/secret-guard.ts';
import { isWithheld, withheldQuestion } from '../answer/withheld-question.ts';
import { sectionId } from '../quiz/section.ts';
import { orElse } from '../store/or-else.ts';
import { answerCitations } from './answer-message.ts';
import type { CommandDeps } from './command.ts';
import type { Request } from './request.ts';

/** A question in the store. */
export interface RecordedQuestion {
  readonly id: string;
  /** Whether its words are not kept, so that nobody can make the answer again. */
  readonly isWithheld: boolean;
}

/**
 * Keeps a question with what became of it, and the turn of the conversation.
 * @param written the question as it was asked.
 * @returns nothing where it could not be recorded.
 */
export async function recordQuestion(
  request: Request,
  { written, answer }: { readonly written: string; readonly answer: Answer },
  { engine, memory, store, clock, newId, logger }: CommandDeps,
): Promise<RecordedQuestion | undefined> {
  const { platform, place, person } = request;
  const id = newId();
  const question = keepable(questionToKeep(written, answer, engine));
  const sections = [...new Set(answerCitations(answer).map(sectionId))];
  const asked = { id, platform, place, person, question, state: answer.state, sections, askedAt: clock.now() };
  const recording = store.questions.record(asked).then(() => ({ id, isWithheld: isWithheld(question) }));
  const [recorded] = await Promise.all([
    orElse(recording, () => undefined, logger),
    memory.remember(request, keepable(written), answer),
  ]);
  return recorded;
}

/** People paste whole configurations; what looks like a credential in them is not for a database. */
function keepable(question: string): string {
  return holdsSecret(question) ? withheldQuestion : question;
}

/**
 * A question that gives the same answer without its conversation: as it was understood, unless what was said around it decided
 * the answer as well.
 */
function questionToKeep(written: string, answer: Answer, engine: AnswerEngine): string {
  if (answer.question === written) return written;
  const same = (question: string) => shownPlaces(engine.ask(question)) === shownPlaces(answer);
  return !same(answer.question) && same(written) ? written : answer.question;
}

const shownPlaces = (answer: Answer): string => JSON.stringify(answerCitations(answer).map(({ url }) => url));
