import { createLanes } from '../../lanes.ts';
import type { Logger } from '../../logger.ts';
import { type Timer, withTimeout } from '../../timer.ts';
import { createMessage, type Message } from '../message.ts';
import type { Request } from '../request.ts';
import { createComputing } from './computing.ts';
import { intakeLines } from './intake-lines.ts';

/** Makes answers of requests: those of one conversation in their order, and no more at a time than the process can do. */
export interface Thinking {
  /**
   * Nothing for what was not meant for the bot.
   * @param waitedFor whether somebody waits for it at this moment
   * @throws the signal's reason when it is aborted before the request has its turn
   */
  answer(request: Request, signal: AbortSignal, waitedFor: boolean): Promise<Message | undefined>;
  /** How many are at it. */
  underWay(): number;
}

export interface ThinkingDeps {
  readonly bot: { handle(request: Request): Promise<Message | undefined> };
  readonly timer: Timer;
  readonly logger: Logger;
}

/** It computes for milliseconds, and waits for the store at times. */
const patienceMs = 30_000;

export function createThinking({ bot, timer, logger }: ThinkingDeps): Thinking {
  const lanes = createLanes();
  const computing = createComputing();
  let underWay = 0;

  async function handle(request: Request, signal: AbortSignal): Promise<Message | undefined> {
    signal.throwIfAborted();
    underWay += 1;
    try {
      return await withTimeout(timer, patienceMs, () => bot.handle(request));
    } catch (error) {
      const { platform, place, conversation, person } = request;
      logger.error('a request failed', { platform, place, conversation, person, err: error });
      return request.addressed ? lineMessage(intakeLines.failed) : undefined;
    } finally {
      underWay -= 1;
    }
  }

  return {
    answer(request, signal, waitedFor) {
      const lane = JSON.stringify([request.platform, request.conversation]);
      return lanes.run(lane, undefined, () => computing.run(() => handle(request, signal), waitedFor));
    },
    underWay: () => underWay,
  };
}

/** A line in place of an answer. */
export const lineMessage = (markdown: string): Message => createMessage({ markdown, visibility: 'asker' });
