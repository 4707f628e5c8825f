import type { Block, ListItem } from '../../corpus/note.ts';

/** Items that stand side by side. */
export interface ItemList {
  readonly items: readonly ListItem[];
  /** The item under which they stand. */
  readonly parent?: ListItem;
}

/** The lists of a section: the outermost ones, and those under an item. */
export function itemListsIn(blocks: readonly Block[]): readonly ItemList[] {
  const lists = new Map<string, ListItem[]>();
  for (const block of blocks) {
    if (block.kind !== 'list-item' || (block.depth > 0 && block.parent === undefined)) continue;
    const key = `${block.list}|${block.parent ?? ''}`;
    const list = lists.get(key);
    if (list) list.push(block);
    else lists.set(key, [block]);
  }
  return [...lists.values()].map((items) => {
    const parent = items[0]!.parent === undefined ? undefined : blocks[items[0]!.parent];
    return parent?.kind === 'list-item' ? { items, parent } : { items };
  });
}

/** An item as it is quoted: below what announces its list. */
export function quoted({ marker, sentences }: ListItem, { parent, items }: ItemList): string {
  const item = `${marker} ${sentences.map(({ markdown }) => markdown).join(' ')}`;
  if (parent) return `${parent.marker} ${parent.sentences.map(({ markdown }) => markdown).join(' ')}\n  ${item}`;
  const lead = items[0]?.leadIn;
  return lead ? `${lead.markdown}\n\n${item}` : item;
}
