import { createMessage, type Message, type MessageParts } from '../../../../src/chat/message.ts';
import type { DiscordPost } from '../../../../src/platforms/discord/render/discord-post.ts';
import { type RenderOptions, renderMessage } from '../../../../src/platforms/discord/render/render-message.ts';
import { expectSaid, type PersonText, squeezed } from '../../visible-text.ts';
import { type Run, readDiscordMarkdown } from './discord-markdown.ts';

export const place = '100000000000000001/200000000000000002';
export const person = '300000000000000003';
export const options: RenderOptions = { place, conversation: `${place}/400000000000000004` };

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

export function saidIn(runs: readonly Run[]): string {
  return squeezed(runs.map(({ text }) => text).join(''));
}

export const personText: PersonText = (id) => (/^\d{15,20}$/.test(id) ? `<@${id}>` : 'someone');

export function expectAllSaid(message: Message, posts: readonly DiscordPost[]): void {
  expectSaid(message, saidIn(runsOf(posts)), personText);
}
