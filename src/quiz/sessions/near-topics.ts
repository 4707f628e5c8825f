import type { BankedPrompt } from '../prompt-bank.ts';

/**
 * Titles of notes to offer where nothing was found on a topic: first those whose title is most like it, by the Dice
 * coefficient of their letter pairs (Dice 1945), then those with most prompts.
 */
export function nearTopics(topic: string, prompts: readonly BankedPrompt[], most: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { citation } of prompts) counts.set(citation.title, (counts.get(citation.title) ?? 0) + 1);
  const wanted = letterPairs(topic);
  return [...counts]
    .map(([title, count]) => ({ title, count, likeness: dice(wanted, letterPairs(title)) }))
    .sort((a, b) => b.likeness - a.likeness || b.count - a.count)
    .slice(0, most)
    .map(({ title }) => title);
}

function letterPairs(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.flatMap((word) => Array.from(word.slice(1), (letter, index) => word[index]! + letter)));
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return shared === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
