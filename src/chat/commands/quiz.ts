import { UserError } from '../../errors.ts';
import type { StartResult } from '../../quiz/sessions/starting.ts';
import type { Command, CommandDeps, CommandRequest } from '../command.ts';
import { matching } from '../complete-choices.ts';
import { counted } from '../counted.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { createMessage, type Message } from '../message.ts';
import { answerResultMessage, moveMessage, stepMessage, stopMessage } from '../quiz-message.ts';
import type { CommandOptions } from '../request.ts';

export const quiz: Command = {
  name: 'quiz',
  summary: 'Ask you questions from the notes; next, stop and hard while it runs',
  options: [
    {
      name: 'topic',
      summary: 'What it shall be about; everything when left out',
      required: false,
      complete: async (typed, _, { quiz: { bank } }) => matching(typed, await bank.topics()),
    },
    { name: 'count', summary: 'How many questions, 1 to 50; 5 when left out', required: false },
  ],
  forAll: true,
  read: (words) => readMove(words) ?? readStart(words),
  async run(request, deps) {
    const { prompt, reply } = request.options;
    switch (request.options.move) {
      case 'answer':
        return answerResultMessage(await deps.quiz.sessions.answer(request, prompt ?? '', reply ?? ''), request);
      case 'next':
        return moveMessage(await deps.quiz.sessions.next(request, prompt), request);
      case 'stop':
        return stopMessage(await deps.quiz.sessions.stop(request, prompt), request);
      case 'hard':
        return markHard(request, deps, prompt);
      default:
        return start(request, deps);
    }
  },
};

/** What buttons say, and what can be said while a quiz runs: `answer ID REPLY`, `next [ID]`, `stop [ID]`, `hard [ID]`. */
function readMove(words: string): CommandOptions | undefined {
  const [, prompt, reply] = /^answer ([0-9a-z]{1,16}) ([\s\S]+)$/i.exec(words) ?? [];
  if (prompt !== undefined && reply !== undefined) return { move: 'answer', prompt, reply };
  const [, move, meant] = /^(next|stop|hard)(?: ([0-9a-z]{1,16}))?[.!]?$/i.exec(words) ?? [];
  return move === undefined ? undefined : { move: move.toLowerCase(), ...(meant !== undefined && { prompt: meant }) };
}

/** `docker 10`, `10 questions about docker`, `me on ecs and eks`. */
function readStart(words: string): CommandOptions | undefined {
  if (words.endsWith('?')) return undefined;
  const [number] = /(?<![\w.-])\d{1,4}(?![\w.-])/.exec(words) ?? [];
  const topic = words
    .replace(/(?<![\w.-])\d{1,4}(?![\w.-])(?:\s+(?:questions?|prompts?))?/, ' ')
    .replace(/^\s*(?:me\b)?\s*(?:(?:questions?|prompts?)\s+)?(?:(?:on|about)\b)?/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  return { ...(topic !== '' && { topic }), ...(number !== undefined && { count: number }) };
}

async function start(request: CommandRequest, { quiz: { sessions } }: CommandDeps): Promise<Message> {
  const { topic, count } = request.options;
  if (count !== undefined && !(Number(count) >= 1)) {
    throw new UserError('bad-count', 'How many questions? Say a number from 1 to 50, as in `quiz docker 10`.');
  }
  if (topic === undefined && count === undefined) {
    const open = await sessions.resume(request);
    if (open !== undefined) return stepMessage(open, request, ['Still under way; `quiz stop` ends it.']);
  }
  const started = await sessions.start(request, {
    ...(topic !== undefined && { topic }),
    ...(count !== undefined && { length: Number(count) }),
  });
  if (started.outcome === 'no-prompts') throw noPrompts(started);
  const short =
    started.length < started.wanted
      ? [`The notes yield ${counted(started.length, 'question', 'questions')} on this.`]
      : [];
  return stepMessage(started.next, request, short);
}

function noPrompts({ topic, near }: Extract<StartResult, { outcome: 'no-prompts' }>): UserError {
  const offers = near.map((title) => `- quiz ${escapeMarkdown(title)}`).join('\n');
  if (topic === '') return new UserError('no-prompts', 'The notes yield no questions yet.');
  const lead = `The notes yield no questions on "${escapeMarkdown(topic)}".`;
  return new UserError('no-prompts', near.length === 0 ? lead : `${lead} They do on, for example:\n\n${offers}`);
}

/** Without an id the prompt is meant that the person answered last. */
async function markHard(
  request: CommandRequest,
  { quiz: { review }, store, clock }: CommandDeps,
  id?: string,
): Promise<Message> {
  const { platform, person } = request;
  const lastAnswered = async () =>
    (await store.attempts.byPerson({ platform, person }, clock.now() - 3_600_000, 1))[0]?.posted;
  const posted = id ?? (await lastAnswered());
  const result = posted === undefined ? undefined : await review.hard({ platform, person }, posted);
  if (result === undefined || result.outcome === 'unknown' || result.outcome === 'unanswered') {
    throw new UserError('nothing-answered', 'Answer a question first; then `quiz hard` has it asked again.');
  }
  return createMessage({
    markdown: 'It is among your review cards now. Say `review` to go through them.',
    visibility: 'asker',
  });
}
