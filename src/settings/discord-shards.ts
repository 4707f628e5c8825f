/** As platforms/discord/discord-settings.ts wants them. */
type Shards = 'auto' | { readonly count: number; readonly ids?: readonly number[] };

const forms = 'write auto, a number such as 4, or the part of this process such as 0-3/8 or 5/8';

/**
 * Reads `auto`, a total such as `4`, or the part of one process such as `0-3/8` and `5/8`.
 * @returns a problem as the rest of a sentence that begins with the name of the setting, without a full stop.
 */
export function readShards(text: string): { readonly shards: Shards } | { readonly problem: string } {
  const written = text.replace(/\s/g, '').toLowerCase();
  if (written === 'auto') return { shards: 'auto' };
  const parts = /^(?:(\d{1,5})(?:-(\d{1,5}))?\/)?(\d{1,5})$/.exec(written);
  if (parts === null) return { problem: `is not understood; ${forms}` };
  const [count, first, last] = [Number(parts[3]), parts[1], parts[2] ?? parts[1]];
  if (count === 0) return { problem: `asks for no shard at all; ${forms}` };
  if (first === undefined) return { shards: { count } };
  const [from, to] = [Number(first), Number(last)];
  if (from > to) return { problem: `begins with shard ${from} and ends with ${to}; write ${to}-${from}/${count}` };
  if (to >= count) return { problem: `names shard ${to}, and those of ${count} are 0 to ${count - 1}` };
  return { shards: { count, ids: Array.from({ length: to - from + 1 }, (_, index) => from + index) } };
}
