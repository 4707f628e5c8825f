import type { Clock } from '../../clock.ts';
import type { AttemptStore, CardStore, PersonId, PostedPrompt, RecordedAttempt } from '../../store/store.ts';
import { localDateOf } from '../local-date.ts';
import type { Prompt } from '../prompt.ts';
import { cardAfter } from '../review/schedule.ts';
import type { CalendarOf } from '../scores/place-calendar.ts';
import { pointsForRight } from '../scores/points.ts';

/** Keeps a graded reply, with what it means for the person's review cards. */
export type RecordAttempt = (
  who: PersonId,
  posted: PostedPrompt,
  prompt: Prompt,
  graded: { readonly reply: string; readonly right: boolean },
) => Promise<RecordedAttempt & { readonly reviewAt?: number }>;

export interface AttemptRecorderDeps {
  readonly attempts: Pick<AttemptStore, 'record'>;
  readonly cards: Pick<CardStore, 'get'>;
  readonly calendarOf: CalendarOf;
  readonly clock: Clock;
}

/** Nobody types more than this to answer; the rest is not worth keeping. */
const longestReply = 200;

export function createAttemptRecorder({ attempts, cards, calendarOf, clock }: AttemptRecorderDeps): RecordAttempt {
  return async ({ platform, person }, posted, prompt, { reply, right }) => {
    const { place } = posted;
    const [{ zone }, card] = await Promise.all([
      calendarOf({ platform, place }),
      cards.get({ platform, person }, prompt.id),
    ]);
    const at = clock.now();
    // Only what was missed, or marked as hard, comes again: a right answer moves a card but makes none.
    const rating = right ? 'good' : 'again';
    const moved =
      right && card === undefined
        ? undefined
        : cardAfter(card, { platform, person, prompt, posted: posted.id, rating, at });
    const recorded = await attempts.record(
      {
        ...{ platform, person, place, posted: posted.id, prompt: prompt.id, section: prompt.section },
        note: prompt.citation.path,
        reply: reply.slice(0, longestReply),
        right,
        points: right ? pointsForRight : 0,
        answeredAt: at,
        localDate: localDateOf(at, zone),
      },
      moved,
    );
    return recorded.outcome === 'first' && moved !== undefined ? { ...recorded, reviewAt: moved.dueAt } : recorded;
  };
}
