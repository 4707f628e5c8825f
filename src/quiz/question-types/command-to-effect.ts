import { programOf } from '../commands/command-shape.ts';
import { type Direction, distractorsFor, shownLike } from '../commands/fact-distractors.ts';
import { effectChoice, stemForEffect, stemForKey } from '../commands/fact-stems.ts';
import { factsOfNotes } from '../commands/facts-of-notes.ts';
import type { KeyedFact } from '../commands/keyed-fact.ts';
import { createMultipleChoiceType, type MultipleChoice, multipleChoice } from '../multiple-choice.ts';
import { plainText } from '../plain-text.ts';
import type { QuestionType } from '../question-type.ts';

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
  return createMultipleChoiceType({
    kind,
    summary,
    generate(section, knowledge, random) {
      const facts = factsOfNotes(knowledge.sections);
      return facts.ofSection(section).flatMap((fact) => {
        const distractors = distractorsFor(fact, facts, direction, random);
        if (distractors.length === 0) return [];
        const stem = direction === 'effect' ? stemForEffect(fact) : stemForKey(fact, programOf([fact, ...distractors]));
        if (stem === undefined) return [];
        const shown = (each: KeyedFact): string => {
          const choice = shownLike(fact, each, direction)!;
          return direction === 'effect' ? effectChoice(fact, choice) : choice;
        };
        return [
          {
            payload: multipleChoice(stem, shown(fact), distractors.map(shown), random),
            explanation: fact.explanation,
            lines: fact.lines,
            quality: qualityOf(fact, distractors, direction),
            subject: `${plainText(fact.key).toLowerCase()}|${fact.relation === 'cause' ? 'cause' : 'effect'}`,
          },
        ];
      });
    },
  });
}

/** A command is worth knowing by what one wants, a code or a message by what it says. */
function qualityOf(fact: KeyedFact, distractors: readonly KeyedFact[], direction: Direction): number {
  const base = (fact.command !== undefined) === (direction === 'key') ? 0.75 : 0.65;
  const own = distractors.every(({ group }) => group === fact.group);
  return base + (own ? 0.05 : 0) - (distractors.length < 3 ? 0.1 : 0);
}
