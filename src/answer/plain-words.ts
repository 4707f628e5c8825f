import { forEachRun } from '../search/analysis.ts';
import type { WordForm } from '../search/word-forms.ts';

/**
 * Words without a meaning of their own. Unlike the question words of the search, they leave in what shapes a question (get, show,
 * need, without, between): that tells sections apart whose subject is the same.
 */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a an the is are was were be been being do does did can could will would should shall may might must i we you they it its this
  that these those my your our their in on at to of for from with by and or as if so not no what how why which when where who
  whose there here have has had`.split(/\s+/),
);

/** The index terms of the words of a text, in its order and as often as they stand there; compounds whole and in parts. */
export function plainWords(text: string): string[] {
  const words: string[] = [];
  const take = ({ term, written }: WordForm): void => {
    if (!FUNCTION_WORDS.has(written.toLowerCase())) words.push(term);
  };
  forEachRun(text, ({ parts, wholes }) => {
    parts.forEach(take);
    wholes.forEach(take);
  });
  return words;
}
