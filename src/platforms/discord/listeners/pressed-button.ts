import { type APIMessageComponentInteraction, MessageFlags } from 'discord-api-types/v10';
import type { Request } from '../../../chat/request.ts';
import { type Location, placeIn } from '../directory/location.ts';
import type { PressedMessage } from '../messenger.ts';
import { pressOf } from '../render/buttons.ts';
import { platform } from './addressing.ts';
import type { Asker } from './asker.ts';

/** A press on a button of ours. */
export interface Press {
  readonly request: Request;
  /** Whether nobody but the presser sees the message. */
  readonly seenByPresserAlone: boolean;
  /** Id of the interaction that the message replied to. */
  readonly repliesTo?: string;
  /** For a note below it. */
  readonly message: PressedMessage;
}

/** Nothing for what is no button of ours. */
export function readPress(
  { data, message }: APIMessageComponentInteraction,
  { interaction, person, isDirect }: Asker,
  location: Location,
): Press | undefined {
  const place = placeIn(location);
  const chosen = pressOf(data.custom_id, { place, person });
  if (chosen === undefined) return undefined;
  const { id, content, embeds, components, flags = 0, interaction_metadata: origin } = message;
  const seenByPresserAlone = (flags & MessageFlags.Ephemeral) !== 0;
  return {
    request: {
      platform,
      place,
      // What was for one person alone stands in their direct messages, where all is one conversation.
      conversation: isDirect ? place : chosen.conversation,
      person,
      shared: !seenByPresserAlone && !isDirect,
      addressed: true,
      text: chosen.text,
      ...(seenByPresserAlone && !isDirect && { visibility: 'asker' }),
    },
    seenByPresserAlone,
    ...(origin !== undefined && { repliesTo: origin.id }),
    message: { interaction, id, content, embeds, components: components ?? [] },
  };
}
