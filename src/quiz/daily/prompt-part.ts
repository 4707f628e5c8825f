import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { PlaceId, PostedPrompt, SlotId } from '../../store/store.ts';
import { writePrompt } from '../stored-prompt.ts';
import { type Candidate, choosePrompt } from './choose-prompt.ts';
import { storedPrompt } from './daily-post.ts';
import type { DailySettings } from './daily-settings.ts';
import type { DailyStore } from './daily-store.ts';
import { revealTime } from './reveal-time.ts';
import type { SlotPart } from './slot-runner.ts';

/** Where prompts come from. */
export interface PromptSource {
  /** All for ''. */
  about(topic: string): Promise<readonly Candidate[]>;
}

export interface PromptPartDeps {
  readonly store: DailyStore;
  readonly bank: PromptSource;
  readonly clock: Clock;
  /** In which conversation people answer what is posted in a place. */
  readonly conversationOf: (place: PlaceId) => string;
  /** How late a prompt may come. */
  readonly catchUpMs: number;
}

const dayMs = 24 * 60 * 60_000;
/** A prompt does not come again for so long while there are others. */
const freshDays = 30;
/** What people got wrong longer ago says little about what they know now. */
const rememberedDays = 90;

/** The half of a daily slot that asks. @param settings of the place; absent where there are none any more. */
export function createPromptPart(deps: PromptPartDeps, settings: DailySettings | undefined): SlotPart {
  const { store, clock, conversationOf, catchUpMs } = deps;
  return {
    obstacle({ dueAt }, now) {
      if (now - dueAt > catchUpMs) return `missed by more than ${catchUpMs / 3_600_000} h`;
      return settings?.on === true ? undefined : 'the daily quiz was turned off';
    },
    async prepare(slot) {
      const id = dailyPromptId(slot);
      const prompt = await choose(deps, settings?.topics ?? [], slot);
      if (prompt === undefined) return { obstacle: nothingAbout(settings?.topics ?? []) };
      // Where somebody has chosen before and died, that choice stays, though the notes may have changed since.
      await store.prompts.add({
        ...placeOf(slot),
        id,
        conversation: conversationOf(placeOf(slot)),
        prompt: prompt.id,
        kind: prompt.kind,
        section: prompt.section,
        note: prompt.citation.path,
        content: writePrompt(prompt),
        postedAt: clock.now(),
      });
      return { content: id };
    },
    async compose(slot, content) {
      const posted = await store.prompts.get(content);
      if (posted === undefined) return undefined;
      const { localDate } = slot;
      const revealAt = revealTime({ ...slot, settledAt: clock.now() }, settings);
      const zone = settings?.zone ?? 'UTC';
      return { kind: 'prompt', localDate, posted, prompt: storedPrompt(posted), revealAt, zone };
    },
    async beforeSettling(slot, end) {
      if (end === 'skipped') {
        await store.prompts.close(dailyPromptId(slot), clock.now());
        return;
      }
      // In the ledger before the prompt is settled, so that no death can lose it. Its lease is over at once: whoever sees it
      // due takes it over.
      const now = clock.now();
      const dueAt = revealTime({ ...slot, settledAt: now }, settings);
      const reveal = { ...placeOf(slot), localDate: slot.localDate, part: 'reveal' as const };
      await store.slots.claim({ ...reveal, dueAt, holder: slot.holder, leaseUntil: now });
    },
  };
}

async function choose(
  { bank, store, clock }: PromptPartDeps,
  topics: readonly string[],
  slot: SlotId,
): Promise<Candidate | undefined> {
  const found = await Promise.all((topics.length === 0 ? [''] : topics).map((topic) => bank.about(topic)));
  const candidates = [...new Map(found.flat().map((candidate) => [candidate.id, candidate])).values()];
  const now = clock.now();
  const place = placeOf(slot);
  const recent = await store.prompts.recent(place, now - freshDays * dayMs);
  const bySection = await store.attempts.bySection(place, now - rememberedDays * dayMs);
  return choosePrompt(candidates, { recent, bySection }, [slot.platform, slot.place, slot.localDate]);
}

/** `PostedPrompt.id` of the prompt of a day: 12 characters, 62 bits. */
export function dailyPromptId({ platform, place, localDate }: SlotId): PostedPrompt['id'] {
  const hash = createHash('sha256')
    .update(JSON.stringify([platform, place, localDate]))
    .digest();
  return hash.readBigUInt64BE().toString(36).padStart(12, '0').slice(-12);
}

function placeOf({ platform, place }: PlaceId): PlaceId {
  return { platform, place };
}

function nothingAbout(topics: readonly string[]): string {
  return topics.length === 0 ? 'the notes yield no prompt' : `the notes yield no prompt about ${topics.join(', ')}`;
}
