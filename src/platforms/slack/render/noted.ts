import type { KnownBlock } from '@slack/types';
import { createMessage } from '../../../chat/message.ts';
import { shorten } from '../../rendering/cut-text.ts';
import { conversationOf } from './buttons.ts';
import { contextLine } from './context-lines.ts';
import { escapeMrkdwn, shortenEscaped, unescapeMrkdwn } from './escape-mrkdwn.ts';
import { fallbackText } from './fallback-text.ts';
import { limits } from './limits.ts';
import { isNode } from './node.ts';
import type { SlackPost } from './render-message.ts';
import { toBlocks } from './to-blocks.ts';
import { toParts } from './to-parts.ts';

const noteBlock = 'note';
/** With `longestText` it fits `limits.textInUpdateBytes`, whatever alphabet it is in. */
const longestNote = 200;
const longestText = 2_900;

/**
 * A message with a note below it, in place of an earlier one, and without its choices unless it is open.
 * @param blocks of the message, as Slack gave them back; those of other makers stay as they are.
 * @param text of the message, for where its blocks say nothing.
 * @param note Markdown of one line.
 */
export function withNote(
  blocks: readonly unknown[],
  text: string,
  note: string,
  open: boolean,
  names: ReadonlyMap<string, string> = new Map(),
): SlackPost {
  const kept = blocks.filter((block) => !isNote(block) && (open || !isChoices(block))).map(asSent);
  const line = plainLine(note, names);
  const noted = [...kept.slice(0, limits.blocksInMessage - 1), contextLine(line, noteBlock)];
  return {
    text:
      fallbackText(kept) === '' ? `${shortenEscaped(text, longestText)}\n\n${escapeMrkdwn(line)}` : fallbackText(noted),
    // They came from Slack, which takes back what it gave.
    blocks: noted as KnownBlock[],
  };
}

function plainLine(note: string, names: ReadonlyMap<string, string>): string {
  const said = toBlocks(toParts(createMessage({ markdown: note }).body, names));
  const line = unescapeMrkdwn(fallbackText(said)).replace(/\s+/g, ' ').trim();
  return shorten(line, longestNote);
}

function isNote(block: unknown): boolean {
  return isNode(block) && block.block_id === noteBlock;
}

function isChoices(block: unknown): boolean {
  return isNode(block) && typeof block.block_id === 'string' && conversationOf(block.block_id) !== undefined;
}

/** Slack escapes `plain_text` when it gives it back (https://github.com/slackapi/bolt-python/issues/513), and would once more. */
function asSent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asSent);
  if (!isNode(value)) return value;
  if (value.type === 'plain_text' && typeof value.text === 'string')
    return { ...value, text: unescapeMrkdwn(value.text) };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asSent(each)]));
}
