import type { Nodes } from 'mdast';
import { expect } from 'vitest';
import { type Choice, createMessage, type Message, type MessageParts } from '../../../../src/chat/message.ts';
import {
  type DiscordPost,
  type RenderOptions,
  renderMessage,
} from '../../../../src/platforms/discord/render/render-message.ts';
import { type Run, readDiscordMarkdown } from './discord-markdown.ts';

export const place = '100000000000000001/200000000000000002';
export const person = '300000000000000003';
export const options: RenderOptions = { place, conversation: `${place}/400000000000000004` };

export function choice(label: string, over: Partial<Choice> = {}): Choice {
  return { label, text: `say ${label}`, typed: label.toLowerCase(), buttonOnly: false, ...over };
}

type Parts = Omit<MessageParts, 'markdown'>;

export function render(markdown: string, parts: Parts = {}, more: Partial<RenderOptions> = {}): readonly DiscordPost[] {
  return renderMessage(createMessage({ markdown, ...parts }), { ...options, ...more });
}

/** The only post that a text makes. */
export function renderOne(markdown: string, parts: Parts = {}, more: Partial<RenderOptions> = {}): DiscordPost {
  const [post, ...rest] = render(markdown, parts, more);
  if (post === undefined || rest.length > 0) throw new Error(`${rest.length + 1} posts`);
  return post;
}

/** The text of the only embed of the only post. A first line that would move out of it stands before the text. */
export function embedText(markdown: string): string {
  const { embeds } = renderOne(`Lead.\n\n${markdown}`);
  const [embed, ...rest] = embeds;
  if (embed?.description === undefined || rest.length > 0) throw new Error(`${rest.length + 1} embeds`);
  return embed.description;
}

/** All that is shown of posts, in its order, as a client reads it. */
export function runsOf(posts: readonly DiscordPost[]): Run[] {
  return posts
    .flatMap(({ content, embeds }) => [
      content.replace(/^\(\d+ of \d+\)$/, ''),
      ...embeds.map(({ description = '' }) => description),
    ])
    .flatMap(readDiscordMarkdown);
}

/** Without spaces, which formats may change, characters that are not seen, and halves of characters. */
function squeezed(text: string): string {
  return text.replace(/[\s\u200b]+/g, '').replace(/\p{Surrogate}/gu, '\ufffd');
}

export function saidIn(runs: readonly Run[]): string {
  return squeezed(runs.map(({ text }) => text).join(''));
}

interface Visible {
  readonly text: string;
  /** Whether it may come in another order: within a table. */
  readonly anywhere: boolean;
}

/** What a reader of the tree sees, in its order. */
export function visible(node: Nodes, inTable = false): Visible[] {
  const say = (text: string) => (squeezed(text) === '' ? [] : [{ text: squeezed(text), anywhere: inTable }]);
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return say(node.value);
    case 'link': {
      const [, id] = /^person:(.*)$/.exec(node.url) ?? [];
      if (id !== undefined) return say(/^\d{15,20}$/.test(id) ? `<@${id}>` : 'someone');
      return node.children.flatMap((child) => visible(child, inTable));
    }
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

export function expectAllSaid(message: Message, posts: readonly DiscordPost[]): void {
  const said = saidIn(runsOf(posts));
  let from = 0;
  for (const { text, anywhere } of visible(message.body)) {
    const at = said.indexOf(text, from);
    if (at === -1) expect.fail(`${JSON.stringify(text)} is lost, or out of order, in ${said.slice(from, from + 300)}`);
    if (!anywhere) from = at + text.length;
  }
}
