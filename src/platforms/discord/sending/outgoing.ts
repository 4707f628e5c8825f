import { createHash } from 'node:crypto';
import { MessageFlags } from 'discord.js';
import type { DiscordPost } from '../render/discord-post.ts';

/** On every message and on every edit: an edit looks for mentions anew. */
const silent = { allowed_mentions: { parse: [], replied_user: false } };

/** For an edit: what the post does not have goes. */
export const editBody = (post: DiscordPost) => ({ ...silent, ...post });

/** @param ephemeral whether only the person sees it who used the interaction. */
export const followupBody = (post: DiscordPost, ephemeral: boolean) => ({
  ...{ ...silent, ...post },
  ...(ephemeral && { flags: MessageFlags.Ephemeral }),
});

/** @param repliesTo a message that may have been deleted. */
export const postBody = (post: DiscordPost, nonce: string, repliesTo?: string) => ({
  ...{ ...silent, ...post, nonce, enforce_nonce: true },
  ...(repliesTo !== undefined && { message_reference: { message_id: repliesTo, fail_if_not_exists: false } }),
});

/**
 * Discord compares it, for a few minutes, with those of all that the bot has posted anywhere, and takes 25 characters.
 * @param address of the post.
 */
export function nonceOf(address: string, key: string, part: number): string {
  return createHash('sha256').update(`${address}\n${key}\n${part}`).digest('base64url').slice(0, 25);
}

/** A line of ours. */
export const lineOf = (content: string): DiscordPost => ({ content, embeds: [], components: [] });

/** Said where nobody can look whether an answer arrived. */
export const unsureText = 'If my answer did not arrive, please ask again.';

/** The same message, as Discord should be shown it, and for where it takes no embeds or not these. */
export interface Rendered {
  readonly posts: readonly DiscordPost[];
  readonly plain: readonly DiscordPost[];
}

/** Discord's number for a permission that is missing. It does not say which. */
export const noPermission = '50013';

/** Besides that for a form that it does not take. */
const aboutEmbeds = new Set([noPermission, '50035']);

/** Whether a refused post may be taken without its embeds. */
export const isAboutEmbeds = (code: string, post: DiscordPost | undefined): boolean =>
  aboutEmbeds.has(code) && post !== undefined && post.embeds.length > 0;
