import type { Json } from '../../json.ts';
import type { SocketMode } from '../delivery/socket-mode.ts';
import type { Announcer } from '../state/announcer.ts';
import type { Posting } from '../state/posting.ts';
import type { Channel, Token, Workspace } from '../state/workspace.ts';
import type { World } from '../state/world.ts';
import type { Args } from './args.ts';
import type { OAuthCodes } from './oauth-codes.ts';
import { SlackError } from './slack-error.ts';

/** What methods work with. */
export interface MethodDeps {
  readonly world: World;
  readonly posting: Posting;
  readonly announcer: Announcer;
  readonly sockets: SocketMode;
  readonly codes: OAuthCodes;
  readonly triggers: Triggers;
  /** `ws://127.0.0.1:1234`, without a path. */
  readonly socketUrl: () => string;
}

/** Trigger ids of interactions: each opens one modal, within three seconds. */
export interface Triggers {
  create(workspace: Workspace, user: string): string;
  /** @throws SlackError */
  use(id: string): { readonly workspace: Workspace; readonly user: string };
}

export interface Call extends MethodDeps {
  readonly args: Args;
  readonly authorization: string | undefined;
}

export interface AppCall extends Call {
  readonly token: Token;
}

/** A call by a token of a workspace. */
export interface BotCall extends AppCall {
  readonly workspace: Workspace;
}

/**
 * How often a method may be called: the tier's calls a minute, or one message a second and channel, or as often as one likes.
 */
export type Pace = 1 | 2 | 3 | 4 | 'message' | 'free';

/** One method of the Web API. `scopes`: one of them is needed. */
export type Method =
  | { readonly token: 'none'; readonly pace: Pace; readonly run: (call: Call) => Json }
  | {
      readonly token: 'app';
      readonly scopes: readonly string[];
      readonly pace: Pace;
      readonly run: (call: AppCall) => Json;
    }
  | {
      readonly token: 'bot';
      readonly scopes: readonly string[];
      readonly pace: Pace;
      readonly run: (call: BotCall) => Json;
    };

/** @throws SlackError `missing_scope`, unless the token has one of the scopes. */
export function needScope(token: Token, scopes: readonly string[]): void {
  if (scopes.length === 0 || scopes.some((scope) => token.scopes.includes(scope))) return;
  throw new SlackError('missing_scope', [], { needed: scopes.join(','), provided: token.scopes.join(',') });
}

/** The channel that a call is about, if the bot may know of it. @throws SlackError `channel_not_found` */
export function findChannel({ workspace, args }: BotCall, name = 'channel'): Channel {
  const wanted = args.required(name);
  const channel = workspace.channels.get(wanted);
  const hidden = channel?.kind !== 'channel' && channel?.members.has(workspace.bot.userId) !== true;
  if (channel === undefined || hidden) throw new SlackError('channel_not_found');
  return channel;
}

/** A page of a list by `limit` and `cursor`. @throws SlackError `invalid_cursor` */
export function page<Item>(
  args: Args,
  items: readonly Item[],
  defaultLimit: number,
  most: number,
): { items: readonly Item[]; response_metadata: { next_cursor: string }; hasMore: boolean } {
  const cursor = args.text('cursor') ?? '';
  const from =
    cursor === ''
      ? 0
      : Number(
          Buffer.from(cursor, 'base64')
            .toString()
            .replace(/^next:/, ''),
        );
  if (!Number.isInteger(from) || from < 0) throw new SlackError('invalid_cursor');
  const limit = args.number('limit') ?? 0;
  const size = limit <= 0 ? defaultLimit : Math.min(limit, most);
  const hasMore = from + size < items.length;
  const next = hasMore ? Buffer.from(`next:${from + size}`).toString('base64') : '';
  return { items: items.slice(from, from + size), response_metadata: { next_cursor: next }, hasMore };
}
