import { orElse } from '../../store/or-else.ts';
import type { Command, CommandDeps, CommandRequest } from '../command.ts';
import { commandList } from '../command-list.ts';
import { counted } from '../counted.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { exampleQuestions } from '../example-questions.ts';
import { type Choice, createMessage } from '../message.ts';

const examples = 3;
/** What counts as lately in a person's score. */
const latelyMs = 7 * 86_400_000;
const mostAttemptsRead = 1_000;

/** A person's start page. It is about the person wherever they play, as it stands in no place of its own. */
export const home: Command = {
  name: 'home',
  summary: 'Show what I can do, and how you are doing',
  options: [],
  read: () => undefined,
  async run(request, deps) {
    const questions = exampleQuestions(deps, examples).map((question) => `- ${escapeMarkdown(question)}`);
    const standing = await orElse(standingLines(request, deps), () => undefined, deps.logger);
    const markdown = [
      'I answer from the notes, word for word, and say where it stands. Ask me here, or mention me in a channel that I am in.',
      ...(questions.length > 0 ? [`**Ask, for example**\n\n${questions.join('\n')}`] : []),
      ...(standing === undefined ? [] : [`**How you are doing**\n\n${standing.join('\n')}`]),
      `**What you can say**\n\n${commandList(deps.commands)}`,
    ].join('\n\n');
    return createMessage({ markdown, choices, visibility: 'asker' });
  },
};

const choices: readonly Choice[] = ['Quiz', 'Review', 'Score'].map((label) => ({
  ...{ label, text: label.toLowerCase(), typed: label.toLowerCase() },
  buttonOnly: true,
}));

async function standingLines(
  { platform, person }: CommandRequest,
  { quiz, store, clock }: CommandDeps,
): Promise<readonly string[]> {
  const [cards, attempts] = await Promise.all([
    quiz.review.outlook({ platform, person }),
    store.attempts.byPerson({ platform, person }, clock.now() - latelyMs, mostAttemptsRead),
  ]);
  const right = attempts.filter((attempt) => attempt.right).length;
  const points = attempts.reduce((sum, attempt) => sum + attempt.points, 0);
  return [
    cards.all === 0
      ? '- **Reviews:** no cards yet; what you miss in a `quiz` becomes one'
      : `- **Reviews:** ${cards.due} of ${counted(cards.all, 'card', 'cards')} due`,
    attempts.length === 0
      ? '- **Last seven days:** no answers yet'
      : `- **Last seven days:** ${right} of ${attempts.length} right, ${counted(points, 'point', 'points')}`,
  ];
}
