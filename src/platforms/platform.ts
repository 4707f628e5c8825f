import type { Readable, Writable } from 'node:stream';
import type { Message } from '../chat/message.ts';
import type { Request } from '../chat/request.ts';
import type { Logger } from '../logger.ts';

/** Answers a request. A platform must survive a rejection all the same, and tell the person that it failed. */
export type Handle = (request: Request) => Promise<Message>;

/**
 * A way for people to reach the bot. It turns what happens there into requests and messages into what is shown there, and
 * knows nothing of commands or notes. test/contracts/platform-contract.ts is what every platform must keep.
 */
export interface Platform {
  /** As in `Request.platform`. */
  readonly name: string;
  /** Begins to listen; resolves once requests can come. */
  start(handle: Handle): Promise<void>;
  /** Takes no more requests; resolves once those under way have been answered. */
  stop(): Promise<void>;
  /**
   * Says something unasked.
   * @param place from a `Request.place` of this platform, of this or an earlier run.
   */
  post(place: string, message: Message, options: PostOptions): Promise<void>;
  /**
   * Whether people in the place can see what was posted there with this key, though the process that posted it may have
   * died before it could write that down.
   */
  wasPosted(place: string, key: string): Promise<boolean>;
}

interface PostOptions {
  /** Names this post among all of the place's, for `wasPosted`. At most 25 characters, which is what Discord takes. */
  readonly key: string;
  /** Once it is aborted nothing may be sent any more. */
  readonly signal: AbortSignal;
}

/** What a platform may use of the process that it runs in. */
export interface PlatformHost {
  readonly logger: Logger;
  /** Folder for what should outlive the process; may not exist yet. */
  readonly dataDir: string;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly colour: boolean;
  readonly hyperlinks: boolean;
  /** Whether a text looks like it holds a credential, and must be written nowhere. */
  readonly holdsSecret: (text: string) => boolean;
  /** First words to a person in front of a terminal. */
  readonly greeting: string;
  /** To be called when a platform has nobody left to talk to, such as a console at the end of its input. */
  readonly ended: () => void;
}
