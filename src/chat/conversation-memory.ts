import type { Answer } from '../answer/answer.ts';
import type { Clock } from '../clock.ts';
import type { Request } from './request.ts';

/** A conversation; and who spoke in it. */
type ConversationKey = Pick<Request, 'platform' | 'conversation'>;
type Speaker = Pick<Request, 'platform' | 'conversation' | 'person'>;

/** What was asked and answered lately, so that "and EKS?" can be understood and `why` has something to explain. */
export interface ConversationMemory {
  remember(speaker: Speaker, question: string, answer: Answer): Promise<void>;
  /** Questions as they were asked, oldest first. */
  questions(id: ConversationKey): Promise<readonly string[]>;
  lastAnswer(id: ConversationKey): Promise<Answer | undefined>;
  /** What was asked within the last day, oldest first: who has spoken to the bot here, and what about. */
  turns(id: ConversationKey): Promise<readonly RememberedTurn[]>;
  /** Forgets what a person asked, and its answers, so far as this process holds them. Rows go by `Store.forget`. */
  forget(person: Pick<Request, 'platform' | 'person'>): Promise<void>;
}

interface RememberedTurn {
  readonly person: string;
  /** As it was asked. */
  readonly question: string;
  /** Milliseconds since the Unix epoch. */
  readonly askedAt: number;
}

/** A person who comes back to a thread the next morning takes it up again. */
export const turnsKeptMs = 24 * 60 * 60_000;

export interface ConversationMemoryOptions {
  readonly clock: Clock;
  /** Turns kept of a conversation. Default 5. */
  readonly maxTurns?: number;
  /** Questions and answers are forgotten this long after the last turn of their conversation. Default half an hour. */
  readonly idleMs?: number;
  /** Beyond this many the one that has been quiet longest is forgotten. Default 5,000. */
  readonly maxConversations?: number;
}

interface Conversation {
  /** Oldest first; at least one. */
  readonly turns: readonly RememberedTurn[];
  /** To the last turn, unless that was forgotten. */
  readonly lastAnswer: Answer | undefined;
}

/** A memory in this process, gone with it: what serves while the store is away. */
export function createConversationMemory(options: ConversationMemoryOptions): ConversationMemory {
  const { clock, maxTurns = 5, idleMs = 30 * 60_000, maxConversations = 5_000 } = options;
  // A Map keeps the order of insertion; a conversation is put back at the end with every turn.
  const conversations = new Map<string, Conversation>();

  const idleFor = ({ turns }: Conversation): number => clock.now() - turns.at(-1)!.askedAt;

  function current(id: ConversationKey): Conversation | undefined {
    const found = conversations.get(keyOf(id));
    return found !== undefined && idleFor(found) < idleMs ? found : undefined;
  }

  const turnsOf = (id: ConversationKey): readonly RememberedTurn[] =>
    (conversations.get(keyOf(id))?.turns ?? []).filter(({ askedAt }) => clock.now() - askedAt < turnsKeptMs);

  function forgetOld(): void {
    for (const [key, conversation] of conversations) {
      const isOld = idleFor(conversation) >= Math.max(idleMs, turnsKeptMs);
      if (!isOld && conversations.size <= maxConversations) return;
      conversations.delete(key);
    }
  }

  return {
    async remember(id, question, answer) {
      const turn = { person: id.person, question, askedAt: clock.now() };
      const turns = [...turnsOf(id), turn].slice(-maxTurns);
      conversations.delete(keyOf(id));
      conversations.set(keyOf(id), { turns, lastAnswer: answer });
      forgetOld();
    },
    questions: async (id) => withoutGap(current(id)?.turns ?? [], idleMs).map(({ question }) => question),
    lastAnswer: async (id) => current(id)?.lastAnswer,
    turns: async (id) => turnsOf(id),
    async forget({ platform, person }) {
      for (const [key, { turns, lastAnswer }] of conversations) {
        if (!key.startsWith(keyOf({ platform, conversation: '' }))) continue;
        const left = turns.filter((turn) => turn.person !== person);
        const isLastTheirs = turns.at(-1)?.person === person;
        if (left.length === 0) conversations.delete(key);
        else conversations.set(key, { turns: left, lastAnswer: isLastTheirs ? undefined : lastAnswer });
      }
    },
  };
}

/** The last turns, none so long after the one before that it begins something new. */
function withoutGap(turns: readonly RememberedTurn[], idleMs: number): readonly RememberedTurn[] {
  const start = turns.findLastIndex(({ askedAt }, at) => at > 0 && askedAt - turns[at - 1]!.askedAt >= idleMs);
  return turns.slice(Math.max(0, start));
}

const keyOf = (id: ConversationKey): string => `${id.platform}\u0000${id.conversation}`;
