import type { RichTextLink, RichTextStyleable, RichTextText } from '@slack/types';

/** Text of one look. Slack takes it literally: nothing in it becomes a mention, an emoji or a format. */
export type Leaf = RichTextText | RichTextLink;

type Style = NonNullable<RichTextStyleable['style']>;

export function textLeaf(text: string, style: Style = {}): Leaf {
  return { type: 'text', text, ...(Object.keys(style).length > 0 && { style }) };
}

/** Slack may refuse text of nothing but spaces where it stands alone. */
export function isVisible({ text }: Leaf): boolean {
  return text !== undefined && text.trim() !== '';
}
