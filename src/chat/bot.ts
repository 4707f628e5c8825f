import { holdsSecret } from '../answer/secret-guard.ts';
import { UserError } from '../errors.ts';
import { isForQuizAlone } from '../quiz/sessions/reply-intent.ts';
import { StoreError } from '../store/store.ts';
import { type Command, type CommandDeps, NothingToSay } from './command.ts';
import { addBelow, createMessage, type Message } from './message.ts';
import { createOverhear } from './overhear.ts';
import { waitingMarkdown } from './quiz-markdown.ts';
import { replyMessage } from './quiz-message.ts';
import type { CommandCall, Request } from './request.ts';

export interface Bot {
  /**
   * Always answers what was said to it: a mistake of the person's or of ours becomes a message too. Nothing only to what was
   * overheard (`Request.addressed` is false) and is none of its business, and to what it was to tell and is over.
   */
  handle(request: Request): Promise<Message | undefined>;
}

const storeIsAway =
  'I cannot reach what I remember just now, so quizzes, reviews and scores have to wait. Questions are answered all the same.';

export function createBot(deps: CommandDeps): Bot {
  const { logger, newIncident = deps.newId } = deps;
  const all = [...deps.commands, ...deps.calls];
  const overhear = createOverhear({ ...deps, isCommand: (text) => readCall(text, all) !== undefined });

  async function respond(request: Request): Promise<Message> {
    const written = request.text.trim();
    const call = request.call ?? readCall(written, all);
    if (call !== undefined) return run(request, call);
    if (written === '') return run(request, { name: 'hello', options: {} });
    // Answers are kept as they were written.
    const reply = holdsSecret(written) ? undefined : await deps.quiz.sessions.reply(request, written);
    if (reply !== undefined && reply.does !== 'wait') return shownTo(request, replyMessage(reply, request));
    if (isForQuizAlone(written)) throw new UserError('no-open-prompt', 'No quiz question is open here. Say `quiz`.');
    const answered = await run(request, { name: 'ask', options: { question: written } });
    // What waits is a quiz of the person's own, and no matter of others.
    return reply === undefined || request.shared ? answered : addBelow(answered, waitingMarkdown(reply));
  }

  /** Nobody waits for it, so trouble is for the log alone. */
  async function overheard(request: Request): Promise<Message | undefined> {
    try {
      return await overhear(request);
    } catch (error) {
      if (!(error instanceof UserError || error instanceof StoreError)) {
        const { platform, place } = request;
        logger.error('something overheard could not be judged', { platform, place, err: error });
      }
      return undefined;
    }
  }

  async function run(request: Request, { name, options }: CommandCall): Promise<Message> {
    const command = all.find((each) => each.name === name);
    if (command === undefined) {
      throw new UserError('unknown-command', `I do not know the command \`${name}\`. Say \`help\` for all.`);
    }
    const message = await command.run({ ...request, options, isAdmin: () => deps.isAdmin(request) }, deps);
    return command.publishes === true ? message : shownTo(request, message);
  }

  return {
    async handle(request) {
      if (!request.addressed) return overheard(request);
      try {
        return await respond(request);
      } catch (error) {
        if (error instanceof NothingToSay) return undefined;
        if (error instanceof UserError) return createMessage({ markdown: error.message, visibility: 'asker' });
        const { platform, place } = request;
        if (error instanceof StoreError) {
          // The store has told why, once and not for everybody who comes upon it.
          logger.warn('a request has to wait for the store', { platform, place, code: error.code });
          return createMessage({ markdown: storeIsAway, visibility: 'asker' });
        }
        const incident = newIncident();
        logger.error('a request failed', { incident, platform, place, err: error });
        const markdown = `Sorry, that went wrong on my side. Please try again, or tell whoever runs me: incident ${incident}.`;
        return createMessage({ markdown, visibility: 'asker' });
      }
    },
  };
}

function shownTo({ visibility }: Request, message: Message): Message {
  return visibility === 'asker' ? { ...message, visibility } : message;
}

/**
 * Finds the command in a text: `/why`, `/ask what is ECS`, `quiz docker 5`. All else is a question, or "why do pods crash"
 * would be taken for the command `why`, and "/healthz" for a command that is not there.
 */
export function readCall(text: string, commands: readonly Command[]): CommandCall | undefined {
  // After an answer; "next" and "stop" mean something only while a quiz runs, and are left to it.
  if (/^\/?hard[.!]?$/i.test(text)) return { name: 'quiz', options: { move: 'hard' } };
  const [, name, rest = ''] = /^\/?([a-z][a-z-]*)[?!.]?(?:\s+([\s\S]*))?$/i.exec(text) ?? [];
  const command = commands.find((each) => each.name === name?.toLowerCase());
  const options = command?.read(rest.trim());
  return command === undefined || options === undefined ? undefined : { name: command.name, options };
}
