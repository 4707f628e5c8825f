import type { AnswerEngine } from '../answer/answer.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { Store } from '../store/store.ts';
import type { ConversationMemory } from './conversation-memory.ts';
import type { Message } from './message.ts';
import type { QuizDesk } from './quiz-desk.ts';
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
  /** In the order in which help shows them, the required ones first. */
  readonly options: readonly CommandOption[];
  /**
   * Makes options of what was written after the command's name; `words` is trimmed, '' when there was nothing. Nothing when
   * the words are not meant for the command: "why do pods crash" is a question, and no call of `why`.
   */
  read(words: string): CommandOptions | undefined;
  /** Whether what it says may be for all though the request is for the asker alone: where just that is asked for. */
  readonly publishes?: true;
  /** Whether people may want its reply to be seen by all: it is about the notes or the place, and not about the person. */
  readonly forAll?: true;
  /** Whether it changes what holds for the whole place, and is for admins. */
  readonly forAdmins?: true;
  /** @throws UserError for what the person can mend. */
  run(request: CommandRequest, deps: CommandDeps): Message | Promise<Message>;
}

/** There is nothing to say any more: for what nobody waits for. */
export class NothingToSay extends Error {
  override readonly name = 'NothingToSay';
}

interface CommandOption {
  /** Lower case, one word. */
  readonly name: string;
  /** At most 100 characters. */
  readonly summary: string;
  readonly required: boolean;
  /** What may be meant by what was typed of it so far ('' when nothing was), best first. Absent where nothing can be suggested. */
  readonly complete?: Complete;
}

/** It goes on without the store: what takes long or fails is left out (store/or-else.ts). */
export type Complete = (
  typed: string,
  request: Request,
  deps: CompletionDeps,
) => readonly string[] | Promise<readonly string[]>;

/** What completing may use: nothing that changes anything. */
export type CompletionDeps = Pick<CommandDeps, 'engine' | 'quiz' | 'logger' | 'clock'> & {
  readonly store: { readonly questions: Pick<Store['questions'], 'byPerson'> };
};

/** For commands that are their name and nothing more. */
export const readNothing = (words: string): CommandOptions | undefined => (words === '' ? {} : undefined);

/** A request that has found its command. */
export interface CommandRequest extends Request {
  readonly options: CommandOptions;
  /** Whether the person may change what holds for the whole place. It may have to be looked up, so ask only if needed. */
  readonly isAdmin: () => Promise<boolean>;
}

export interface CommandDeps {
  readonly engine: AnswerEngine;
  readonly memory: ConversationMemory;
  readonly quiz: QuizDesk;
  readonly store: Pick<Store, 'forget' | 'questions' | 'attempts' | 'events' | 'news'>;
  readonly logger: Logger;
  readonly clock: Clock;
  /** As src/new-id.ts makes them: at most 16 characters of a–z and 0–9, never the same twice, and no word. */
  readonly newId: () => string;
  /** Names a failure, for people and the log. `newId` where absent. */
  readonly newIncident?: () => string;
  /** What people can say, in the order in which help lists them. */
  readonly commands: readonly Command[];
  /** What only buttons and platforms call. */
  readonly calls: readonly Command[];
  readonly isAdmin: (request: Pick<Request, 'platform' | 'place' | 'person'>) => Promise<boolean>;
}
