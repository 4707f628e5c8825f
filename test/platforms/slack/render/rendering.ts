import type { Nodes } from 'mdast';
import { expect } from 'vitest';
import { type Choice, createMessage, type Message, type MessageParts } from '../../../../src/chat/message.ts';
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
function squeezed(text: string): string {
  return text.replace(/\s+/g, '').replace(/\p{Surrogate}/gu, '\ufffd');
}

export function saidIn(value: unknown): string {
  return squeezed(
    leavesIn(value)
      .map(({ text }) => text)
      .join(''),
  );
}

/** What a reader of the tree sees, in its order; that of a table may come in another order. */
export function visible(node: Nodes, inTable = false): { text: string; anywhere: boolean }[] {
  const say = (text: string) => (squeezed(text) === '' ? [] : [{ text: squeezed(text), anywhere: inTable }]);
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return say(node.value);
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? [] : say(node.value);
    case 'image':
    case 'imageReference':
      return say(node.alt ?? '');
    case 'footnoteReference':
      return say(`[${node.label}]`);
    case 'footnoteDefinition':
      return [...say(`[${node.label}]`), ...node.children.flatMap((child) => visible(child, inTable))];
    default:
      return 'children' in node
        ? node.children.flatMap((child: Nodes) => visible(child, inTable || node.type === 'table'))
        : [];
  }
}

export function expectAllSaid(message: Message, posts: readonly SlackPost[]): void {
  const said = saidIn(posts.map((post) => post.blocks));
  let from = 0;
  for (const { text, anywhere } of visible(message.body)) {
    const at = said.indexOf(text, from);
    if (at === -1) expect.fail(`${JSON.stringify(text)} is lost, or out of order, in ${said.slice(from, from + 300)}`);
    if (!anywhere) from = at + text.length;
  }
}
