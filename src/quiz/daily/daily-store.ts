import type { AttemptStore, PromptStore, SlotStore } from '../../store/store.ts';

/** What the daily quiz needs of the store, besides the settings of places. */
export interface DailyStore {
  readonly slots: SlotStore;
  readonly prompts: Pick<PromptStore, 'add' | 'get' | 'close' | 'recent'>;
  readonly attempts: Pick<AttemptStore, 'at' | 'bySection'>;
}
