import type {
  APIEmbed,
  APIMessageTopLevelComponent,
  ChannelType,
  InteractionType,
  MessageType,
} from 'discord-api-types/v10';

/** Somebody with an account: a person or a bot. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly isBot: boolean;
  /** Language of their app, as in `interaction.locale`. */
  readonly locale: string;
  /** Takes no direct messages from the app. */
  dmsClosed: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly mentionable: boolean;
  /** Belongs to an app. */
  readonly managed: boolean;
  permissions: bigint;
}

/** What a channel grants to or takes from a role or a member. */
export interface Overwrite {
  readonly id: string;
  readonly kind: 'role' | 'member';
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface Member {
  readonly user: string;
  readonly nick?: string;
  readonly roles: Set<string>;
  readonly joinedAt: number;
  timedOutUntil?: number;
}

export interface Guild {
  readonly id: string;
  name: string;
  readonly ownerId: string;
  readonly locale: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  /** Threads as well. */
  readonly channels: Map<string, Channel>;
  /** Not so during an outage. */
  isAvailable: boolean;
}

/** A channel of a guild, a thread, or a direct message with the app. */
export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  /** None in direct messages. */
  readonly guild?: string;
  name: string;
  readonly parentId?: string;
  readonly position: number;
  readonly overwrites: Map<string, Overwrite>;
  /** By id. */
  readonly messages: Message[];
  /** What one person sees alone. */
  readonly ephemerals: Message[];
  /** Whose direct message it is. */
  readonly recipient?: string;
  readonly thread?: ThreadState;
}

export interface ThreadState {
  readonly owner: string;
  readonly members: Set<string>;
  readonly autoArchiveMinutes: number;
  readonly createdAt: number;
  archived: boolean;
  locked: boolean;
  archiveChangedAt: number;
  messagesSent: number;
}

/** What a message refers to: the one that it replies to, or the one that its thread hangs on. */
export interface MessageReference {
  readonly message: string;
  readonly channel: string;
  readonly guild?: string;
}

/** Whom a message mentions so that they are told. */
export interface Mentions {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

/** The interaction that a message answers. */
export interface MessageOrigin {
  readonly id: string;
  readonly type: InteractionType;
  readonly user: string;
  readonly command?: string;
  /** The message whose component was pressed. */
  readonly interacted?: string;
  /** The message that a command of the context menu was used on. */
  readonly target?: string;
  /** Of follow-ups: the first response. */
  readonly original?: string;
}

export interface Message {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly type: MessageType;
  readonly at: number;
  content: string;
  embeds: readonly APIEmbed[];
  components: readonly APIMessageTopLevelComponent[];
  flags: number;
  mentions: Mentions;
  editedAt?: number;
  readonly nonce?: string | number;
  readonly reference?: MessageReference;
  readonly origin?: MessageOrigin;
  /** Came through a webhook that is not ours. */
  readonly webhook?: string;
  /** Who sees it, if only one does. */
  readonly visibleTo?: string;
}
