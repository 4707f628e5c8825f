import type { List, ListItem as MdastListItem } from 'mdast';
import type { ListItem, Sentence } from './note.ts';
import type { BlockDraft, SectionReader } from './section-reader.ts';

/** The items above the one being read. */
interface Above {
  readonly list: number;
  readonly depth: number;
  readonly leadIn?: Sentence;
  readonly parent?: BlockDraft;
  readonly parents: readonly string[];
}

/** Reads a list that stands on its own, or in `item` between other things. */
export function readList(list: List, item: BlockDraft | undefined, reader: SectionReader): void {
  const leadIn = reader.sentenceAbove(item);
  readItems(list, { list: reader.nextList(), depth: 0, parents: [], ...(leadIn && { leadIn }) }, reader);
}

function readItems(list: List, above: Above, reader: SectionReader): void {
  for (const item of list.children) {
    const own = item.children.findIndex((child) => child.type !== 'paragraph' && child.type !== 'heading');
    const [texts, rest] = own < 0 ? [item.children, []] : [item.children.slice(0, own), item.children.slice(own)];
    const sentences = texts.flatMap((child) =>
      child.type === 'paragraph' || child.type === 'heading' ? reader.sentencesOf(child) : [],
    );
    const draft = sentences.length === 0 ? undefined : toDraft(list, item, sentences, above, reader);
    if (draft) reader.add(draft);
    const below: Above = draft
      ? {
          ...above,
          depth: above.depth + 1,
          parent: draft,
          parents: [...above.parents, sentences.map(({ text }) => text).join(' ')],
        }
      : { ...above, depth: above.depth + 1 };
    for (const child of rest) {
      if (child.type === 'list') readItems(child, below, reader);
      else reader.read(child, draft && { item: draft });
    }
  }
}

function toDraft(
  list: List,
  item: MdastListItem,
  sentences: readonly Sentence[],
  { parent, ...above }: Above,
  reader: SectionReader,
): BlockDraft {
  const offset = item.position?.start.offset ?? 0;
  const marker = /^(?:[-*+]|\d{1,9}[.)])/.exec(reader.context.source.slice(offset, offset + 10))?.[0];
  const block: ListItem = {
    kind: 'list-item',
    startLine: item.position?.start.line ?? (sentences[0] as Sentence).startLine,
    endLine: (sentences.at(-1) as Sentence).endLine,
    sentences,
    ordered: list.ordered === true,
    marker: marker ?? '-',
    ...(typeof item.checked === 'boolean' && { checked: item.checked }),
    ...above,
  };
  return parent ? { block, parent } : { block };
}
