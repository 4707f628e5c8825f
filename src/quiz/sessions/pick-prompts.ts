import { plainText } from '../plain-text.ts';
import type { BankedPrompt } from '../prompt-bank.ts';
import { createRandom } from '../random.ts';
import { spaced } from './spacing.ts';

export interface PickOptions {
  readonly length: number;
  /** Another seed gives another choice. */
  readonly seed: string;
  /** By `Prompt.id`, when it was seen lately; milliseconds since the Unix epoch. */
  readonly seenAt: ReadonlyMap<string, number>;
}

/**
 * What one more prompt of the same passage, section, note, kind or answer costs, in units of quality. A section that has not
 * been asked about goes before the best prompt of one that has, and so does another passage of it before the same one, where
 * the stem of one prompt may hold the answer of the other; chance decides between prompts that are about as good.
 */
const cost = { passage: 3, section: 1.5, note: 0.5, kind: 0.3, answer: 0.2 };
const chance = 0.4;
const step = 1 / 1_000;

/**
 * Prompts for a session: good ones from many sections and notes and of many kinds, none that asks the same as another, no
 * section twice in a row where that can be avoided. What was seen lately comes only when nothing else is left, and then what
 * was seen longest ago. At most `length`; fewer when there are no more.
 */
export function pickPrompts(
  candidates: readonly BankedPrompt[],
  { length, seed, seenAt }: PickOptions,
): readonly BankedPrompt[] {
  const random = createRandom('session', seed);
  const scored = candidates.map((prompt) => {
    const merit = prompt.quality + random.below(chance / step) * step;
    return { prompt, merit, traits: traitsOf(prompt), seenAt: seenAt.get(prompt.id) };
  });
  const uses = new Map<string, number>();
  const subjects = new Set<string>();
  const picked: BankedPrompt[] = [];

  const costOf = (traits: readonly Trait[]): number =>
    traits.reduce((sum, trait) => sum + (uses.get(trait.key) ?? 0) * trait.cost, 0);

  function pickFrom(tier: typeof scored): void {
    while (picked.length < length) {
      const best = tier
        .filter(({ prompt }) => !subjects.has(prompt.subject))
        .map((each) => ({ ...each, score: each.merit - costOf(each.traits) }))
        .reduce<{ prompt: BankedPrompt; traits: readonly Trait[]; score: number } | undefined>(
          (a, b) => (a === undefined || b.score > a.score ? b : a),
          undefined,
        );
      if (best === undefined) return;
      picked.push(best.prompt);
      subjects.add(best.prompt.subject);
      for (const { key } of best.traits) uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  }

  pickFrom(scored.filter((each) => each.seenAt === undefined));
  const seen = scored.filter((each) => each.seenAt !== undefined).sort((a, b) => a.seenAt! - b.seenAt!);
  for (const each of seen) pickFrom([each]);
  return spaced(picked, ({ section }) => section);
}

interface Trait {
  readonly key: string;
  readonly cost: number;
}

function traitsOf({ section, citation, kind, answer, explanation }: BankedPrompt): readonly Trait[] {
  return [
    { key: `passage ${explanation}`, cost: cost.passage },
    { key: `section ${section}`, cost: cost.section },
    { key: `note ${citation.path}`, cost: cost.note },
    { key: `kind ${kind}`, cost: cost.kind },
    { key: `answer ${plainText(answer).toLowerCase()}`, cost: cost.answer },
  ];
}
