import { BoundedMap } from '../../../bounded-map.ts';
import type { Lanes } from '../../../lanes.ts';
import { type Address, writeAddress } from '../address.ts';
import { type DirectMessages, takesNone } from './direct-messages.ts';
import { lineOf, type Rendered } from './outgoing.ts';
import type { Poster } from './poster.ts';

/** Shows one person alone what would be seen by all where they asked. */
export interface PrivatePosts {
  /** Into their direct messages; where Discord does not let it, a line in the place says so. */
  post(to: Address, message: Rendered, how: PrivatePosting): Promise<void>;
}

interface PrivatePosting {
  readonly key: string;
  readonly signal: AbortSignal;
  /** As in `PostOptions`. */
  readonly isHeld?: (() => boolean) | undefined;
  /** User id. */
  readonly person: string;
}

interface PrivatePostDeps {
  readonly poster: Pick<Poster, 'post'>;
  readonly directMessages: DirectMessages;
  readonly lanes: Lanes;
}

/** For everybody to read, so that it says nothing of what was asked. */
const refusedText =
  'I cannot show you this here, because it is for you alone, and you take no direct messages from me. Allow direct messages in the privacy settings of this server and ask again, or use my slash commands.';

export function createPrivatePosts({ poster, directMessages, lanes }: PrivatePostDeps): PrivatePosts {
  // Nothing in the place tells that they were shown.
  const shown = new BoundedMap<string, true>(5_000);

  return {
    async post(to, message, { person, ...how }) {
      const name = `${writeAddress(to)} ${how.key}`;
      await lanes.run(`${person} alone`, how.signal, async () => {
        if (shown.has(name)) return;
        try {
          const channel = await directMessages.open(person, how.signal);
          await poster.post({ channel }, message, how);
        } catch (error) {
          if (!takesNone(error)) throw error;
          const { opensThread: _, ...place } = to;
          const line = [lineOf(refusedText)];
          await poster.post(place, { posts: line, plain: line }, how);
        }
        shown.set(name, true);
      });
    },
  };
}
