import type { Message } from './message.ts';
import type { Request } from './request.ts';

/** What a platform hands people's words to. `answer`, `complete`, `preview` and `leave` never reject. */
export interface Chat {
  /**
   * Replies to what somebody waits for at this moment: a command, a press, a line at a terminal.
   * @param event the same for every delivery of this request, and for no other, where the platform may deliver it twice.
   * @returns nothing when another delivery of the event has been answered.
   */
  answer(request: Request, event?: string): Promise<Message | undefined>;
  /**
   * What may be meant by what was typed so far of an option of a command, best first. For people who are still typing: it takes
   * milliseconds, and says nothing rather than something late.
   * @param request with a `call`, whose options are what has been typed so far.
   */
  complete(request: Request, option: string): Promise<readonly string[]>;
  /**
   * What `answer` would reply to a question, for people who are still typing or look at a link: nothing is kept of it, and it counts
   * against no limit, so that whoever calls it sees to its pace.
   * @returns nothing for what is no question, such as a command, and rather nothing than something late.
   */
  preview(request: Request): Promise<Message | undefined>;
  /**
   * Takes charge of what somebody wrote. Resolves once it is on disk, so that it may be acknowledged: from then on the reply is
   * posted to `replyTo` exactly once, whatever stops meanwhile. While the store is away it resolves too, within 3 s: the message is
   * then answered from memory, and lost should the process stop before. A second delivery does nothing.
   * Rejects when the message is kept nowhere, because the process is stopping and the store is away: then it must not be
   * acknowledged, so that it is delivered again, to this process or the next.
   */
  take(incoming: Incoming): Promise<void>;
  /**
   * Stops what is posted by itself to these places, because the bot has been removed from them.
   * @param prefix of their spelling.
   */
  leave(platform: string, prefix: string): Promise<void>;
}

export interface Incoming {
  /** The same for every delivery of this message, and for no other: `T1:C1:1700000000.000100`. */
  readonly event: string;
  readonly request: Request;
  /** For `Outlet.post`: the place, or a thread in it. */
  readonly replyTo: string;
}

/** The way back to people: the part of a platform that the chat uses. */
export interface Outlet {
  /**
   * Says something unasked, or in reply to what was taken. It may wait for its turn, but settles soon after the signal is
   * aborted, and does not wait for ever for a service that does not reply.
   * @param to a `Request.place` or an `Incoming.replyTo` of this platform, of this or an earlier run.
   * @throws what is worth another try later, or a `GoneError`.
   */
  post(to: string, message: Message, options: PostOptions): Promise<void>;
  /**
   * Whether people can see what was posted there with this key, though the process that posted it may have died before it
   * could write that down. What only one person was shown cannot be seen again: false.
   * @param signal once it is aborted nobody wants to know any more.
   */
  wasPosted(to: string, key: string, signal?: AbortSignal): Promise<boolean>;
  /** Whether the person may change what holds for the whole place. */
  isAdmin(place: string, person: string): Promise<boolean>;
  /**
   * Where a person who has asked in a place can be told something later, which nobody else sees and which waits for them: for `post`,
   * with the visibility `asker`, and `wasPosted`.
   */
  personalPlace(place: string, person: string): string;
}

export interface PostOptions {
  /** Names this post among all that go there, for `wasPosted`. At most 25 characters, which is what Discord takes. */
  readonly key: string;
  /** Once it is aborted nothing may be sent any more. */
  readonly signal: AbortSignal;
  /**
   * To be asked right before each call that shows something; aborts the signal where it says no. A process that stood still for a
   * while may come to send before the timers have run that would abort it.
   */
  readonly isHeld?: () => boolean;
  /** Who asked, and alone may see a message with the visibility `asker`. Needed for those. */
  readonly person?: string;
}

/** Nothing can be posted there, now or later: the place is gone, or the bot is not in it. The message says what to do. */
export class GoneError extends Error {
  override readonly name = 'GoneError';
}
