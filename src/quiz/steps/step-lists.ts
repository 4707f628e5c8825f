import type { ListItem } from '../../corpus/note.ts';
import { inlineMarkdownOf } from '../knowledge/inline-markdown.ts';
import type { Section } from '../section.ts';

/** A numbered list. */
export interface NumberedList {
  readonly items: readonly ListItem[];
  /** The sentence that leads it in, as inline Markdown. */
  readonly leadIn: string;
}

/** The outermost numbered lists of a section. One that code or a paragraph interrupts goes on where its numbers do. */
export function numberedLists({ blocks }: Section): readonly NumberedList[] {
  const lists: ListItem[][] = [];
  for (const block of blocks) {
    if (block.kind !== 'list-item' || block.depth > 0 || !block.ordered) continue;
    const before = lists.at(-1);
    const last = before?.at(-1);
    const goesOn = last && (last.list === block.list || numberOf(block) === numberOf(last) + 1);
    if (before && goesOn) before.push(block);
    else lists.push([block]);
  }
  return lists.map((items) => {
    const { leadIn } = items[0]!;
    return { items, leadIn: leadIn ? inlineMarkdownOf(leadIn) : '' };
  });
}

const numberOf = ({ marker }: ListItem): number => Number.parseInt(marker, 10);
