import { type APIMessage, ComponentType, InteractionType } from 'discord-api-types/v10';
import { BoundedMap } from '../../../bounded-map.ts';
import type { Location } from '../directory/location.ts';
import type { Starters } from '../directory/starters.ts';
import type { Identity } from '../identity.ts';
import { refOf } from '../render/buttons.ts';

/** Which conversation a message belongs to: the id of the message that began it, or of what stands for one. */
export interface Conversations {
  /** Of a message that is replied to, as it comes with the reply. */
  ofMessage(message: ReferencedMessage): string;
  /** Of all that is said in a thread: the thread itself, or where it hangs on a reply of the bot, what that belongs to. */
  ofThread(location: Location & { readonly thread: string }): Promise<string>;
  /** Remembers that a message belongs to a conversation which an earlier one began. */
  join(message: string, ref: string): void;
}

export type ReferencedMessage = Pick<
  APIMessage,
  'id' | 'author' | 'components' | 'interaction_metadata' | 'message_reference'
>;

/** For replies of the bot that bear no buttons; without it their conversation begins anew. */
const remembered = 10_000;

export function createConversations(identity: Identity, starters: Starters): Conversations {
  const joined = new BoundedMap<string, string>(remembered);

  function ofMessage(message: ReferencedMessage): string {
    const isOurs = message.author.id === identity.userId;
    const ref = isOurs ? (refInButtons(message) ?? originOf(message) ?? message.id) : message.id;
    return joined.get(ref) ?? ref;
  }

  return {
    ofMessage,
    async ofThread({ place, thread }) {
      // A thread of a forum hangs on its own first message.
      if (place.channel === thread) return thread;
      return (await starters.find(place.channel, thread, ofMessage)) ?? thread;
    },
    join(message, ref) {
      if (message !== ref) joined.set(message, ref);
    },
  };
}

function refInButtons({ components = [] }: ReferencedMessage): string | undefined {
  for (const row of components) {
    if (row.type !== ComponentType.ActionRow) continue;
    for (const component of row.components) {
      const ref = 'custom_id' in component ? refOf(component.custom_id) : undefined;
      if (ref !== undefined) return ref;
    }
  }
  return undefined;
}

/** What a message of the bot answers: a public command stands for the message that nobody wrote, all else is a reply to one. */
function originOf({ interaction_metadata: origin, message_reference: reference }: ReferencedMessage) {
  if (origin?.type === InteractionType.ApplicationCommand) return origin.id;
  return reference?.message_id;
}
