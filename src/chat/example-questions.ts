import type { CommandDeps } from './command.ts';
import { longestChoiceText } from './message.ts';

const dayMs = 86_400_000;

/** Questions that the notes answer and that fit on a button, other ones every day. */
export function exampleQuestions(
  { engine, clock }: Pick<CommandDeps, 'engine' | 'clock'>,
  most: number,
): readonly string[] {
  // As many to spare as are asked for, since some are too long.
  const questions = engine.suggest(2 * most, Math.floor(clock.now() / dayMs));
  return questions.filter((question) => question.length <= longestChoiceText).slice(0, most);
}
