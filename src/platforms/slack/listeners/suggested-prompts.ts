import type { WebClient } from '@slack/web-api';
import type { Message } from '../../../chat/message.ts';
import type { Address } from '../address.ts';
import type { Messenger } from '../messenger.ts';

/** As many as Slack shows. */
const mostPrompts = 4;

/**
 * Offers the choices of a message as prompts to begin with.
 * @param at with a thread for the assistant pane. Apps with an `agent_view` have none, and nothing is shown where one is given
 *   (https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts).
 */
export async function suggestPrompts(
  client: WebClient,
  messenger: Pick<Messenger, 'replace'>,
  at: Address,
  { choices }: Message,
): Promise<void> {
  const prompts = choices.slice(0, mostPrompts).map(({ label, text }) => ({ title: label, message: text }));
  if (prompts.length === 0) return;
  const { channel, thread } = at;
  const suggested = {
    ...{ channel_id: channel, title: 'For instance', prompts },
    ...(thread !== undefined && { thread_ts: thread }),
  };
  await messenger.replace(() => client.assistant.threads.setSuggestedPrompts(suggested));
}
