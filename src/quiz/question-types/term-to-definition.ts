import { kinshipIn } from '../knowledge/kinship.ts';
import { giveaways } from '../knowledge/leaks.ts';
import { nounPhraseOf } from '../knowledge/noun-phrase.ts';
import { tellingWords } from '../knowledge/telling-words.ts';
import type { Definition, Knowledge } from '../knowledge.ts';
import { createMultipleChoiceType, type MultipleChoice, multipleChoice } from '../multiple-choice.ts';
import type { Draft } from '../question-type.ts';
import type { Random } from '../random.ts';

const DISTRACTORS = 3;
const FEWEST_DISTRACTORS = 2;
const LONGEST_CHOICE_CHARS = 200;
/** Choices that differ more in length tell by it. */
const ALIKE_IN_LENGTH = 1.8;

/** "What is a task definition?", with what related things are as the other choices. */
export const termToDefinition = createMultipleChoiceType({
  kind: 'term-to-definition',
  summary: 'Names a thing and asks which of several definitions is its own.',
  generate(section, knowledge, random) {
    const { definitionsIn, definitionsOf } = kinshipIn(knowledge);
    return definitionsIn(section).flatMap((definition) => {
      return definitionsOf(definition.term)[0] === definition ? (draftOf(definition, knowledge, random) ?? []) : [];
    });
  },
});

function draftOf(definition: Definition, knowledge: Knowledge, random: Random): Draft<MultipleChoice> | undefined {
  const { term, copula, sentence, meaning, paraphrase } = definition;
  const subject = subjectOf(definition);
  for (const answer of [meaning, paraphrase]) {
    if (answer === undefined || answer.length > LONGEST_CHOICE_CHARS) continue;
    const hints = giveaways(subject, term, answer);
    const distractors = distractorsFor(definition, answer, knowledge);
    if (distractors.length < FEWEST_DISTRACTORS) continue;
    if (hints.some((word) => !distractors.every((other) => tellingWords(other).includes(word)))) continue;
    return {
      payload: multipleChoice(`What ${copula} ${subject}?`, capitalized(answer), distractors.map(capitalized), random),
      explanation: sentence.markdown,
      lines: { startLine: sentence.startLine, endLine: sentence.endLine },
      quality: 0.55 + 0.05 * distractors.length,
      subject: `${term.name.toLowerCase()}|definition`,
    };
  }
  return undefined;
}

/** How the question names it: as its sentence does, or by the name that it mostly has. */
function subjectOf({ subject, term }: Definition): string {
  const [article] = /^(?:an?|the)\s/i.exec(subject) ?? [];
  if (article) return article.toLowerCase() + subject.slice(article.length);
  return subject.includes('`') || !term.proper ? lowered(subject, term.proper) : term.name;
}

function lowered(subject: string, proper: boolean): string {
  return proper || /^\p{Lu}[\p{Lu}\d]|^`/u.test(subject) ? subject : subject[0]!.toLowerCase() + subject.slice(1);
}

function capitalized(text: string): string {
  return /^\p{Ll}[\p{Ll}'’-]*(?:[\s,]|$)/u.test(text) ? text[0]!.toUpperCase() + text.slice(1) : text;
}

function distractorsFor({ term, copula }: Definition, answer: string, knowledge: Knowledge): readonly string[] {
  const { mayAlsoBe, definitionsOf } = kinshipIn(knowledge);
  const candidates = knowledge.siblings(term).flatMap((other, rank) => {
    if (mayAlsoBe(term, other)) return [];
    const meanings = definitionsOf(other)
      .filter((each) => each.copula === copula)
      .flatMap(({ meaning, paraphrase }) => (paraphrase === undefined ? [meaning] : [meaning, paraphrase]))
      .filter((meaning) => meaning.length <= LONGEST_CHOICE_CHARS && alikeInLength(meaning, answer))
      .filter((meaning) => giveaways(other.name, { ...other, names: [] }, meaning).length === 0)
      .filter((meaning) => !knowledge.termsIn(meaning).some((found) => found.term === term || found.term === other));
    const [best] = meanings.sort((a, b) => Number(beginsAlike(b, answer)) - Number(beginsAlike(a, answer)));
    return best === undefined ? [] : [{ meaning: best, rank: rank + (beginsAlike(best, answer) ? 0 : ELSEWISE) }];
  });
  const chosen = candidates.sort((a, b) => a.rank - b.rank).slice(0, DISTRACTORS);
  const meanings = chosen.map(({ meaning }) => meaning);
  // An article that only the right one has would tell.
  return meanings.some((meaning) => beginsAlike(meaning, answer)) ? meanings : [];
}

/** How many ranks a distractor loses that begins with another article. */
const ELSEWISE = 3;

function beginsAlike(a: string, b: string): boolean {
  return nounPhraseOf(a)?.determiner === nounPhraseOf(b)?.determiner;
}

function alikeInLength(a: string, b: string): boolean {
  return Math.max(a.length, b.length) <= ALIKE_IN_LENGTH * Math.min(a.length, b.length);
}
