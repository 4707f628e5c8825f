import type { ActionsBlock, Button } from '@slack/types';
import type { Choice } from '../../../chat/message.ts';
import { choiceRows, type PlacedChoice } from '../../rendering/choice-rows.ts';
import { cleanText } from '../../rendering/clean-text.ts';
import { shorten } from '../../rendering/cut-text.ts';
import type { Press } from '../../rendering/press.ts';
import { limits } from './limits.ts';

/** `action_id`s of the buttons for choices. */
const choiceAction = /^choice-\d+$/;

const blockPrefix = /^choices-\d+ /;

/**
 * Buttons for choices, those of a quiz in a row of their own.
 * @param conversation goes into the blocks, so that a press tells what it belongs to, in any process and after any restart.
 */
export function choiceButtons(choices: readonly Choice[], conversation: string): ActionsBlock[] {
  return choiceRows(choices, limits.actionsElements).map((row, index) => ({
    type: 'actions',
    block_id: `choices-${index} ${conversation}`,
    elements: row.map(choiceButton),
  }));
}

/** The conversation of a block of ours with buttons. */
export function conversationOf(blockId: string): string | undefined {
  return blockPrefix.test(blockId) ? blockId.replace(blockPrefix, '') : undefined;
}

/** Reads an action of a `block_actions` payload. Nothing for one that is no choice of ours. */
export function pressOf(action: {
  readonly action_id?: unknown;
  readonly block_id?: unknown;
  readonly value?: unknown;
}): Press | undefined {
  const { action_id: id, block_id: block, value: text } = action;
  if (typeof id !== 'string' || typeof block !== 'string' || typeof text !== 'string') return undefined;
  const conversation = conversationOf(block);
  return choiceAction.test(id) && conversation !== undefined ? { text, conversation } : undefined;
}

function choiceButton({ choice: { label, text }, index }: PlacedChoice): Button {
  return {
    type: 'button',
    action_id: `choice-${index}`,
    text: { type: 'plain_text', text: shorten(cleanText(label), limits.buttonText), emoji: false },
    value: text,
  };
}
