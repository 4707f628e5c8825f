import type { RichTextLink, RichTextStyleable, RichTextText } from '@slack/types';

/** Text of one look. Slack takes it literally: nothing in it becomes a mention, an emoji or a format. */
export type Leaf = RichTextText | RichTextLink;

export type Style = NonNullable<RichTextStyleable['style']>;

export function textLeaf(text: string, style: Style = {}): Leaf {
  return { type: 'text', text, ...(Object.keys(style).length > 0 && { style }) };
}

/** Text that Slack shows as it is: without control characters and halves of characters, which it may refuse. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/gu, '\ufffd');
}

/** Slack may refuse text of nothing but spaces where it stands alone. */
export function isVisible({ text }: Leaf): boolean {
  return text !== undefined && text.trim() !== '';
}
