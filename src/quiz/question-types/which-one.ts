import type { Distinction } from '../contrasts/distinction.ts';
import { distinctionsIn } from '../contrasts/find-distinctions.ts';
import { mentionsAny } from '../contrasts/leak.ts';
import { type Thing, upperFirst } from '../contrasts/thing.ts';
import { topicsOf } from '../contrasts/topics.ts';
import { createMultipleChoiceType, type MultipleChoice, multipleChoice } from '../multiple-choice.ts';
import type { Draft } from '../question-type.ts';
import type { Random } from '../random.ts';

const MOST_DISTRACTORS = 3;
/** Less for a stem with a word of another name of the answer: `Kubernetes`, where the answer is EKS. */
const HINT_MALUS = 0.15;

/** Which of several things it is that the notes say something of: `Which of these runs on a hypervisor?` */
export const whichOne = createMultipleChoiceType({
  kind: 'which-one',
  summary: 'Which of several things it is, from comparisons, lists of reasons and contrasts',
  generate: (section, knowledge, random) =>
    topicsOf(distinctionsIn(section, knowledge)).map(({ main, subject }) => draftOf(main, subject, random)),
});

function draftOf(distinction: Distinction, subject: string, random: Random): Draft<MultipleChoice> {
  const { thing, others, claim, which, place, explanation, lines, quality } = distinction;
  const question = claim.ask(which);
  const stem = upperFirst(place === undefined ? question : `${place}, ${question}`);
  const distractors = random.shuffle(others).slice(0, MOST_DISTRACTORS);
  const names = distractors.map(({ name }) => name);
  return {
    payload: multipleChoice(stem, thing.name, names, random),
    explanation,
    lines,
    quality: isHinted(distinction) ? quality - HINT_MALUS : quality,
    subject,
  };
}

function isHinted({ thing, others, claim }: Distinction): boolean {
  const elsewhere = new Set(others.flatMap(wordsOfNames));
  const own = wordsOfNames(thing).filter((word) => !elsewhere.has(word));
  return own.some((name) => mentionsAny(claim.content, [{ ...thing, name, names: [] }]));
}

function wordsOfNames({ names }: Thing): readonly string[] {
  return names.flatMap((name) => name.split(/\s+/)).filter((word) => /^\p{Lu}\p{Ll}{3,}/u.test(word));
}
