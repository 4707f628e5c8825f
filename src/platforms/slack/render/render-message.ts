import type { KnownBlock } from '@slack/types';
import type { Message } from '../../../chat/message.ts';
import { choiceButtons } from './buttons.ts';
import { checkedLine, contextLine, typedLine } from './context-lines.ts';
import { fallbackText } from './fallback-text.ts';
import { textLeaf } from './leaves.ts';
import { packPosts } from './pack.ts';
import type { Part } from './part.ts';
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
  const parts = toParts(message.body, options.names);
  const posts = packPosts(parts.some(({ kind }) => kind !== 'rule') ? parts : [nothing], tailOf(message, options));
  return posts.map((blocks) => ({ text: fallbackText(blocks), blocks }));
}

const nothing: Part = { kind: 'section', leaves: [textLeaf('(nothing to show)')], quoted: false };

/** What stands below the body. */
export function tailOf(message: Message, { conversation, buttons }: Omit<RenderOptions, 'names'>): KnownBlock[] {
  const lines = [checkedLine(message), buttons ? undefined : typedLine(message)].filter((line) => line !== undefined);
  return [...lines.map((line) => contextLine(line)), ...(buttons ? choiceButtons(message.choices, conversation) : [])];
}
