import { programOf } from '../commands/command-shape.ts';
import { type Direction, distractorsFor, shownLike } from '../commands/fact-distractors.ts';
import { effectChoice, stemForEffect, stemForKey } from '../commands/fact-stems.ts';
import { factsOfNotes, type NoteFacts } from '../commands/facts-of-notes.ts';
import { fewOfTables } from '../commands/few-of-tables.ts';
import type { KeyedFact } from '../commands/keyed-fact.ts';
import { createMultipleChoiceType, type MultipleChoice, multipleChoice } from '../multiple-choice.ts';
import { plainText } from '../plain-text.ts';
import type { Draft, QuestionType } from '../question-type.ts';
import type { Random } from '../random.ts';
import { faultsOf } from '../soundness.ts';

/** What a command does, a code means, a message comes from. */
export const commandToEffect: QuestionType<MultipleChoice> = createType(
  'command-to-effect',
  'What does this command do, this code mean, this message come from?',
  'effect',
);

/** Which command does it, which code or message it is. */
export const effectToCommand: QuestionType<MultipleChoice> = createType(
  'effect-to-command',
  'Which command does this, which code or message is it?',
  'key',
);

function createType(kind: string, summary: string, direction: Direction): QuestionType<MultipleChoice> {
  const type = createMultipleChoiceType({
    kind,
    summary,
    generate(section, knowledge, random) {
      const facts = factsOfNotes(knowledge.sections);
      const asked = facts.ofSection(section);
      const made = (towards: Direction) =>
        asked.flatMap((fact) => {
          const draft = draftOf(fact, facts, towards, random);
          const isSound = draft !== undefined && faultsOf(type.present(draft.payload), knowledge).length === 0;
          return isSound ? [{ fact, draft, quality: draft.quality }] : [];
        });
      const own = made(direction);
      const kept = fewOfTables(bestOf([...own, ...made(direction === 'key' ? 'effect' : 'key')]));
      return own.flatMap(({ fact, draft }) => (kept.has(fact) ? [draft] : []));
    },
  });
  return type;
}

function draftOf(
  fact: KeyedFact,
  facts: NoteFacts,
  direction: Direction,
  random: Random,
): Draft<MultipleChoice> | undefined {
  const distractors = distractorsFor(fact, facts, direction, random);
  if (distractors.length === 0) return undefined;
  const stem = direction === 'effect' ? stemForEffect(fact) : stemForKey(fact, programOf([fact, ...distractors]));
  if (stem === undefined) return undefined;
  const shown = (each: KeyedFact): string => {
    const choice = shownLike(fact, each, direction)!;
    return direction === 'effect' ? effectChoice(fact, choice) : choice;
  };
  return {
    payload: multipleChoice(stem, shown(fact), distractors.map(shown), random),
    explanation: fact.explanation,
    lines: fact.lines,
    quality: qualityOf(fact, distractors, direction),
    subject: `${plainText(fact.key).toLowerCase()}|${fact.relation === 'cause' ? 'cause' : 'effect'}`,
  };
}

/** Each fact once, with the better of its prompts. */
function bestOf<Each extends { readonly fact: KeyedFact; readonly quality: number }>(
  made: readonly Each[],
): readonly Each[] {
  const best = new Map<KeyedFact, Each>();
  for (const each of made) {
    const before = best.get(each.fact);
    if (before === undefined || before.quality < each.quality) best.set(each.fact, each);
  }
  return [...best.values()];
}

/** A command is worth knowing by what one wants, a code or a message by what it says. */
function qualityOf(fact: KeyedFact, distractors: readonly KeyedFact[], direction: Direction): number {
  const base = (fact.command !== undefined) === (direction === 'key') ? 0.75 : 0.65;
  const own = distractors.every(({ group }) => group === fact.group);
  return base + (own ? 0.05 : 0) - (distractors.length < 3 ? 0.1 : 0);
}
