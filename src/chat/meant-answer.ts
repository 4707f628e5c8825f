import type { Answer } from '../answer/answer.ts';
import { isWithheld } from '../answer/withheld-question.ts';
import { UserError } from '../errors.ts';
import { isId } from '../new-id.ts';
import type { AskedQuestion, PersonId } from '../store/store.ts';
import type { CommandDeps, CommandRequest } from './command.ts';
import type { CommandOptions, Visibility } from './request.ts';

/** The answer that a command is about. */
export interface MeantAnswer {
  readonly answer: Answer;
  /** What was asked, and the questions before it in whose light it was understood. */
  readonly question: string;
  readonly context: readonly string[];
  /** The row of the question, where it was named. */
  readonly asked?: AskedQuestion;
  /** For what is said about it: who presses a button wants to know it for themselves. */
  readonly visibility: Visibility;
}

const recentMs = 60 * 60_000;

/** What a button says in place of the id where the question could not be recorded. */
export const lastQuestion = 'last';

/** For commands about an answer: a button says which one, by the id of its question; people mean the last one. */
export function readQuestionId(words: string): CommandOptions | undefined {
  if (words === '') return {};
  return isId(words) || words === lastQuestion ? { question: words } : undefined;
}

/**
 * The answer to the question that is named, made again from the notes as they are now, or the last one of the conversation; nothing
 * where there is none.
 * @throws UserError when the question that is named is not known.
 */
export async function meantAnswer(request: CommandRequest, deps: CommandDeps): Promise<MeantAnswer | undefined> {
  const { engine, memory } = deps;
  const { question: id } = request.options;
  if (id !== undefined && id !== lastQuestion) {
    const asked = await recalledQuestion(id, request, deps);
    const { question } = asked;
    return { answer: engine.ask(question), question, context: [], asked, visibility: 'asker' };
  }
  const [answer, questions] = await Promise.all([memory.lastAnswer(request), memory.questions(request)]);
  const question = questions.at(-1);
  if (answer === undefined || question === undefined) return ownAnswer(request, deps);
  return { answer, question, context: questions.slice(0, -1), visibility: id === undefined ? 'everyone' : 'asker' };
}

/** Who asks about it for themselves, by a command, may mean what they asked by a mention. */
async function ownAnswer(request: CommandRequest, deps: CommandDeps): Promise<MeantAnswer | undefined> {
  if (request.shared) return undefined;
  const asked = await recentQuestion(request, deps);
  if (asked === undefined || asked.state === 'smalltalk' || isWithheld(asked.question)) return undefined;
  const { question } = asked;
  return { answer: deps.engine.ask(question), question, context: [], asked, visibility: 'asker' };
}

/** What the person asked last, if that was a matter of minutes ago. */
export async function recentQuestion(
  { platform, person }: PersonId,
  { store, clock }: Pick<CommandDeps, 'store' | 'clock'>,
): Promise<AskedQuestion | undefined> {
  const [last] = await store.questions.byPerson({ platform, person }, clock.now() - recentMs, 1);
  return last;
}

/** @throws UserError when there is none whose words are kept. */
export async function recalledQuestion(
  id: string,
  { platform }: Pick<CommandRequest, 'platform'>,
  { store }: Pick<CommandDeps, 'store'>,
): Promise<AskedQuestion> {
  const asked = await store.questions.get(id);
  if (asked === undefined || asked.platform !== platform || isWithheld(asked.question)) {
    throw new UserError('unknown-question', 'I do not know that question any more. Ask it again, please.');
  }
  return asked;
}
