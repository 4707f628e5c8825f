import type { Sentence } from '../../corpus/note.ts';
import { inlineMarkdownOf } from '../knowledge/inline-markdown.ts';
import type { Knowledge } from '../knowledge.ts';
import { plainText } from '../plain-text.ts';
import { type PlainStatement, readPlainAnswer } from './plain-answer.ts';
import type { Setting } from './setting.ts';
import { standsAlone } from './stands-alone.ts';
import { thirdPerson } from './verbs.ts';

/** What a heading asks and the sentence below it affirms or denies. */
export interface AnsweredHeading extends PlainStatement {
  readonly answer: Sentence;
}

const HEADING = /^(?:[\d.]+ )?(do|does|is|are|can|has|have|should|will) ([^?]+)\?$/i;
const LONGEST_CHARS = 150;

/**
 * What is said or denied under a heading that can be answered by yes or no: `Does EXPOSE publish a port?`. Nothing where the
 * answer depends, or where it takes more than its sentence to see what it is about.
 */
export function answeredHeading({ section, writing, knowledge }: Setting): AnsweredHeading | undefined {
  const [, auxiliary, asked] = HEADING.exec(section.headings.at(-1) ?? '') ?? [];
  const [block] = section.blocks;
  const answer = block?.kind === 'paragraph' ? block.sentences[0] : undefined;
  if (auxiliary === undefined || asked === undefined || answer === undefined) return undefined;
  const text = inlineMarkdownOf(answer);
  const [yesOrNo, word] = /^(yes|no)(?:[.!]$|[.,;:!] | [–—] )/i.exec(text) ?? [];
  const rest = text.slice(yesOrNo?.length ?? 0);
  const said = readPlainAnswer(rest, asked, knowledge);
  const read =
    word === undefined ? said : agreed(word, rest, said, statementOf(auxiliary.toLowerCase(), asked, knowledge));
  if (read === undefined || read.statement.length > LONGEST_CHARS || !isWhole(read.statement)) return undefined;
  const opensWithName = isNameIn(asked, read.statement);
  return { ...read, statement: opensWithName ? read.statement : writing.inSentence(read.statement, true), answer };
}

/** Whether what opens a statement is written large within the heading, and the heading does not write all words large. */
function isNameIn(asked: string, statement: string): boolean {
  const [first = ''] = /^\p{Lu}[\p{L}\p{N}]*/u.exec(statement) ?? [];
  const words: readonly string[] = asked.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.includes(first) && words.slice(1).some((word) => /^\p{Ll}/u.test(word));
}

/** In `a container that reaches its limit` the pronoun takes up what stands before it. */
function isWhole(statement: string): boolean {
  return standsAlone(statement.replace(/\b((?:that|which|who) \p{Ll}+ )(?:its|their)\b/u, '$1the'));
}

/** What takes back half of a yes or no. */
const DEPENDS =
  /^(?:but|only|if|unless|except|when|where|as long|provided|with|mostly|in most|in many|in some|part|sort|kind|technically|in theory|in principle|usually|depend|although|though|not|however|sometimes|often)\b/i;

/** What follows the yes or no must say the same, and says it better. */
function agreed(
  word: string,
  rest: string,
  said: PlainStatement | undefined,
  statement: string | undefined,
): PlainStatement | undefined {
  const holds = word.toLowerCase() === 'yes';
  if (DEPENDS.test(rest)) return undefined;
  if (said !== undefined) return said.holds === holds ? said : undefined;
  return statement === undefined ? undefined : { statement, holds };
}

const LONGEST_SUBJECT_WORDS = 5;
/** Would make a statement that is neither affirmed nor denied by a yes or no. */
const NOT_ONE_QUESTION = /\b(?:or|not|never|no|any|either|ever|really|always|still|yet|else)\b/i;

/** `Does` `EXPOSE publish a port` → `EXPOSE publishes a port`. */
function statementOf(auxiliary: string, asked: string, knowledge: Knowledge): string | undefined {
  // What one should do hangs on what one wants.
  if (auxiliary === 'should' || NOT_ONE_QUESTION.test(asked)) return undefined;
  const text = asked
    .replace(/\bI\b/g, 'you')
    .replace(/\bmy\b/g, 'your')
    .replace(/\bmyself\b/g, 'yourself');
  const subject = subjectOf(text, knowledge);
  if (subject === undefined) return undefined;
  const rest = text.slice(subject.length + 1);
  if (auxiliary !== 'do' && auxiliary !== 'does') return `${subject} ${auxiliary} ${rest}`;
  const [verb = ''] = rest.split(' ', 1);
  const third = thirdPerson(verb);
  if (third === undefined || / and \p{Ll}+/u.test(rest)) return undefined;
  return `${subject} ${auxiliary === 'do' ? verb : third}${rest.slice(verb.length)}`;
}

/** A person or a thing that the notes name, with its article; nothing where it cannot be seen where the subject ends. */
function subjectOf(text: string, { termsIn }: Pick<Knowledge, 'termsIn'>): string | undefined {
  const person = /^(?:you|we)(?= )/i.exec(text)?.[0];
  if (person !== undefined) return person;
  const article = /^(?:an? |the )?/i.exec(text)![0];
  const first = termsIn(text).find(({ start }) => start === article.length);
  const end = first?.end ?? 0;
  const next = text.slice(end);
  const endsThere = / \p{L}/u.test(next.slice(0, 2)) && !/^ (?:of|in|on|for|from|with|at|and|to|as)\b/.test(next);
  const subject = text.slice(0, end);
  return first && endsThere && plainText(subject).split(' ').length <= LONGEST_SUBJECT_WORDS ? subject : undefined;
}
