import { createMessage, type Message, type MessageParts } from '../../../../src/chat/message.ts';
import {
  type RenderOptions,
  renderMessage,
  type SlackPost,
} from '../../../../src/platforms/slack/render/render-message.ts';
import { expectSaid, type PersonText, squeezed } from '../../visible-text.ts';

export const options: RenderOptions = {
  names: new Map([['U1', 'Ann & <Co>']]),
  conversation: 'C1:1700000000.000100',
  buttons: true,
};

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

export function saidIn(value: unknown): string {
  return squeezed(
    leavesIn(value)
      .map(({ text }) => text)
      .join(''),
  );
}

/** As `options` name them. */
export const personText: PersonText = (id) => options.names.get(id) ?? 'someone';

export function expectAllSaid(message: Message, posts: readonly SlackPost[]): void {
  expectSaid(message, saidIn(posts.map((post) => post.blocks)), personText);
}
