import { plainText } from '../plain-text.ts';
import type { FactPrompt } from './fact-prompt.ts';
import { quantitiesIn, sameAmount } from './quantity.ts';

/** Of two prompts for one sentence, of which one shows the answer of the other, only the better. */
export function withoutTwins(prompts: readonly FactPrompt[]): readonly FactPrompt[] {
  const kept: FactPrompt[] = [];
  const best = prompts.toSorted((a, b) => b.quality - a.quality || shownBy(a, prompts) - shownBy(b, prompts));
  for (const prompt of best) {
    const twin = kept.some(
      (other) => areOfOneSentence(prompt, other) && (shows(prompt, other) || shows(other, prompt)),
    );
    if (!twin) kept.push(prompt);
  }
  return prompts.filter((prompt) => kept.includes(prompt));
}

const shownBy = (prompt: FactPrompt, prompts: readonly FactPrompt[]): number =>
  prompts.filter((other) => other !== prompt && areOfOneSentence(prompt, other) && shows(prompt, other)).length;

const areOfOneSentence = (a: FactPrompt, b: FactPrompt): boolean => a.statement.sentence === b.statement.sentence;

/** Whether the stem of one holds the answer of the other. */
function shows({ stem }: FactPrompt, { answer }: FactPrompt): boolean {
  const [text, wanted] = [plainText(stem), plainText(answer)];
  const [quantity] = quantitiesIn(wanted);
  if (quantity) return quantitiesIn(text).some((other) => sameAmount(other, quantity));
  return new RegExp(`(?<![\\p{L}\\p{N}])${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'iu').test(
    text,
  );
}
