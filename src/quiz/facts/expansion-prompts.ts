import type { Knowledge } from '../knowledge.ts';
import type { Section } from '../section.ts';
import { contentWords, overlapOf } from './content-words.ts';
import { type Expansion, expansionsIn } from './expansions.ts';
import type { FactPrompt } from './fact-prompt.ts';

const mostOthers = 8;

/** "What does OCI stand for?", to be typed. */
export function expansionPrompts(section: Section, knowledge: Knowledge): readonly FactPrompt[] {
  const all = expansionsIn(knowledge);
  return all.filter((each) => each.section === section).map((expansion) => promptFor(expansion, all));
}

function promptFor({ acronym, names, section, sentence, stated }: Expansion, all: readonly Expansion[]): FactPrompt {
  const words = contentWords(names[0]!);
  const others = all.flatMap((other) =>
    other.acronym !== acronym && overlapOf(words, contentWords(other.names[0]!)) > 0 ? [other.names[0]!] : [],
  );
  return {
    ...{ stem: `What does ${acronym} stand for?`, choices: [], answer: names[0]!, accepted: names },
    ...{
      others: others.slice(0, mostOthers),
      quality: stated ? 0.65 : 0.52,
      subject: `${acronym.toLowerCase()}|stands for`,
    },
    statement: { section, sentence },
  };
}
