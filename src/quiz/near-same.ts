import { tellingWords } from './knowledge/telling-words.ts';
import { plainText } from './plain-text.ts';
import type { BankedPrompt } from './prompt-bank.ts';

/**
 * From this share of common words on (Jaccard: common by all) two stems with the same answer ask the same. Set by reading what
 * falls out of the shipped notes: above are rewordings, below are other facts about the same thing.
 */
const sameShare = 0.45;

/** Leaves out prompts that ask nearly what a better one asks, in whatever note; of equally good ones the first stays. */
export function withoutRepeats(prompts: readonly BankedPrompt[]): readonly BankedPrompt[] {
  const kept = new Map<string, { readonly prompt: BankedPrompt; readonly words: ReadonlySet<string> }[]>();
  // Best first, and a sort keeps the order of equals.
  for (const prompt of [...prompts].sort((a, b) => b.quality - a.quality)) {
    const answer = plainText(prompt.answer).toLowerCase();
    const alike = kept.get(answer) ?? [];
    const words = askedWords(prompt);
    if (alike.some((other) => shareOf(other.words, words) >= sameShare)) continue;
    kept.set(answer, [...alike, { prompt, words }]);
  }
  const ids = new Set([...kept.values()].flat().map(({ prompt }) => prompt.id));
  return prompts.filter(({ id }) => ids.has(id));
}

/** Without those of the choices, such as "True or false", which say nothing of what is asked. */
function askedWords({ stem, choices }: BankedPrompt): ReadonlySet<string> {
  const offered = new Set(choices.flatMap((choice) => tellingWords(plainText(choice))));
  return new Set(tellingWords(plainText(stem)).filter((word) => !offered.has(word)));
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / Math.max(1, a.size + b.size - common);
}
