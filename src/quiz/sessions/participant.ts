import type { ConversationId, PersonId, PlaceId } from '../../store/store.ts';

/** Somebody who takes part in a quiz, where, and in which conversation, as their platform spells it. */
export interface Participant extends PersonId, PlaceId, ConversationId {}
