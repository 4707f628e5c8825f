import type { AnswerEngine } from '../answer/answer.ts';
import { UserError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Command } from './command.ts';
import type { ConversationMemory } from './conversation-memory.ts';
import { createMessage, type Message } from './message.ts';
import type { CommandCall, Request } from './request.ts';

export interface Bot {
  /** Always answers: a mistake of the person's or of ours becomes a message too. */
  handle(request: Request): Promise<Message>;
}

export interface BotDeps {
  readonly commands: readonly Command[];
  readonly engine: AnswerEngine;
  readonly memory: ConversationMemory;
  readonly logger: Logger;
  /** A short id that ties an apology to its line in the log. */
  readonly newIncidentId: () => string;
}

export function createBot(deps: BotDeps): Bot {
  const { commands, logger } = deps;
  return {
    async handle(request) {
      try {
        const call = request.call ?? readCall(request.text, commands);
        const command = commands.find(({ name }) => name === call.name);
        if (command === undefined) {
          throw new UserError('unknown-command', `I do not know the command \`${call.name}\`. Say \`help\` for all.`);
        }
        const message = await command.run({ ...request, options: call.options }, deps);
        return request.visibility === 'asker' ? { ...message, visibility: 'asker' } : message;
      } catch (error) {
        if (error instanceof UserError) return createMessage({ markdown: error.message, visibility: 'asker' });
        const incident = deps.newIncidentId();
        logger.error('a request failed', { incident, platform: request.platform, place: request.place, err: error });
        const markdown = `Sorry, that went wrong on my side. Please try again, or tell whoever runs me: incident ${incident}.`;
        return createMessage({ markdown, visibility: 'asker' });
      }
    },
  };
}

/**
 * Finds the command in a text: `/why`, `/ask what is ECS`, `ask what is ECS`, or the bare name of a command that needs
 * nothing more. All else is a question, or "why do pods crash" would be taken for the command `why`, and "/healthz" for a
 * command that is not there.
 */
function readCall(text: string, commands: readonly Command[]): CommandCall {
  const written = text.trim();
  const [, slash, name, rest] = /^(\/?)([a-z][a-z-]*)[?!.]?(?:\s+([\s\S]*))?$/i.exec(written) ?? [];
  const command = commands.find((each) => each.name === name?.toLowerCase());
  const option = command?.options[0];
  const isMeant = slash === '/' || (option?.required === true) === (rest !== undefined);
  if (command === undefined || !isMeant) return { name: 'ask', options: { question: written } };
  return { name: command.name, options: option === undefined || rest === undefined ? {} : { [option.name]: rest } };
}
