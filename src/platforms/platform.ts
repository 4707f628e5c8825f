import type { Readable, Writable } from 'node:stream';
import type { Chat, Outlet } from '../chat/chat.ts';
import type { Message } from '../chat/message.ts';
import type { CommandListing } from '../chat/request.ts';
import type { Logger } from '../logger.ts';
import type { ConnectionMetrics } from '../metrics.ts';
import type { RequestIds } from '../request-ids.ts';
import type { Site } from './site.ts';

/**
 * A way for people to reach the bot. It turns what happens there into requests and messages into what is shown there, and
 * knows nothing of commands or notes. test/contracts/platform-contract.ts is what every platform must keep.
 */
export interface Platform extends Outlet {
  /** As in `Request.platform`. */
  readonly name: string;
  /**
   * Begins to listen; resolves once requests can come. May be called again after it rejected.
   * @throws ConfigError when only the operator can mend it; anything else is worth another try.
   */
  start(chat: Chat): Promise<void>;
  /**
   * Takes no more requests; resolves once those that it acknowledged and that did not go to `Chat.take` have been answered. What
   * did can still be posted afterwards.
   */
  stop(): Promise<void>;
  /** As it is at this moment; costs nothing. */
  state(): PlatformState;
}

export interface PlatformState {
  /** Whether all that is said there arrives. */
  readonly connected: boolean;
  /** Since when, in milliseconds since the Unix epoch. Absent where there is no connection that could be lost. */
  readonly since?: number;
  /** To the service behind it that are open. */
  readonly connections?: number;
}

/** Keeps credentials between runs, encrypted. */
export interface Vault {
  get(name: string): Promise<string | undefined>;
  put(name: string, secret: string): Promise<void>;
  delete(name: string): Promise<void>;
}

/** What was posted unasked in places of a platform that has no memory of its own. Kept between runs, and shared by all processes of one store. */
export interface Board {
  /** A post with the same place and key takes the place of the earlier one. The oldest of a place go once there are more than 20. */
  put(post: BoardPost): Promise<void>;
  /** The oldest first. */
  list(): Promise<readonly BoardPost[]>;
}

export interface BoardPost {
  /** What is for one person stands in a place `person/ID`, where `Store.forget` finds it. */
  readonly place: string;
  /** As in `PostOptions.key`. */
  readonly key: string;
  /** Milliseconds since the Unix epoch. */
  readonly postedAt: number;
  readonly message: Pick<Message, 'markdown' | 'citations' | 'choices' | 'field'>;
}

/** What a platform may use of the process that it runs in. */
export interface PlatformHost {
  readonly logger: Logger;
  /** What people can say by name, in the order in which help lists it. */
  readonly commands: readonly CommandListing[];
  /** Folder for what should outlive the process; may not exist yet. */
  readonly dataDir: string;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly colour: boolean;
  readonly hyperlinks: boolean;
  /** Whether a text looks like it holds a credential, and must be written nowhere. */
  readonly holdsSecret: (text: string) => boolean;
  /**
   * Who writes on the terminal where log lines appear too is called for each of them, to make room and to write on below.
   * Absent where they appear elsewhere.
   */
  readonly besideLog?: (makeRoom: (writeLine: () => void) => void) => void;
  /** First words to a person in front of a terminal. */
  readonly greeting: string;
  /** Absent where nobody reads them. */
  readonly metrics?: ConnectionMetrics;
  /** Absent where nobody reads them. */
  readonly requestIds?: RequestIds;
  /** Absent where nothing is served over HTTP. */
  readonly site?: Site;
  /** Absent where nothing is served over HTTP. */
  readonly board?: Board;
  /** Absent where no key to encrypt with is set. */
  readonly vault?: Vault;
  /** To be called when a platform has nobody left to talk to, such as a console at the end of its input. */
  readonly ended: () => void;
}
