import type { KnownBlock } from '@slack/types';
import type { Logger } from '../../../logger.ts';
import { failureOf } from '../slack-failure.ts';

/** One post, ready to be sent. Without blocks the text is all of it; with them it is for notifications and screen readers. */
export interface Outgoing {
  /** mrkdwn. */
  readonly text: string;
  readonly blocks?: KnownBlock[];
}

/** Slack's names for blocks that it does not take. */
const refusedBlocks = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']);

/** Sends a post, or its text alone where Slack does not take its blocks after all. */
export async function sendContent<T>(
  { text, blocks }: Outgoing,
  send: (content: Outgoing) => Promise<T>,
  logger: Logger,
): Promise<T> {
  try {
    return await send({ text, ...(blocks !== undefined && { blocks }) });
  } catch (error) {
    const failure = failureOf(error);
    if (blocks === undefined || failure.kind !== 'refused' || !refusedBlocks.has(failure.code)) throw error;
    logger.error('Slack refused the blocks of a message, and got its text alone', { code: failure.code });
    return send({ text });
  }
}
