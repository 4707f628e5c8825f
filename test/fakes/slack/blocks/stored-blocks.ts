import { isObject, type Json } from '../../json.ts';
import type { Ids } from '../state/ids.ts';

/** Element types that people act on, which Slack gives an action_id where it was sent without one. */
const passive = new Set(['image', 'mrkdwn', 'plain_text']);

/**
 * Blocks as Slack gives them back in history and interactions: with ids, and with the defaults of text objects filled in. What
 * comes back can be sent again.
 */
export function storedBlocks(blocks: readonly unknown[], ids: Ids): Json[] {
  return blocks
    .filter(isObject)
    .map((block) => ({ ...withDefaults(block, ids), block_id: block.block_id ?? ids.block() }));
}

function withDefaults(block: Json, ids: Ids): Json {
  const filled = fill(block) as Json;
  const name = (element: unknown) =>
    isObject(element) && typeof element.type === 'string' && !passive.has(element.type) && block.type !== 'rich_text'
      ? { ...element, action_id: element.action_id ?? ids.block() }
      : element;
  return {
    ...filled,
    ...(Array.isArray(filled.elements) && { elements: filled.elements.map(name) }),
    ...(isObject(filled.accessory) && { accessory: name(filled.accessory) }),
    ...(isObject(filled.element) && { element: name(filled.element) }),
  };
}

function fill(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fill);
  if (!isObject(value)) return value;
  const filled = Object.fromEntries(Object.entries(value).map(([key, field]) => [key, fill(field)]));
  if (value.type === 'plain_text') return { emoji: true, ...filled };
  if (value.type === 'mrkdwn') return { verbatim: false, ...filled };
  return filled;
}
