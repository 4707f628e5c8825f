import type { PlaceId, PostedPrompt, SlotId } from '../../store/store.ts';
import type { Prompt } from '../prompt.ts';
import type { PromptTally } from '../prompt-results.ts';
import { readPrompt } from '../stored-prompt.ts';

/** What the daily quiz has to say in a place; the platform's side makes a message of it. */
export type DailyPost =
  | {
      readonly kind: 'prompt';
      /** The day of the place to which it belongs, YYYY-MM-DD. */
      readonly localDate: string;
      readonly posted: PostedPrompt;
      readonly prompt: Prompt;
      /** When its answer is to be given, as things stand, and the zone in which people there read a clock. */
      readonly revealAt?: number;
      readonly zone: string;
    }
  | {
      readonly kind: 'reveal';
      /** The day of its prompt. */
      readonly localDate: string;
      readonly posted: PostedPrompt;
      readonly prompt: Prompt;
      readonly results: PromptTally;
    };

/** The way to the places of the platforms which this process runs. */
export interface DailyPoster {
  readonly platforms: readonly string[];
  /**
   * Resolves once people can see it. After a failure nobody knows whether they can; `wasPosted` is asked before the next try.
   * @param key the same for the same post in a place whoever posts it, and at most 25 characters.
   * @param signal once it is aborted nothing may be sent any more; what was sent before must arrive within half a minute.
   */
  post(place: PlaceId, post: DailyPost, key: string, signal: AbortSignal): Promise<void>;
  /** Whether people can see what was posted with this key, by this process or another. */
  wasPosted(place: PlaceId, key: string): Promise<boolean>;
}

/** The key of a slot among all that is posted in its place. Discord takes no more than 25 characters of a nonce. */
export function postKey({ localDate, part }: SlotId): string {
  return `daily-${localDate}-${part}`;
}

/** A prompt as it was stored when it was posted. */
export function storedPrompt({ content }: PostedPrompt): Prompt {
  const prompt = readPrompt(content);
  if (prompt === undefined) throw new Error('a prompt cannot be read as it was posted');
  return prompt;
}
