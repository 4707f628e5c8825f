import type { Request } from '../request.ts';

/** What somebody wrote: the text, or the options of a command. */
export function writtenTexts({ text, call }: Pick<Request, 'text' | 'call'>): readonly string[] {
  return call === undefined ? [text] : Object.values(call.options);
}

/** How many characters of a text are there, as people count them; nothing while none has more than the limit. */
export function lengthBeyond(request: Pick<Request, 'text' | 'call'>, limit: number): number | undefined {
  const longest = Math.max(0, ...writtenTexts(request).map(characters));
  return longest > limit ? longest : undefined;
}

/** An emoji of two UTF-16 units counts once. */
function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
