import type { APIEmbed } from 'discord.js';

/**
 * What we must find again in our own messages stands in the address of an embed, which Discord keeps and shows only below a
 * title. The host is reserved for examples and nobody's (https://www.rfc-editor.org/rfc/rfc2606), and nobody ever opens it.
 */
const root = 'https://example.com/stevedore';

export const noteUrl = `${root}/note`;

export interface Marker {
  /** `PostOptions.key` */
  readonly key: string;
  /** From 1. */
  readonly part: number;
  readonly parts: number;
}

export function markerUrl({ key, part, parts }: Marker): string {
  return `${root}/post/${encodeURIComponent(key)}/${part}/${parts}`;
}

/** What a message was posted with. Nothing for one that was posted without a key, or not by us. */
export function markerOf(embeds: readonly Pick<APIEmbed, 'url'>[]): Marker | undefined {
  const [, key, part, parts] =
    /^https:\/\/example\.com\/stevedore\/post\/([^/]+)\/(\d+)\/(\d+)$/.exec(embeds[0]?.url ?? '') ?? [];
  if (key === undefined) return undefined;
  try {
    return { key: decodeURIComponent(key), part: Number(part), parts: Number(parts) };
  } catch {
    return undefined;
  }
}
