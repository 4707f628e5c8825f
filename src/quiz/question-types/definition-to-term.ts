import { kinshipIn } from '../knowledge/kinship.ts';
import { giveaways } from '../knowledge/leaks.ts';
import { keyOfName, withoutArticle } from '../knowledge/name-key.ts';
import { isPlural, pluralOf } from '../knowledge/noun-forms.ts';
import { overlaps } from '../knowledge/siblings.ts';
import type { Definition, Knowledge, Term } from '../knowledge.ts';
import { createMultipleChoiceType, type MultipleChoice, multipleChoice } from '../multiple-choice.ts';
import type { Draft } from '../question-type.ts';
import type { Random } from '../random.ts';

const DISTRACTORS = 3;
const FEWEST_DISTRACTORS = 2;
const LONGEST_MEANING_CHARS = 200;

/** "Which of these is a read-only package that …?" */
export const definitionToTerm = createMultipleChoiceType({
  kind: 'definition-to-term',
  summary: 'Says what a thing is and asks which of several things it is.',
  generate(section, knowledge, random) {
    const { definitionsIn } = kinshipIn(knowledge);
    return definitionsIn(section).flatMap((definition) => draftOf(definition, knowledge, random) ?? []);
  },
});

function draftOf(definition: Definition, knowledge: Knowledge, random: Random): Draft<MultipleChoice> | undefined {
  const { term, copula, sentence } = definition;
  const answer = answerOf(definition);
  if (answer === undefined) return undefined;
  const meanings = [definition.meaning, definition.paraphrase].filter((meaning) => meaning !== undefined);
  for (const meaning of meanings) {
    if (meaning.length > LONGEST_MEANING_CHARS) continue;
    const distractors = distractorsFor(definition, meaning, knowledge);
    if (distractors.length < FEWEST_DISTRACTORS) continue;
    const hints = giveaways(answer, term, meaning);
    const areShared = distractors.every((other) => includesAll(giveaways(other.name, other.term, meaning), hints));
    if (!areShared) continue;
    const names = distractors.map(({ name }) => name);
    return {
      payload: multipleChoice(`Which of these ${copula} ${meaning}?`, answer, names, random),
      explanation: sentence.markdown,
      lines: { startLine: sentence.startLine, endLine: sentence.endLine },
      quality: 0.6 + 0.05 * distractors.filter((each) => each.defined).length + (hints.length === 0 ? 0.1 : 0),
      subject: `${term.name.toLowerCase()}|definition`,
    };
  }
  return undefined;
}

/** The name as a choice, in the number of the definition; nothing where the sentence is about a part of what it names. */
function answerOf({ subject, term, copula }: Definition): string | undefined {
  const name = withoutArticle(subject);
  if (/^`[^`]+`$/.test(name)) return name;
  if (!term.names.some((each) => keyOfName(each) === keyOfName(name))) return undefined;
  return nameIn(term, copula);
}

function nameIn(term: Term, copula: 'is' | 'are'): string | undefined {
  const plural = isPlural(term.name.slice(term.name.lastIndexOf(' ') + 1).toLowerCase());
  if (copula === 'is') return term.name;
  if (!term.proper) return pluralOf(term.name);
  return plural ? term.name : undefined;
}

interface Distractor {
  readonly term: Term;
  readonly name: string;
  readonly defined: boolean;
}

function distractorsFor({ term, copula }: Definition, meaning: string, knowledge: Knowledge): readonly Distractor[] {
  const { mayAlsoBe, definitionsOf } = kinshipIn(knowledge);
  const named = new Set(knowledge.termsIn(meaning).map((found) => found.term));
  const chosen: Distractor[] = [];
  for (const other of knowledge.siblings(term)) {
    if (chosen.length === DISTRACTORS) break;
    const name = nameIn(other, copula);
    if (name === undefined || named.has(other) || mayAlsoBe(term, other)) continue;
    if (chosen.some((each) => overlaps(each.term, other))) continue;
    chosen.push({ term: other, name, defined: definitionsOf(other).length > 0 });
  }
  return chosen;
}

function includesAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => words.includes(word));
}
