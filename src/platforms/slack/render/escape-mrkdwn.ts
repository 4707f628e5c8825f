import { shortenToBytes } from '../../rendering/cut-text.ts';

/**
 * Makes text stand as itself where Slack reads mrkdwn: the three characters that begin mentions, links and entities.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapeMrkdwn(text: string): string {
  return text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
}

/** Escaped text in at most so many UTF-8 bytes; an escape that was cut would be shown as it is. */
export function shortenEscaped(text: string, bytes: number): string {
  return shortenToBytes(text, bytes).replace(/&[a-z]*…$/, '…');
}

/** Undoes what Slack does to `plain_text` that it gives back. */
export function unescapeMrkdwn(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'));
}
