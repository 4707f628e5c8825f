import type { Request } from './request.ts';
import { isTalkToPeople } from './talk-to-people.ts';
import { readThreadQuestion } from './thread-question.ts';

/** A conversation that the bot has a part in. */
export interface ThreadTalk {
  /** Who asked the bot, and when; oldest first, at least one. */
  readonly turns: readonly { readonly person: string; readonly askedAt: number }[];
  /** Who has said something to others since the last of them. */
  readonly spokeSince: readonly string[];
}

/**
 * surely: who was answered last goes on asking, and nobody has said anything since. perhaps: it is for the bot if the notes know the
 * answer.
 */
export type MeantForBot = 'surely' | 'perhaps' | 'no';

/** Who asked longer ago than this may have come back to talk to people. */
const lastAskedMs = 2 * 60 * 60_000;

/**
 * Whether what somebody said in a thread, to nobody by name, is meant for the bot. Silence is better than butting in: who has not
 * spoken to the bot has to ask clearly, and what leans on the words before counts only as long as nobody else has talked since.
 */
export function readMeaning(
  { text, person }: Pick<Request, 'text' | 'person'>,
  { turns, spokeSince }: ThreadTalk,
  now: number,
): MeantForBot {
  const question = isTalkToPeople(text) ? undefined : readThreadQuestion(text);
  if (question === undefined) return 'no';
  const { form, standsAlone, isOwn, isSpecific } = question;
  const own = turns.findLast((turn) => turn.person === person);
  if (own === undefined) return form === 'question' && standsAlone && !isOwn && !isSpecific ? 'perhaps' : 'no';
  const isAmongPeople = spokeSince.some((other) => other !== person) || now - own.askedAt > lastAskedMs;
  if (isAmongPeople) return standsAlone ? 'perhaps' : 'no';
  return own === turns.at(-1) && !isOwn ? 'surely' : 'perhaps';
}
