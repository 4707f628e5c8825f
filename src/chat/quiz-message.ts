import type { Citation } from '../corpus/citation.ts';
import type { PromptResults } from '../quiz/prompt-results.ts';
import type { AnswerResult } from '../quiz/sessions/answering.ts';
import type { MoveResult, StopResult } from '../quiz/sessions/moving.ts';
import type { ReplyResult } from '../quiz/sessions/replying.ts';
import type { SessionStep } from '../quiz/sessions/session-steps.ts';
import { type Choice, createMessage, type Message, type QuizStep } from './message.ts';
import { afterAnswer, afterMove } from './pressed-prompt.ts';
import { promptChoices } from './prompt-markdown.ts';
import { feedbackMarkdown, promptTitle, revealMarkdown, stepMarkdown } from './quiz-markdown.ts';
import type { Request } from './request.ts';

type Asker = Pick<Request, 'person' | 'shared' | 'visibility'>;

/** A step of a session, under what there is to say before it. */
export function stepMessage(step: SessionStep, asker: Asker, before: readonly string[] = []): Message {
  const { markdown, place } = withStep(before, step, asker);
  return createMessage({
    ...{ markdown, quiz: { step: place } },
    citations: stepCitations(step),
    choices: stepChoices(step),
    visibility: isShared(step) ? 'everyone' : 'asker',
  });
}

/** A step below paragraphs, and where it stands in them. */
function withStep(
  before: readonly string[],
  step: SessionStep,
  asker: Asker,
): { readonly markdown: string; readonly place: QuizStep } {
  const own = stepMarkdown(step, asker);
  const markdown = [...before, own].join('\n\n');
  const from = markdown.length - own.length;
  if (step.kind === 'summary') return { markdown, place: { kind: 'summary', from } };
  const { number, of } = step.asked;
  return { markdown, place: { kind: 'prompt', from, title: promptTitle(step.asked), number, of } };
}

/** Feedback is for who answered; where nobody else plays, the session goes on below it. */
export function answerResultMessage(result: AnswerResult, asker: Asker): Message {
  const next = 'next' in result ? result.next : undefined;
  const feedback = feedbackMarkdown(result);
  const { markdown, place } = next === undefined ? { markdown: feedback } : withStep([feedback, '---'], next, asker);
  const verdict = result.outcome === 'right' || result.outcome === 'wrong' ? { verdict: result.outcome } : {};
  return createMessage({
    ...{ markdown, quiz: { ...verdict, ...(place !== undefined && { step: place }) } },
    citations: [...shownCitations(result), ...(next === undefined ? [] : stepCitations(next))],
    choices: [...hardChoice(result), ...(next === undefined ? [] : stepChoices(next))],
    visibility: 'asker',
    pressed: afterAnswer(result),
  });
}

export function moveMessage(result: MoveResult, asker: Asker): Message {
  if (result.outcome !== 'next') return unmovedMessage(result.outcome);
  const { closed, next } = result;
  const message = stepMessage(next, asker, closed === undefined ? [] : [revealMarkdown(closed, asker), '---']);
  const citations = [...revealedCitations(closed), ...message.citations];
  return { ...message, citations, pressed: afterMove(closed, isShared(next)) };
}

export function stopMessage(result: StopResult, asker: Asker): Message {
  if (result.outcome !== 'stopped') return unmovedMessage(result.outcome);
  const { closed, summary } = result;
  const before = closed === undefined ? [] : [revealMarkdown(closed, asker), '---'];
  const { markdown, place } = withStep(before, { kind: 'summary', summary }, asker);
  return createMessage({
    ...{ markdown, quiz: { step: place } },
    citations: [...revealedCitations(closed), ...stepCitations({ kind: 'summary', summary })],
    visibility: summary.shared ? 'everyone' : 'asker',
    pressed: afterMove(closed, summary.shared),
  });
}

export function replyMessage(reply: Exclude<ReplyResult, { does: 'wait' }>, asker: Asker): Message {
  switch (reply.does) {
    case 'answer':
      return answerResultMessage(reply.result, asker);
    case 'next':
      return moveMessage(reply.result, asker);
    case 'stop':
      return stopMessage(reply.result, asker);
    default:
      return stepMessage(reply.next, asker);
  }
}

function unmovedMessage(outcome: 'none' | 'not-yours' | 'moved'): Message {
  const lines = {
    none: 'No quiz is under way. Say `quiz` to begin one.',
    'not-yours': "This is somebody else's quiz. Say `quiz` for your own.",
    moved: 'The quiz has gone on already.',
  };
  return createMessage({ markdown: lines[outcome], visibility: 'asker' });
}

/** Buttons of a prompt: its choices; where several play, somebody has to say when to go on. */
function stepChoices(step: SessionStep): readonly Choice[] {
  if (step.kind === 'summary') return [];
  const { posted, prompt, shared } = step.asked;
  const next: Choice = { label: 'Next', text: `quiz next ${posted}`, typed: 'next', buttonOnly: false };
  return [...promptChoices(posted, prompt), ...(shared ? [next] : [])];
}

/** A right answer may have been luck, or hard work. */
function hardChoice(result: AnswerResult): readonly Choice[] {
  if (result.outcome !== 'right' || result.reviewAt !== undefined) return [];
  return [{ label: 'Ask me this again', text: `quiz hard ${result.posted}`, typed: 'hard', buttonOnly: false }];
}

function shownCitations(result: AnswerResult): readonly Citation[] {
  return result.outcome === 'right' || result.outcome === 'wrong' || result.outcome === 'closed'
    ? [result.prompt.citation]
    : [];
}

const revealedCitations = (closed: PromptResults | undefined): readonly Citation[] =>
  closed === undefined ? [] : [closed.prompt.citation];

function stepCitations(step: SessionStep): readonly Citation[] {
  return step.kind === 'summary' ? step.summary.again.flatMap(({ citations }) => citations) : [];
}

function isShared(step: SessionStep): boolean {
  return step.kind === 'summary' ? step.summary.shared : step.asked.shared;
}
