import { wordWeight } from '../answer/word-weights.ts';
import type { QueryTerm, SearchIndex } from '../search/query.ts';
import { fold } from '../search/stemming.ts';

/** What a word of a question says of what is asked for. */
export interface QuestionTerm {
  /** The same for the words of one stem, the names of one thing, and a slip and what was meant by it. */
  readonly key: string;
  /** As it was typed, folded. */
  readonly word: string;
  /** How much the word tells of the subject: 0 for what holds a question together, 1 for what names a thing. */
  readonly factor: number;
  /** 0 for a word of every section of the notes, 1 for one of none. */
  readonly rarity: number;
  /** Whether the notes have it. */
  readonly isKnown: boolean;
}

/** Of a question that has framing words alone ("what is the difference?") these are all there is. */
const onlyFraming = 0.3;

/** @param question as `chatText` gives it. */
export function questionTerms(question: string, index: SearchIndex): readonly QuestionTerm[] {
  const rarest = rarityOfUnknown(index);
  const byKey = new Map<string, QuestionTerm>();
  for (const term of index.parse(question).terms) {
    const key = keyOf(term);
    const before = question.slice(0, term.start);
    const factor = wordWeight({ surface: term.surface, before, known: true });
    if ((byKey.get(key)?.factor ?? -1) >= factor) continue;
    const rarity = term.known ? term.rarity / rarest : 1;
    byKey.set(key, { key, word: fold(term.surface), factor, rarity, isKnown: term.known });
  }
  const terms = [...byKey.values()];
  const telling = terms.filter(({ factor }) => factor > 0);
  return telling.length > 0 ? telling : terms.map((term) => ({ ...term, factor: onlyFraming }));
}

/** One of the names of a thing stands for all of them: the first in the alphabet. */
function keyOf({ alternatives, known }: QueryTerm): string {
  const names = alternatives.filter(({ source }) => source !== 'part');
  const corrected = names.findIndex(({ source }) => source === 'correction');
  const meant = known || corrected < 0 ? names : names.slice(corrected);
  return meant.map(({ terms }) => terms.join(' ')).sort()[0] ?? '';
}

const rarityOfUnknown = ({ chunkCount }: SearchIndex): number => Math.log(1 + (chunkCount + 0.5) / 0.5);
