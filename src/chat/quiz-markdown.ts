import type { PromptResults } from '../quiz/prompt-results.ts';
import type { AnswerResult } from '../quiz/sessions/answering.ts';
import type { ReplyResult } from '../quiz/sessions/replying.ts';
import type { SessionStep } from '../quiz/sessions/session-steps.ts';
import type { SessionSummary } from '../quiz/sessions/summary.ts';
import type { QuizSession } from '../store/store.ts';
import { citationMarkdown } from './citation-markdown.ts';
import { counted } from './counted.ts';
import { personMarkdown } from './person-markdown.ts';
import { promptMarkdown, solutionMarkdown } from './prompt-markdown.ts';
import type { Request } from './request.ts';

type Asker = Pick<Request, 'person' | 'shared' | 'visibility'>;

interface PromptPlace {
  readonly kind: QuizSession['kind'];
  readonly number: number;
  readonly of: number;
}

/** The next prompt of a session, or how the session went. */
export function stepMarkdown(step: SessionStep, asker: Asker): string {
  if (step.kind === 'summary') return summaryMarkdown(step.summary, asker);
  const { prompt } = step.asked;
  return `**${promptTitle(step.asked)}**\n\n${promptMarkdown(prompt, asker.visibility)}`;
}

/** Below an answer to something else, as who meant to answer the quiz should know that it was not taken for that. */
export function waitingMarkdown(waiting: Extract<ReplyResult, { does: 'wait' }>): string {
  return `*${promptTitle(waiting)} waits; say \`quiz\` to see it again.*`;
}

/** `Question 2 of 5` */
export function promptTitle({ kind, number, of }: PromptPlace): string {
  return `${kind === 'review' ? 'Review' : 'Question'} ${number} of ${of}`;
}

/** What became of an answer, with the right one and why, where there is something to learn. */
export function feedbackMarkdown(result: AnswerResult): string {
  switch (result.outcome) {
    case 'unknown':
      return 'I do not know this prompt any more. Say `quiz` for a new one.';
    case 'not-yours':
      return "This is somebody else's quiz. Say `quiz` for your own.";
    case 'unclear':
      return result.prompt.choices.length > 0
        ? 'That names none of the choices. Answer with a number, a letter or the text of a choice.'
        : 'Type the answer itself, in a few words.';
    case 'right':
      return `**Right.**${result.points > 0 ? ` +${result.points} points` : ''}\n\n${solutionMarkdown(result.prompt)}`;
    case 'wrong':
      return `**Not quite.** ${theAnswer(result.prompt)}\n\n${solutionMarkdown(result.prompt)}`;
    case 'earlier': {
      const was = result.attempt.right ? 'right' : 'not right';
      return `Your first answer counts, and it was ${was}. ${theAnswer(result.prompt)}`;
    }
    default:
      return `This one takes no more answers. ${theAnswer(result.prompt)}\n\n${solutionMarkdown(result.prompt)}`;
  }
}

/** How people did with a prompt that is over, and its answer. */
export function revealMarkdown(results: Omit<PromptResults, 'posted'>, asker: Asker): string {
  const { prompt, answered, right, firstRight } = results;
  if (!asker.shared) return `Skipped. ${theAnswer(prompt)}\n\n${solutionMarkdown(prompt)}`;
  const counts =
    answered === 0 ? 'Nobody answered.' : `${right} of ${counted(answered, 'answer was', 'answers were')} right.`;
  const first = firstRight === undefined ? '' : ` First: ${personMarkdown(firstRight, asker)}.`;
  return `${theAnswer(prompt)} ${counts}${first}\n\n${solutionMarkdown(prompt)}`;
}

function summaryMarkdown(summary: SessionSummary, asker: Asker): string {
  const { asked, people, shared, again } = summary;
  if (asked === 0) return 'Stopped before the first answer.';
  const own = people[0];
  const done = shared
    ? [`**Done.** ${counted(asked, 'question', 'questions')}, ${counted(people.length, 'player', 'players')}.`]
    : [`**Done.** ${own?.right ?? 0} of ${asked} right, ${counted(own?.points ?? 0, 'point', 'points')}.`];
  const ranking = people
    .slice(0, 10)
    .map(
      ({ person, right, points }, index) =>
        `${index + 1}. ${personMarkdown(person, asker)}: ${right} right, ${counted(points, 'point', 'points')}`,
    );
  const places = again.flatMap(({ citations }) => citations.slice(0, 2)).slice(0, 5);
  return [
    ...done,
    ...(shared && ranking.length > 0 ? [ranking.join('\n')] : []),
    ...(places.length > 0
      ? [`Worth another look:\n\n${places.map((each) => `- ${citationMarkdown(each)}`).join('\n')}`]
      : []),
    ...(people.some(({ right, answered }) => right < answered) ? ['What was missed comes again: say `review`.'] : []),
  ].join('\n\n');
}

function theAnswer({ answer }: { readonly answer: string }): string {
  return `The answer: **${answer.replace(/[.]$/, '')}**.`;
}
