import type { Json } from '../../json.ts';

export interface Person {
  readonly id: string;
  /** Handle, without `@`. */
  readonly name: string;
  readonly realName: string;
  readonly isBot: boolean;
  /** `B…` of a bot. */
  readonly botId?: string;
  readonly isAdmin: boolean;
  readonly isOwner: boolean;
  /** Where they are at home, when it is not the workspace: they share a channel with it by Slack Connect. */
  readonly home?: { readonly team: string; readonly enterprise?: string };
  readonly tz: string;
  /** Deactivated. */
  deleted: boolean;
}

/** channel: public. group: private. im: direct message with one person. mpim: with several. */
export type ChannelKind = 'channel' | 'group' | 'im' | 'mpim';

export interface Channel {
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
  readonly kind: ChannelKind;
  /** Ids of people and bots. */
  readonly members: Set<string>;
  /** In the order of their `ts`. */
  readonly messages: Message[];
  readonly ephemerals: Message[];
  /** Unix seconds. */
  readonly created: number;
  isArchived: boolean;
}

/** A message as Slack keeps it. */
export interface Message {
  readonly ts: string;
  readonly channel: string;
  /** Person or bot user. */
  readonly user: string;
  readonly botId?: string;
  /** Root of the thread that it is a reply in. */
  readonly threadTs?: string;
  readonly subtype?: string;
  /** Set on what only one person can see. */
  readonly visibleTo?: string;
  readonly clientMsgId?: string;
  readonly unfurlLinks: boolean;
  readonly unfurlMedia: boolean;
  text: string;
  /** Whether the sender gave text of its own, for notifications and screen readers. */
  hasFallback: boolean;
  blocks: readonly Json[];
  attachments: readonly Json[];
  metadata?: Json;
  edited?: { readonly user: string; readonly ts: string };
  /** What the person looked at meanwhile, for apps with an agent_view. */
  readonly appContext?: Json;
  /** Title of the thread that starts here, of an assistant. */
  title?: string;
}

interface Usergroup {
  readonly id: string;
  readonly handle: string;
  readonly members: readonly string[];
}

/** What stands beside messages in somebody's view of the app. */
interface Status {
  readonly channel: string;
  readonly threadTs: string;
  readonly text: string;
  readonly loadingMessages: readonly string[];
  /** When it was set. */
  readonly ts: string;
}

export interface SuggestedPrompts {
  readonly channel: string;
  readonly threadTs?: string;
  readonly title?: string;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
}

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly people: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  readonly usergroups: Map<string, Usergroup>;
  /** The app's own bot user. */
  readonly bot: { readonly userId: string; readonly botId: string; readonly name: string };
  /** Home views by person. */
  readonly homes: Map<string, Json>;
  /** Open modals by view id. */
  readonly modals: Map<string, { readonly user: string; view: Json }>;
  /** Every status that was set, in order; an empty text clears. */
  readonly statuses: Status[];
  readonly prompts: SuggestedPrompts[];
  isInstalled: boolean;
}

export interface Token {
  readonly value: string;
  readonly kind: 'bot' | 'user' | 'app';
  /** Absent for the token of the app itself. */
  readonly workspace?: string;
  readonly scopes: readonly string[];
  /** revoked: by auth.revoke. inactive: the app was uninstalled. */
  state: 'active' | 'revoked' | 'inactive';
}
