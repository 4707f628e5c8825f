import type { AnswerEngine } from '../answer/answer.ts';
import type { Logger } from '../logger.ts';
import type { ConversationMemory } from './conversation-memory.ts';
import type { Message } from './message.ts';
import type { CommandOptions, Request } from './request.ts';

/**
 * The port behind every command. Help text, slash commands and registrations are made from name, summary and options, so
 * a new command is a file and a line in commands/index.ts.
 */
export interface Command {
  /** Lower case, one word. */
  readonly name: string;
  /** One line for help and for the platforms' command lists; at most 100 characters. */
  readonly summary: string;
  /** Written as text, everything after the command's name goes into the first option. */
  readonly options: readonly CommandOption[];
  /** @throws UserError for what the person can mend. */
  run(request: CommandRequest, deps: CommandDeps): Message | Promise<Message>;
}

interface CommandOption {
  /** Lower case, one word. */
  readonly name: string;
  /** At most 100 characters. */
  readonly summary: string;
  readonly required: boolean;
}

/** A request that has found its command. */
interface CommandRequest extends Request {
  readonly options: CommandOptions;
}

interface CommandDeps {
  readonly engine: AnswerEngine;
  readonly memory: ConversationMemory;
  readonly logger: Logger;
  /** All that there are, in the order in which help lists them. */
  readonly commands: readonly Command[];
}
