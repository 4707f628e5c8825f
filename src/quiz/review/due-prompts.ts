import type { CardStore, PersonId, ReviewCard } from '../../store/store.ts';
import type { BankedPrompt, PromptBank } from '../prompt-bank.ts';
import { readCardState } from './schedule.ts';

/** Prompts of the cards that are due, longest due first, at most `limit`. */
export type DuePrompts = (person: PersonId, dueBy: number, limit: number) => Promise<readonly BankedPrompt[]>;

export interface DuePromptsDeps {
  readonly cards: Pick<CardStore, 'get' | 'due' | 'replace' | 'remove'>;
  readonly bank: Pick<PromptBank, 'all' | 'find' | 'ofSection'>;
}

/**
 * A card whose prompt has retired goes on, at its place in the schedule, with a prompt of the same section. It is removed
 * when the section has none that the person does not have already; not so while there are no prompts at all, since then it
 * is the notes that are missing.
 */
export function createDuePrompts({ cards, bank }: DuePromptsDeps): DuePrompts {
  async function successorOf(card: ReviewCard, taken: ReadonlySet<string>): Promise<BankedPrompt | undefined> {
    const kind = readCardState(card)?.kind;
    const prompts = [...(await bank.ofSection(card.section))].sort(
      (a, b) => Number(b.kind === kind) - Number(a.kind === kind) || b.quality - a.quality,
    );
    for (const prompt of prompts) {
      if (!taken.has(prompt.id) && (await cards.get(card, prompt.id)) === undefined) return prompt;
    }
    return undefined;
  }

  async function promptOf(card: ReviewCard, taken: ReadonlySet<string>): Promise<BankedPrompt | undefined> {
    const prompt = await bank.find(card.prompt);
    if (prompt !== undefined) return prompt;
    const successor = await successorOf(card, taken);
    if (successor === undefined) {
      await cards.remove(card, card.prompt);
    } else {
      await cards.replace(card, card.prompt, { ...card, prompt: successor.id, note: successor.citation.path });
    }
    return successor;
  }

  return async (person, dueBy, limit) => {
    if ((await bank.all()).length === 0) return [];
    const prompts = new Map<string, BankedPrompt>();
    for (;;) {
      const due = await cards.due(person, dueBy, limit);
      const fresh = due.filter(({ prompt }) => !prompts.has(prompt));
      if (prompts.size >= limit || fresh.length === 0) return [...prompts.values()];
      for (const card of fresh) {
        const prompt = await promptOf(card, new Set(prompts.keys()));
        if (prompt !== undefined) prompts.set(prompt.id, prompt);
      }
    }
  };
}
