import { createHash } from 'node:crypto';
import type { ConversationId, PersonId, Store } from '../../store/store.ts';

/**
 * The part of a conversation that is between one person and the bot. A session for one person runs there, so that several
 * people can each have theirs in one channel, beside the quiz of all. The person is in it as a hash with the salt of the
 * installation: the id of a conversation is kept with posted prompts, which `forget` does not delete.
 */
export type OwnConversation = (who: PersonId & ConversationId) => Promise<ConversationId>;

export function createOwnConversation(store: Pick<Store, 'salt'>): OwnConversation {
  let known: string | undefined;
  return async ({ platform, conversation, person }) => {
    known ??= await store.salt();
    const hash = createHash('sha256')
      .update(JSON.stringify([known, platform, person]))
      .digest('hex')
      .slice(0, 16);
    return { platform, conversation: `${conversation}~${hash}` };
  };
}
