import type { Expected, Said } from '../platforms/day/ledger.ts';
import type { Books } from './books.ts';

/** What goes on in a service, all the time and much of it at once. */
export interface Load<Message extends Said = Said> {
  /** As in `Request.platform`. */
  readonly name: string;
  readonly books: Books<Message>;
  /** Settings of the processes. */
  readonly env: Readonly<Record<string, string>>;
  /** Places that have a daily quiz. */
  readonly quizzed: readonly string[];
  /** How often each thing went wrong. */
  readonly struck: ReadonlyMap<string, number>;
  /** What people do, over and over. */
  readonly scenes: readonly (() => Promise<void>)[];
  /** Things go wrong from now on. */
  begin(): void;
  end(): void;
  /** Delivers something again that was acknowledged. */
  repeatSomething(): Promise<void>;
  expectDaily(place: string): Expected;
  /** Resolves once the service has told all that it has to tell. */
  rest(): Promise<void>;
  /** What the service refuses, or takes and people would not like. */
  refused(): readonly unknown[];
  close(): Promise<void>;
}

/** How a quiz ends, whoever has answered. */
export const quizEnd = /Done\. \d questions?, \d players?\.|Stopped before the first answer\./;

/** Said to who ends a quiz that has ended: the process that ended it died before it could say so, and another one looked again. */
export const quizOver = /^No quiz question is open here/;

/** Said to who is overtaken by others, as by a press of whoever sees nothing happen and presses again. */
export const tooLateToGoOn = /^The quiz has gone on already\.|^No quiz is under way\./;

/**
 * Said in place of the reply to a press or a command: the quiz has gone on, or a process that stood still for longer than a query or a
 * reply may take has given it up.
 */
export const noReply =
  /^(This one takes no more answers\.|I cannot reach what I remember just now|Sorry, (I have a reply for you but|that went wrong))/;
