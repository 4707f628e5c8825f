import type { Choice, MessageParts } from '../../../../src/chat/message.ts';
import { createMessage } from '../../../../src/chat/message.ts';
import {
  type RenderOptions,
  renderMessage,
  type SlackPost,
} from '../../../../src/platforms/slack/render/render-message.ts';

export const options: RenderOptions = {
  names: new Map([['U1', 'Ann & <Co>']]),
  conversation: 'C1:1700000000.000100',
  buttons: true,
};

export function choice(label: string, over: Partial<Choice> = {}): Choice {
  return { label, text: `say ${label}`, typed: label.toLowerCase(), buttonOnly: false, ...over };
}

export function render(markdown: string, parts: Omit<MessageParts, 'markdown'> = {}): readonly SlackPost[] {
  return renderMessage(createMessage({ markdown, ...parts }), options);
}

/** The only post that a text makes. */
export function renderOne(markdown: string, parts: Omit<MessageParts, 'markdown'> = {}): SlackPost {
  const [post, ...more] = render(markdown, parts);
  if (post === undefined || more.length > 0) throw new Error(`${more.length + 1} posts`);
  return post;
}

interface Leaf {
  readonly type: string;
  readonly text: string;
  readonly url?: string;
  readonly style?: Readonly<Record<string, boolean>>;
}

/** Everything in blocks that holds text of its own, in order: rich text, cells, context lines, buttons. */
export function leavesIn(value: unknown): Leaf[] {
  if (Array.isArray(value)) return value.flatMap(leavesIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('text' in value && typeof value.text === 'string') return [value as Leaf];
  return Object.values(value).flatMap(leavesIn);
}

/** Without the spaces, which formats may change, and without halves of characters. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, '').replace(/\p{Surrogate}/gu, '\ufffd');
}

export function saidIn(value: unknown): string {
  return squeezed(
    leavesIn(value)
      .map(({ text }) => text)
      .join(''),
  );
}
