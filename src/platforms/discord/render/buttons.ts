import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Choice } from '../../../chat/message.ts';
import { choiceRows, type PlacedChoice } from '../../rendering/choice-rows.ts';
import { cleanText } from '../../rendering/clean-text.ts';
import { shorten } from '../../rendering/cut-text.ts';
import type { Press } from '../../rendering/press.ts';
import { limits } from './limits.ts';

export type ActionRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** Where a message is shown. */
export interface Shown {
  /** `Request.place` */
  readonly place: string;
  /** `Request.conversation`: what presses belong to. */
  readonly conversation: string;
}

/** `REFERENCE:INDEX:TEXT`. */
const ownId = /^(p?|[0-9a-z]{6,13}):\d{1,2}:(.+)$/s;

/** Buttons for choices, those of a quiz in rows of their own; at most as many as a message takes. */
export function choiceButtons(choices: readonly Choice[], shown: Shown): ActionRow[] {
  const reference = referenceOf(shown);
  const buttons = (row: readonly PlacedChoice[]) =>
    row.map((placed) => choiceButton(placed, reference)).filter(({ custom_id: id }) => id.length <= limits.customId);
  return choiceRows(choices, limits.buttonsInRow)
    .map((row): ActionRow => ({ type: ComponentType.ActionRow, components: buttons(row) }))
    .filter(({ components }) => components.length > 0)
    .slice(0, limits.rows);
}

/** Reads the `custom_id` of a button that a person pressed. Nothing for one that is no choice of ours. */
export function pressOf(
  customId: string,
  { place, person }: { readonly place: string; readonly person: string },
): Press | undefined {
  const [, reference, text] = ownId.exec(customId) ?? [];
  if (reference === undefined || text === undefined) return undefined;
  if (reference === '') return { text, conversation: place };
  return { text, conversation: reference === 'p' ? `${place}:${person}` : `${place}/${fromBase36(reference)}` };
}

export function isChoiceId(customId: string): boolean {
  return ownId.test(customId);
}

/**
 * What presses belong to, as seen from the place, since the id of a button has no room for more: nothing for the place itself, `p`
 * for what only the person sees (`PLACE:PERSON`), else the message that the conversation began with (`PLACE/MESSAGE`).
 */
function referenceOf({ place, conversation }: Shown): string {
  const inPlace = conversation.startsWith(place) ? conversation.slice(place.length) : '';
  if (inPlace.startsWith(':')) return 'p';
  const [, message] = /^\/(\d{15,20})$/.exec(inPlace) ?? [];
  return message === undefined ? '' : BigInt(message).toString(36);
}

function fromBase36(digits: string): string {
  return [...digits].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n).toString();
}

function choiceButton(
  { choice: { label, text }, index }: PlacedChoice,
  reference: string,
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: shorten(cleanText(label).trim() || '…', limits.buttonLabel),
    custom_id: `${reference}:${index}:${text}`,
  };
}
