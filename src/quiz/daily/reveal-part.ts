import type { Clock } from '../../clock.ts';
import { tallyOf } from '../prompt-results.ts';
import { storedPrompt } from './daily-post.ts';
import type { DailyStore } from './daily-store.ts';
import { dailyPromptId } from './prompt-part.ts';
import type { SlotPart } from './slot-runner.ts';

export interface RevealPartDeps {
  readonly store: Pick<DailyStore, 'prompts' | 'attempts'>;
  readonly clock: Clock;
  /** How late a reveal may come. */
  readonly catchUpMs: number;
}

/** The half of a daily slot that gives the answer. */
export function createRevealPart({ store, clock, catchUpMs }: RevealPartDeps): SlotPart {
  return {
    obstacle: ({ dueAt }, now) =>
      now - dueAt > catchUpMs ? `missed by more than ${catchUpMs / 3_600_000} h` : undefined,
    async prepare(slot) {
      // First, so that the results are the same whoever counts them.
      await store.prompts.close(dailyPromptId(slot), clock.now());
      return { content: dailyPromptId(slot) };
    },
    async compose({ localDate }, content) {
      const posted = await store.prompts.get(content);
      if (posted === undefined) return undefined;
      const results = tallyOf(await store.attempts.at(content));
      return { kind: 'reveal', localDate, posted, prompt: storedPrompt(posted), results };
    },
    async beforeSettling(slot, end) {
      if (end === 'skipped') await store.prompts.close(dailyPromptId(slot), clock.now());
    },
  };
}
