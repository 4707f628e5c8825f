import { z } from 'zod';
import { plainText } from '../plain-text.ts';
import type { QuizEntry } from './quiz-yaml.ts';
import { isLabel, partChoices } from './right-choice.ts';

/** A prompt that a person wrote. Markdown, but for `accepted`. */
export interface CuratedPrompt {
  readonly question: string;
  readonly answer: string;
  /** Plain texts which are right besides the answer. */
  readonly accepted: readonly string[];
  /** None where the answer is to be typed. */
  readonly wrong: readonly string[];
  /** Set where the choices belong in an order: true before false. */
  readonly inOrder?: readonly string[];
  readonly remark?: string;
  /** Heading or anchor of the section that it is about, as the author named it. */
  readonly section?: string;
  /** The file's line on which it begins. */
  readonly line: number;
}

/** The prompt, or what keeps it from being one, as part of a sentence. */
export type ReadPrompt = { readonly prompt: CuratedPrompt } | { readonly fault: string; readonly remedy: string };

/** What authors call things. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  question: ['question', 'q', 'prompt', 'stem', 'front'],
  answer: ['answer', 'a', 'answers', 'correct', 'right', 'solution', 'back'],
  choices: ['choices', 'options'],
  wrong: ['wrong', 'distractors', 'incorrect', 'wronganswers', 'false'],
  accept: ['accept', 'accepted', 'also', 'alternatives', 'synonyms'],
  explanation: ['explanation', 'explain', 'why', 'remark', 'note', 'because'],
  section: ['section', 'heading', 'anchor'],
};

/** More is a lecture. A choice has to fit on a button or a line of a list. */
const QUESTION_CHARACTERS = 800;
const CHOICE_CHARACTERS = 200;
const REMARK_CHARACTERS = 1500;

const text = (name: string, most: number) =>
  z
    .string({ error: `\`${name}\` is no text` })
    .trim()
    .min(1, { error: `\`${name}\` is missing` })
    .max(most, { error: `\`${name}\` has more than ${most} characters` });
const oneOf = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);
const single = (name: string, most: number) => z.preprocess(oneOf, text(name, most));
const optional = (name: string, most: number) =>
  z.preprocess((value) => (value === '' ? undefined : oneOf(value)), text(name, most).optional());
const several = (name: string) =>
  z.preprocess(
    (value) => (value === undefined ? [] : typeof value === 'string' ? listed(value) : value),
    z.array(text(name, CHOICE_CHARACTERS), { error: `\`${name}\` is no list of texts` }),
  );

const promptSchema = z.object({
  question: single('question', QUESTION_CHARACTERS),
  answer: several('answer').refine((answers) => answers.length > 0, { error: '`answer` is missing' }),
  choices: several('choices'),
  wrong: several('wrong'),
  accept: several('accept'),
  explanation: optional('explanation', REMARK_CHARACTERS),
  section: optional('section', CHOICE_CHARACTERS),
});

const REMEDY = 'Give it a `question`, an `answer` and, for choices, a list `wrong`.';
const TWO_WAYS = [
  ['True', 'False'],
  ['Yes', 'No'],
] as const;

/** Makes a prompt of what stands in the YAML, whatever the author calls things. */
export function readCuratedPrompt({ fields, line }: QuizEntry): ReadPrompt {
  if (fields === undefined) return { fault: 'it is no list of keys and values', remedy: REMEDY };
  const named = Object.entries(NAMES).map(([name, names]) => {
    const key = names.find((each) => fields.has(each));
    // A list of answers in one text would lose its commas.
    const value = key === undefined ? undefined : fields.get(key);
    return [name, key === undefined ? undefined : name === 'answer' ? [value].flat() : (value ?? {})] as const;
  });
  const raw = Object.fromEntries(named);
  const read = promptSchema.safeParse({ ...raw, question: raw.question ?? '', answer: raw.answer ?? [] });
  if (!read.success) return { fault: read.error.issues[0]!.message, remedy: REMEDY };
  const { question, answer, choices, wrong, accept, explanation, section } = read.data;
  const rest = {
    ...{ question, line },
    ...(explanation !== undefined && { remark: explanation }),
    ...(section !== undefined && { section }),
  };
  const options = [...choices, ...wrong].map(onOneLine);
  const answers = answer.map(onOneLine);
  const twoWays = TWO_WAYS.find((pair) => pair.some((way) => sameText(way, answers[0]!)));
  if (twoWays && options.every((option) => twoWays.some((way) => sameText(way, option)))) {
    const [right, other] = sameText(twoWays[0], answers[0]!) ? twoWays : [twoWays[1], twoWays[0]];
    return { prompt: { ...rest, answer: right, accepted: [], wrong: [other], inOrder: twoWays } };
  }
  if (options.length === 0) {
    const accepted = [...answers.slice(1), ...accept].map(plainText);
    return { prompt: { ...rest, answer: answers[0]!, accepted, wrong: [] } };
  }
  if (answers.length > 1) {
    return {
      fault: 'it has more than one right choice',
      remedy: 'Leave one `answer`, or leave out the wrong ones and let people type.',
    };
  }
  const found = partChoices(options, answers[0]!, sameText);
  // `answer: C` may be the third choice or a programming language.
  if (choices.length > 0 && isLabel(found.answer) && found.wrong.length === options.length && !options.some(isNumber)) {
    return { fault: `none of its choices is "${found.answer}"`, remedy: 'Write the right choice itself as `answer`.' };
  }
  if (found.wrong.length === 0) return { fault: 'it has no wrong choice', remedy: 'List wrong ones under `wrong`.' };
  return { prompt: { ...rest, ...found, accepted: accept.map(plainText) } };
}

/** A list in one text: a line, or what stands between semicolons or commas, for each. */
function listed(value: string): readonly string[] {
  const lines = value.split('\n').map((line) => line.replace(/^\s*[-*]\s+/, ''));
  const parts = lines.length > 1 ? lines : value.split(value.includes(';') ? ';' : ', ');
  return parts.filter((part) => part.trim() !== '');
}

const isNumber = (value: string): boolean => /^\d+$/.test(value);
const onOneLine = (value: string): string => value.replace(/\s+/g, ' ').trim();

const sameText = (a: string, b: string): boolean => keyOf(a) === keyOf(b);
const keyOf = (value: string): string =>
  plainText(value)
    .toLowerCase()
    .replace(/[.\s]+$/, '');
