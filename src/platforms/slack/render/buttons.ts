import type { ActionsBlock, Button } from '@slack/types';
import type { Choice } from '../../../chat/message.ts';
import { cleanText } from '../../rendering/clean-text.ts';
import { shorten } from '../../rendering/cut-text.ts';
import { limits } from './limits.ts';

/** `action_id`s of the buttons for choices. */
const choiceAction = /^choice-\d+$/;

const blockPrefix = /^choices-\d+ /;

/** A press of a button for a choice, as a person would have written it. */
export interface Press {
  /** `Choice.text` */
  readonly text: string;
  /** `Request.conversation` */
  readonly conversation: string;
}

/**
 * Buttons for choices. The numbered ones of a quiz stand in a row of their own; what they stand for is whole in the body.
 * @param conversation goes into the blocks, so that a press tells what it belongs to, in any process and after any restart.
 */
export function choiceButtons(choices: readonly Choice[], conversation: string): ActionsBlock[] {
  const buttons = choices.map((choice, index) => ({ choice, button: choiceButton(choice, index) }));
  const rows = [
    buttons.filter(({ choice }) => isNumbered(choice)),
    buttons.filter(({ choice }) => !isNumbered(choice)),
  ];
  return rows
    .flatMap((row) => chunks(row, limits.actionsElements))
    .map((row, index) => ({
      type: 'actions',
      block_id: `choices-${index} ${conversation}`,
      elements: row.map(({ button }) => button),
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

function choiceButton({ label, text }: Choice, index: number): Button {
  return {
    type: 'button',
    action_id: `choice-${index}`,
    text: { type: 'plain_text', text: shorten(cleanText(label), limits.buttonText), emoji: false },
    value: text,
  };
}

function isNumbered({ label }: Choice): boolean {
  return /^\d+\. /.test(label);
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
