import type { KnownBlock } from '@slack/types';
import type { Message } from '../../../chat/message.ts';
import { checkedLine } from '../../rendering/checked-line.ts';
import { choiceButtons } from './buttons.ts';
import { contextLine, typedLine } from './context-lines.ts';
import { fallbackText } from './fallback-text.ts';
import { packPosts } from './pack.ts';
import { toParts } from './to-parts.ts';

export interface RenderOptions {
  /** Display names by person id, for all of `peopleIn`. */
  readonly names: ReadonlyMap<string, string>;
  /** What presses belong to (`Request.conversation`). */
  readonly conversation: string;
  /** Whether choices become buttons; else a line says what to type. */
  readonly buttons: boolean;
}

/** Arguments of `chat.postMessage`, `chat.postEphemeral` or a `response_url`. */
export interface SlackPost {
  /** For notifications and screen readers: all that the blocks say, as plain text. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** A message in as many posts as Slack's limits ask for, in their order. Buttons stand below the last. */
export function renderMessage(message: Message, options: RenderOptions): readonly SlackPost[] {
  const posts = packPosts(toParts(message.body, options.names), tailOf(message, options));
  return posts.map((blocks) => ({ text: fallbackText(blocks), blocks }));
}

/** What stands below the body. */
export function tailOf(message: Message, { conversation, buttons }: Omit<RenderOptions, 'names'>): KnownBlock[] {
  const lines = [checkedLine(message), buttons ? undefined : typedLine(message)].filter((line) => line !== undefined);
  return [...lines.map((line) => contextLine(line)), ...(buttons ? choiceButtons(message.choices, conversation) : [])];
}
