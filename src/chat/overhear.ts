import { holdsSecret } from '../answer/secret-guard.ts';
import { smalltalkKind } from '../answer/smalltalk.ts';
import type { CommandDeps } from './command.ts';
import { giveAnswer } from './commands/ask.ts';
import { readMeaning } from './follow-up-gate.ts';
import { createHeardTalk } from './heard-talk.ts';
import type { Message } from './message.ts';
import { replyMessage } from './quiz-message.ts';
import type { Request } from './request.ts';

export interface OverhearDeps extends CommandDeps {
  /** Whether a text would be taken for a command, had it been said to the bot. */
  readonly isCommand: (text: string) => boolean;
}

/**
 * Replies to what was said among people, where it is clearly meant for the bot: an answer to the quiz that is put there, or a follow-up
 * that the notes answer. Anything else leaves no trace.
 */
export type Overhear = (request: Request) => Promise<Message | undefined>;

export function createOverhear({ isCommand, ...deps }: OverhearDeps): Overhear {
  const { engine, memory, quiz, clock } = deps;
  const talk = createHeardTalk(clock);

  async function followUp(request: Request, written: string): Promise<Message | undefined> {
    const turns = await memory.turns(request);
    const last = turns.at(-1);
    if (last === undefined) return undefined;
    const spokeSince = talk.speakers(request, last.askedAt);
    const meaning = isCommand(written) ? 'no' : readMeaning(request, { turns, spokeSince }, clock.now());
    if (meaning !== 'no') {
      const context = turns.map(({ question }) => question);
      const answer = engine.ask(written, context);
      // "Not sure" is of use only to who has just asked.
      const isOfUse = answer.state === 'answer' || (answer.state === 'closest' && meaning === 'surely');
      if (isOfUse) return giveAnswer(request, { written, answer }, deps);
    }
    talk.note(request);
    return undefined;
  }

  return async (request) => {
    const written = request.text.trim();
    if (written === '' || holdsSecret(written)) return undefined;
    const reply = await quiz.sessions.reply(request, written, 'overheard');
    if (reply !== undefined && reply.does !== 'wait') return replyMessage(reply, request);
    return smalltalkKind(written) === undefined ? followUp(request, written) : undefined;
  };
}
