import type { Clock } from '../../clock.ts';
import type { PersonId, ReviewCard, Store } from '../../store/store.ts';
import type { Prompt } from '../prompt.ts';
import type { BankedPrompt, PromptBank } from '../prompt-bank.ts';
import type { BeginSession } from '../sessions/beginning.ts';
import type { Participant } from '../sessions/participant.ts';
import { sessionLength } from '../sessions/session-length.ts';
import type { SessionStep } from '../sessions/session-steps.ts';
import { readPrompt } from '../stored-prompt.ts';
import { askedSections } from './asked-sections.ts';
import { createDuePrompts } from './due-prompts.ts';
import { cardAfter, readCardState } from './schedule.ts';

export type ReviewResult =
  /** `due`: cards in the session. `asked`: prompts on what the person asks about, besides. */
  | { readonly outcome: 'started'; readonly due: number; readonly asked: number; readonly next: SessionStep }
  /** `cards`: all that the person has. `nextAt`: when the next is due, in milliseconds since the Unix epoch. */
  | { readonly outcome: 'nothing-due'; readonly cards: number; readonly nextAt?: number };

type HardResult =
  /** It is among the person's cards, and comes again at `reviewAt` (milliseconds since the Unix epoch). */
  | { readonly outcome: 'marked' | 'already'; readonly prompt: Prompt; readonly reviewAt: number }
  /** Only who has answered can say so. */
  | { readonly outcome: 'unanswered'; readonly prompt: Prompt }
  | { readonly outcome: 'unknown' };

export interface Review {
  /** Begins a session with what is due for a person, for that person alone. At most 50 prompts, 10 when not said. */
  review(who: Participant, limit?: number): Promise<ReviewResult>;
  /** Puts a prompt that a person has answered among the person's cards, although the answer was right. */
  hard(who: PersonId, posted: string): Promise<HardResult>;
  /** How many cards a person has, how many would come in a review now, and when the next is due. */
  outlook(who: PersonId): Promise<{ readonly all: number; readonly due: number; readonly nextAt?: number }>;
}

export interface ReviewDeps {
  readonly store: Pick<Store, 'prompts' | 'attempts' | 'cards' | 'questions'>;
  readonly bank: Pick<PromptBank, 'all' | 'find' | 'ofSection'>;
  readonly begin: BeginSession;
  readonly clock: Clock;
  readonly newId: () => string;
}

const defaultLimit = 10;
/**
 * Cards that are due this soon come now. The default of Anki's "learn ahead limit", for the same reason: who asks for more
 * wants what was missed a moment ago, and not to be sent away for ten minutes.
 */
const learnAheadMs = 20 * 60_000;
/** For both what was asked and what was answered. */
const latelyMs = 30 * 86_400_000;
const mostRowsRead = 1_000;

export function createReview({ store, bank, begin, clock, newId }: ReviewDeps): Review {
  const duePrompts = createDuePrompts({ cards: store.cards, bank });
  const dueBy = (): number => clock.now() + learnAheadMs;

  /** A prompt from each section that the person asks about, which they have no card for and did not get right lately. */
  async function askedPrompts(person: PersonId, limit: number): Promise<readonly BankedPrompt[]> {
    if (limit <= 0) return [];
    const since = clock.now() - latelyMs;
    const [questions, attempts] = await Promise.all([
      store.questions.byPerson(person, since, mostRowsRead),
      store.attempts.byPerson(person, since, mostRowsRead),
    ]);
    const known = new Set(attempts.filter(({ right }) => right).map(({ prompt }) => prompt));
    const prompts: BankedPrompt[] = [];
    for (const section of askedSections(questions)) {
      if (prompts.length === limit) break;
      const best = [...(await bank.ofSection(section))].sort((a, b) => b.quality - a.quality);
      for (const prompt of best) {
        if (known.has(prompt.id) || (await store.cards.get(person, prompt.id)) !== undefined) continue;
        prompts.push(prompt);
        break;
      }
    }
    return prompts;
  }

  return {
    async review(who, limit) {
      const { platform, person } = who;
      const length = sessionLength(limit, defaultLimit);
      const due = await duePrompts({ platform, person }, dueBy(), length);
      if (due.length === 0) {
        const { all, nextAt } = await store.cards.count({ platform, person }, clock.now());
        return { outcome: 'nothing-due', cards: all, ...(nextAt === undefined ? {} : { nextAt }) };
      }
      // At most a third of the session, so at most one for two cards.
      const room = Math.min(Math.floor(length / 3), Math.floor(due.length / 2));
      const asked = await askedPrompts({ platform, person }, room);
      const kept = due.slice(0, length - asked.length);
      const prompts = mixed(kept, asked);
      const next = await begin(who, { id: newId(), kind: 'review', topic: '', shared: false, prompts });
      return { outcome: 'started', due: kept.length, asked: asked.length, next };
    },

    async hard({ platform, person }, id) {
      const posted = await store.prompts.get(id);
      const prompt = posted && readPrompt(posted.content);
      if (posted === undefined || prompt === undefined || posted.platform !== platform) return { outcome: 'unknown' };
      const attempt = (await store.attempts.at(id)).find((each) => each.person === person);
      if (attempt === undefined) return { outcome: 'unanswered', prompt };
      const card = await store.cards.get({ platform, person }, prompt.id);
      if (card !== undefined && isStrict(card, id)) return { outcome: 'already', prompt, reviewAt: card.dueAt };
      const recall = { platform, person, prompt, posted: id, rating: 'hard', at: attempt.answeredAt } as const;
      const marked = cardAfter(card, recall);
      await store.cards.put(marked);
      return { outcome: 'marked', prompt, reviewAt: marked.dueAt };
    },

    async outlook(person) {
      const [soon, now] = await Promise.all([
        store.cards.count(person, dueBy()),
        store.cards.count(person, clock.now()),
      ]);
      return { ...now, due: soon.due };
    },
  };
}

/** Whether a card comes again at least as soon as marking this posted prompt would make it. */
function isStrict(card: ReviewCard, posted: string): boolean {
  const last = readCardState(card)?.last;
  return last !== undefined && (last.posted !== posted || last.rating !== 'good');
}

/** One of the others after every two cards. */
function mixed<T>(cards: readonly T[], others: readonly T[]): readonly T[] {
  return cards.flatMap((card, index) => {
    const other = index % 2 === 1 ? others[(index - 1) / 2] : undefined;
    return other === undefined ? [card] : [card, other];
  });
}
