import type { Message } from '../state/guild.ts';
import type { World } from '../state/world.ts';

/** Remembers for a few minutes which message was posted with which nonce. */
export interface Nonces {
  /** The message that was posted with it by the same author not long ago. */
  find(author: string, nonce: string | number): Message | undefined;
  remember(message: Message): void;
  /** Forgets all of them, as after those minutes. */
  forget(): void;
}

export function createNonces(world: World, lifeMs: number): Nonces {
  const known = new Map<string, Message>();
  const keyOf = (author: string, nonce: string | number) => `${author} ${nonce}`;
  return {
    find: (author, nonce) => {
      const message = known.get(keyOf(author, nonce));
      return message !== undefined && world.clock.now() - message.at <= lifeMs ? message : undefined;
    },
    remember: (message) => {
      if (message.nonce !== undefined) known.set(keyOf(message.author, message.nonce), message);
    },
    forget: () => known.clear(),
  };
}
