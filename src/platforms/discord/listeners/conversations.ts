import { type APIMessage, ComponentType, InteractionType } from 'discord-api-types/v10';
import { BoundedMap } from '../../../bounded-map.ts';
import { type Address, writeAddress } from '../address.ts';
import type { Location } from '../directory/location.ts';
import type { Starters } from '../directory/starters.ts';
import type { Identity } from '../identity.ts';
import { pressOf } from '../render/buttons.ts';

/** Which conversation (`Request.conversation`) it is that people go on with. */
export interface Conversations {
  /** Below a message that is replied to, as it comes with the reply. */
  ofMessage(message: ReferencedMessage, place: Address): string;
  /** In a thread: its own, or where it hangs on a message of the bot, the one that this belongs to. */
  ofThread(location: Location & { readonly thread: string }): Promise<string>;
  /** Remembers that a message belongs to a conversation which an earlier one began. */
  join(message: string, conversation: string): void;
}

type ReferencedMessage = Pick<
  APIMessage,
  'id' | 'author' | 'components' | 'interaction_metadata' | 'message_reference'
>;

/** For replies of the bot that bear no buttons; without it their conversation begins anew. */
const remembered = 10_000;

export function createConversations(identity: Identity, starters: Starters): Conversations {
  const joined = new BoundedMap<string, string>(remembered);
  const begunBy = (message: string, place: Address) => joined.get(message) ?? writeAddress({ ...place, message });

  function ofMessage(message: ReferencedMessage, place: Address): string {
    if (message.author.id !== identity.userId) return begunBy(message.id, place);
    return inButtons(message, writeAddress(place)) ?? begunBy(originOf(message) ?? message.id, place);
  }

  return {
    ofMessage,
    async ofThread({ place, thread }) {
      const own = writeAddress({ ...place, message: thread });
      // A thread of a forum hangs on its own first message.
      if (place.channel === thread) return own;
      return (await starters.find(place.channel, thread, (message) => ofMessage(message, place))) ?? own;
    },
    join: (message, conversation) => {
      joined.set(message, conversation);
    },
  };
}

/** What the buttons of the bot belong to, in any process and after any restart. */
function inButtons({ components = [] }: ReferencedMessage, place: string): string | undefined {
  for (const row of components) {
    if (row.type !== ComponentType.ActionRow) continue;
    for (const component of row.components) {
      const press = 'custom_id' in component ? pressOf(component.custom_id, { place, person: '' }) : undefined;
      if (press !== undefined) return press.conversation;
    }
  }
  return undefined;
}

/** What a message of the bot answers: a public command stands for the message that nobody wrote, all else is a reply to one. */
function originOf({ interaction_metadata: origin, message_reference: reference }: ReferencedMessage) {
  return origin?.type === InteractionType.ApplicationCommand ? origin.id : reference?.message_id;
}
