import type { Clock } from '../../clock.ts';
import type { Store } from '../../store/store.ts';
import type { PromptBank } from '../prompt-bank.ts';
import type { BeginSession } from './beginning.ts';
import { nearTopics } from './near-topics.ts';
import type { Participant } from './participant.ts';
import { pickPrompts } from './pick-prompts.ts';
import { sessionLength } from './session-length.ts';
import type { SessionStep } from './session-steps.ts';

interface QuizRequest {
  /** As the person said; everything when absent or ''. */
  readonly topic?: string;
  /** Number of prompts; 5 when absent, and from 1 to 50 whatever is asked for. */
  readonly length?: number;
}

export type StartResult =
  /** `length` is below `wanted` where the notes yield no more on the topic. */
  | { readonly outcome: 'started'; readonly wanted: number; readonly length: number; readonly next: SessionStep }
  /** Nothing on this topic. `near`: titles of notes to offer instead, the most alike first; none when no note yields any. */
  | { readonly outcome: 'no-prompts'; readonly topic: string; readonly near: readonly string[] };

export type StartQuiz = (who: Participant & { readonly shared: boolean }, request: QuizRequest) => Promise<StartResult>;

export interface StartingDeps {
  readonly bank: Pick<PromptBank, 'all' | 'about'>;
  readonly store: Pick<Store, 'prompts' | 'attempts'>;
  readonly begin: BeginSession;
  readonly clock: Clock;
  readonly newId: () => string;
}

const defaultLength = 5;
const mostTopicsOffered = 5;
/** What was seen within this time is asked again only when nothing else is left. */
const latelyMs = 30 * 86_400_000;
const mostAttemptsRead = 1_000;

export function createStartQuiz({ bank, store, begin, clock, newId }: StartingDeps): StartQuiz {
  /** When each prompt was last put before this place, or answered by this person anywhere. */
  async function seenLately({ platform, place, person }: Participant): Promise<ReadonlyMap<string, number>> {
    const since = clock.now() - latelyMs;
    const [posted, answered] = await Promise.all([
      store.prompts.recent({ platform, place }, since),
      store.attempts.byPerson({ platform, person }, since, mostAttemptsRead),
    ]);
    const seen = new Map<string, number>();
    const see = (prompt: string, at: number): unknown => seen.set(prompt, Math.max(at, seen.get(prompt) ?? at));
    for (const { prompt, postedAt } of posted) see(prompt, postedAt);
    for (const { prompt, answeredAt } of answered) see(prompt, answeredAt);
    return seen;
  }

  return async ({ shared, ...who }, { topic: said = '', length }) => {
    const topic = said.trim();
    const wanted = sessionLength(length, defaultLength);
    const candidates = await bank.about(topic);
    if (candidates.length === 0) {
      return { outcome: 'no-prompts', topic, near: nearTopics(topic, await bank.all(), mostTopicsOffered) };
    }
    const id = newId();
    const prompts = pickPrompts(candidates, { length: wanted, seed: id, seenAt: await seenLately(who) });
    const next = await begin(who, { id, kind: 'quiz', topic, shared, prompts });
    return { outcome: 'started', wanted, length: prompts.length, next };
  };
}
