import { questionWords } from '../../search/question-words.ts';
import { stemOf } from '../../search/stemming.ts';
import { remember } from './remember.ts';

/** Words that say next to nothing of what a thing is. */
const EMPTY = new Set(
  `work works use uses used using allow allows let lets make makes help helps way part own main new well many more most
  around behind among across along above below inside outside after before against`.split(/\s+/),
);

/** The words of a text which say something, each as its stem: `The layers of images` → `layer`, `imag`. */
export const tellingWords: (text: string) => readonly string[] = remember((text) => {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length > 1 && isTelling(word.toLowerCase())).map(stemOf);
});

function isTelling(word: string): boolean {
  return !questionWords.has(word) && !EMPTY.has(word);
}
