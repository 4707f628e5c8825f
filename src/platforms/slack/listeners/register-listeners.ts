import type { App } from '@slack/bolt';
import { createInFlight } from '../../sending/in-flight.ts';
import { platform } from './addressing.ts';
import { appHome } from './app-home.ts';
import { assistant } from './assistant.ts';
import type { Listener, ListenerDeps } from './listener.ts';
import { membership } from './membership.ts';
import { messageShortcut } from './message-shortcut.ts';
import { messages } from './messages.ts';
import { presses } from './presses.ts';
import { slashCommand } from './slash-command.ts';
import { uninstalling } from './uninstalling.ts';

/** All that the bot hears in Slack. */
export const listeners: readonly Listener[] = [
  messages,
  assistant,
  slashCommand,
  presses,
  messageShortcut,
  appHome,
  membership,
  uninstalling,
];

export interface Listening {
  /** Resolves when all that was heard so far has been replied to or handed to `Chat.take`. */
  settled(): Promise<void>;
}

/**
 * Turns what happens in Slack into requests, and messages into replies. An event that goes to `Chat.take` is worked on until that
 * resolves, so that a receiver may acknowledge it thereafter; all else goes on after its listener has returned.
 */
export function registerListeners(app: App, deps: ListenerDeps): Listening {
  const inFlight = createInFlight(platform, deps.logger);
  for (const listener of listeners) listener.register(app, { ...deps, inFlight });
  return { settled: () => inFlight.settled() };
}
