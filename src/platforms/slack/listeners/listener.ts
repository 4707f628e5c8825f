import type { App } from '@slack/bolt';
import type { Chat } from '../../../chat/chat.ts';
import type { Logger } from '../../../logger.ts';
import type { InFlight } from '../../sending/in-flight.ts';
import type { Messenger } from '../messenger.ts';
import type { SlackSettings } from '../slack-settings.ts';
import type { Workspaces } from '../workspaces.ts';

/** Everything of one kind that can happen in Slack and that the bot answers. */
export interface Listener {
  readonly needs: ManifestNeeds;
  register(app: App, tools: ListenerTools): void;
}

/** What the manifest of the Slack app must hold, so that Slack tells of it and allows the replies. */
interface ManifestNeeds {
  /** `settings.event_subscriptions.bot_events`. */
  readonly botEvents: readonly string[];
  /** `oauth_config.scopes.bot`. */
  readonly scopes: readonly string[];
  /** `features.shortcuts`. */
  readonly shortcuts?: readonly Shortcut[];
}

interface Shortcut {
  readonly name: string;
  readonly type: 'message';
  readonly callback_id: string;
  /** What people read when they look for it. */
  readonly description: string;
}

export interface ListenerDeps {
  readonly chat: Chat;
  readonly messenger: Messenger;
  readonly workspaces: Pick<Workspaces, 'teamOf' | 'remove'>;
  readonly settings: Pick<SlackSettings, 'command' | 'commandReplies'>;
  readonly logger: Logger;
}

export interface ListenerTools extends ListenerDeps {
  readonly inFlight: InFlight;
}
