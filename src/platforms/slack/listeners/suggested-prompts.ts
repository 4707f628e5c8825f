import type { WebClient } from '@slack/web-api';
import type { Message } from '../../../chat/message.ts';

/** As many as Slack shows. */
const mostPrompts = 4;

/**
 * Offers the choices of a message as prompts to begin with.
 * @param thread of the assistant pane. Apps with an `agent_view` have none, and nothing is shown where one is given
 *   (https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts).
 */
export async function suggestPrompts(
  client: WebClient,
  channel: string,
  { choices }: Message,
  thread?: string,
): Promise<void> {
  const prompts = choices.slice(0, mostPrompts).map(({ label, text }) => ({ title: label, message: text }));
  if (prompts.length === 0) return;
  await client.assistant.threads.setSuggestedPrompts({
    channel_id: channel,
    title: 'For instance',
    prompts,
    ...(thread !== undefined && { thread_ts: thread }),
  });
}
