import type { Chat } from '../../../chat/chat.ts';
import type { CommandListing } from '../../../chat/request.ts';
import type { Clock } from '../../../clock.ts';
import type { Logger } from '../../../logger.ts';
import type { InFlight } from '../../sending/in-flight.ts';
import type { Directory } from '../directory/directory.ts';
import type { DiscordSettings } from '../discord-settings.ts';
import type { Identity } from '../identity.ts';
import type { Messenger } from '../messenger.ts';
import type { Conversations } from './conversations.ts';
import type { PresentGuilds } from './present-guilds.ts';
import type { Reminders } from './reminders.ts';

export interface ListenerDeps {
  readonly chat: Chat;
  readonly messenger: Messenger;
  readonly directory: Directory;
  readonly identity: Identity;
  readonly settings: Pick<DiscordSettings, 'messageContent'>;
  /** What people can say by name. */
  readonly commands: readonly CommandListing[];
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface ListenerTools extends ListenerDeps {
  readonly inFlight: InFlight;
  readonly conversations: Conversations;
  readonly presentGuilds: PresentGuilds;
  readonly reminders: Reminders;
}

/**
 * Hears of one kind of event. Until it resolves, the event is told once more to the next process should this one die; nothing, where
 * it need not be.
 */
export type Listener<D> = (data: D, tools: ListenerTools, shard: number) => Promise<void> | void;
