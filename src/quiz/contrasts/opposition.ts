import { contrastedIn } from '../knowledge/contrasts.ts';
import { singularOf } from '../knowledge/noun-forms.ts';
import { plainText } from '../plain-text.ts';
import type { Setting } from './setting.ts';
import { type Thing, termNamed } from './thing.ts';

/** Whether two things are of one kind, so that what is said of each sets them apart. */
export function areOpposed(one: Thing, other: Thing, { section, knowledge }: Setting): boolean {
  const [a, b] = [keyWords(one), keyWords(other)];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1)) return true;
  const heading = section.headings.at(-1) ?? section.note.title;
  const inHeading = ` ${keyWordsOf(heading).join(' ')} `;
  if ([a, b].every((words) => inHeading.includes(` ${words.join(' ')} `))) return true;
  const [term, rival] = [termNamed(plainText(one.name), knowledge), termNamed(plainText(other.name), knowledge)];
  if (term === undefined || rival === undefined) return false;
  const contrasted = contrastedIn(heading, knowledge.termsIn);
  return (contrasted.includes(term) && contrasted.includes(rival)) || knowledge.siblings(term).includes(rival);
}

const keyWords = ({ name }: Thing): readonly string[] => keyWordsOf(plainText(name));

function keyWordsOf(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => singularOf(word.toLowerCase()));
}
