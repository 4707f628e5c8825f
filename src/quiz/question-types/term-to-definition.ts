import { kinshipIn, thingsLike } from '../knowledge/kinship.ts';
import { giveaways } from '../knowledge/leaks.ts';
import { keyOfName } from '../knowledge/name-key.ts';
import { isPlural, pluralOf } from '../knowledge/noun-forms.ts';
import { nounPhraseOf } from '../knowledge/noun-phrase.ts';
import { tellingWords } from '../knowledge/telling-words.ts';
import type { Definition, Knowledge, Term } from '../knowledge.ts';
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
  const { term, sentence, meaning, paraphrase } = definition;
  const subject = subjectOf(definition);
  for (const answer of [meaning, paraphrase]) {
    if (answer === undefined || answer.length > LONGEST_CHOICE_CHARS) continue;
    const hints = giveaways(subject, term, answer);
    const distractors = distractorsFor(definition, answer, hints, knowledge);
    if (distractors.length < FEWEST_DISTRACTORS) continue;
    return {
      payload: multipleChoice(stemFor(definition), choiceFrom(answer), distractors.map(choiceFrom), random),
      explanation: sentence.markdown,
      lines: { startLine: sentence.startLine, endLine: sentence.endLine },
      quality: 0.55 + 0.05 * distractors.length,
      subject: `${term.name.toLowerCase()}|definition`,
    };
  }
  return undefined;
}

function stemFor(definition: Definition): string {
  const { copula, term } = definition;
  const subject = subjectOf(definition);
  if (copula === 'means' || copula === 'mean') return `What ${copula === 'means' ? 'does' : 'do'} ${subject} mean?`;
  // A singular without article may be no sentence: "What is portafilter?"
  const isBare = copula === 'is' && !term.proper && !/^(?:an?|the)\s|`/.test(subject) && !isSubject(definition);
  return isBare ? `What is meant by “${subject}”?` : `What ${copula} ${subject}?`;
}

/** Whether the sentence itself has the subject as it is given, and not an entry of a list. */
function isSubject({ subject, copula, sentence }: Definition): boolean {
  return sentence.text.toLowerCase().includes(`${subject.toLowerCase()} ${copula} `);
}

/** How the question names it: with the article that it has, and by the name that it mostly has. */
function subjectOf({ subject, term }: Definition): string {
  const [article = ''] = /^(?:an?|the)\s/i.exec(subject) ?? [];
  const name = subject.slice(article.length);
  if (article !== '') return article.toLowerCase() + (isNameOf(term, name) ? spelled(name, term) : name);
  if (name.includes('`') || !isNameOf(term, name)) return name;
  return term.proper ? term.name : spelled(name, term);
}

/** The name in the letters that the notes mostly use, in its own number. */
function spelled(name: string, term: Term): string {
  const known = term.names.find((each) => keyOfName(each) === keyOfName(name)) ?? name;
  return isPlural(name.slice(name.lastIndexOf(' ') + 1).toLowerCase()) && !term.proper && known !== name
    ? pluralOf(known)
    : known;
}

function isNameOf({ names }: Term, name: string): boolean {
  return names.some((each) => keyOfName(each) === keyOfName(name));
}

/** As an answer it begins with a capital, and a clause without its "that". */
function choiceFrom(meaning: string): string {
  const text = meaning.replace(/^that\s+/, '');
  return /^\p{Ll}[\p{Ll}'’-]*(?:[\s,]|$)/u.test(text) ? text[0]!.toUpperCase() + text.slice(1) : text;
}

/** @param hints words of the answer that stand in its name, so that they must stand in every other choice as well. */
function distractorsFor(
  { term, copula }: Definition,
  answer: string,
  hints: readonly string[],
  knowledge: Knowledge,
): readonly string[] {
  const { mayAlsoBe, definitionsOf } = kinshipIn(knowledge);
  const others = hints.length === 0 ? knowledge.siblings(term) : thingsLike(term, knowledge);
  const candidates = [...others].flatMap((other, rank) => {
    if (mayAlsoBe(term, other)) return [];
    const meanings = definitionsOf(other)
      .filter((each) => each.copula === copula)
      .flatMap(({ meaning, paraphrase }) => (paraphrase === undefined ? [meaning] : [meaning, paraphrase]))
      .filter((meaning) => isLike(meaning, answer) && includesAll(tellingWords(meaning), hints))
      .filter((meaning) => includesAll(hints, giveaways(other.name, { ...other, names: [] }, meaning)))
      .filter((meaning) => !knowledge.termsIn(meaning).some((found) => found.term === term || found.term === other));
    const [best] = meanings.sort((a, b) => Number(beginsAlike(b, answer)) - Number(beginsAlike(a, answer)));
    return best === undefined ? [] : [{ meaning: best, rank: rank + (beginsAlike(best, answer) ? 0 : ELSEWISE) }];
  });
  const chosen = candidates.sort((a, b) => a.rank - b.rank).slice(0, DISTRACTORS);
  const meanings = chosen.map(({ meaning }) => meaning);
  // An article that only the right one has would tell.
  return meanings.some((meaning) => beginsAlike(meaning, answer)) ? meanings : [];
}

function isLike(meaning: string, answer: string): boolean {
  return meaning.length <= LONGEST_CHOICE_CHARS && alikeInLength(meaning, answer);
}

function includesAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => words.includes(word));
}

/** How many ranks a distractor loses that begins with another article. */
const ELSEWISE = 3;

function beginsAlike(a: string, b: string): boolean {
  if (a.startsWith('that ') || b.startsWith('that ')) return a.startsWith('that ') && b.startsWith('that ');
  return nounPhraseOf(a)?.determiner === nounPhraseOf(b)?.determiner;
}

function alikeInLength(a: string, b: string): boolean {
  return Math.max(a.length, b.length) <= ALIKE_IN_LENGTH * Math.min(a.length, b.length);
}
