import type { KnownBlock, RichTextBlockElement, RichTextList } from '@slack/types';
import { textLeaf } from './leaf.ts';
import type { Item, Part, Text } from './part.ts';

/** `offset` is how many numbers an ordered list leaves out; documented for rich_text_list, absent from @slack/types. */
type NumberedList = RichTextList & { offset?: number };

/** Puts parts together to blocks. A table stands as it is where it has a block; the caller takes its rows where it has none. */
export function toBlocks(parts: readonly Part[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let elements: RichTextBlockElement[] = [];
  const flush = () => {
    if (elements.length > 0) blocks.push({ type: 'rich_text', elements });
    elements = [];
  };
  let before: Part | undefined;
  for (const part of parts) {
    if (part.kind === 'rule' || part.kind === 'table') {
      flush();
      if (part.kind === 'rule') blocks.push({ type: 'divider' });
      else if (part.block !== undefined) blocks.push(part.block);
    } else if (part.kind === 'item') {
      addItem(elements, part, elements.length > 0 ? before : undefined);
    } else {
      addText(elements, part, elements.length > 0 ? before : undefined);
    }
    before = part;
  }
  flush();
  return blocks;
}

function addItem(elements: RichTextBlockElement[], item: Item, before: Part | undefined): void {
  const section = { type: 'rich_text_section' as const, elements: [...item.leaves] };
  const last = elements.at(-1);
  if (last?.type === 'rich_text_list' && before?.kind === 'item' && continues(item, before)) {
    last.elements.push(section);
    return;
  }
  const list: NumberedList = {
    type: 'rich_text_list',
    style: item.style,
    ...(item.indent > 0 && { indent: item.indent }),
    ...(item.offset > 0 && { offset: item.offset }),
    ...(item.quoted && { border: 1 }),
    elements: [section],
  };
  elements.push(list);
}

function continues(item: Item, before: Item): boolean {
  return (
    item.style === before.style &&
    item.indent === before.indent &&
    item.quoted === before.quoted &&
    (item.style === 'bullet' || item.offset === before.offset + 1)
  );
}

function addText(
  elements: RichTextBlockElement[],
  { kind, leaves, joint, quoted }: Text,
  before: Part | undefined,
): void {
  const last = elements.at(-1);
  if (joint !== undefined && before?.kind === kind && last?.type === elementTypes[kind]) {
    last.elements.push(...(joint === '' ? [] : [textLeaf(joint)]), ...leaves);
    return;
  }
  if (kind === 'code')
    elements.push({ type: 'rich_text_preformatted', elements: [...leaves], ...(quoted && { border: 1 }) });
  else if (kind === 'quote') elements.push({ type: 'rich_text_quote', elements: [...leaves] });
  // Slack puts no space between a list and what follows it.
  else
    elements.push({
      type: 'rich_text_section',
      elements: last?.type === 'rich_text_list' ? [textLeaf('\n'), ...leaves] : [...leaves],
    });
}

const elementTypes = {
  section: 'rich_text_section',
  quote: 'rich_text_quote',
  code: 'rich_text_preformatted',
} as const;
