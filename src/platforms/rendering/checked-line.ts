import type { Message } from '../../chat/message.ts';
import { shorten } from './cut-text.ts';

const mostNotes = 4;
const longestTitle = 100;

/** When the cited notes were last checked, in plain text. Their places stand in the body already. */
export function checkedLine({ citations }: Pick<Message, 'citations'>): string | undefined {
  const checked = new Map<string, string>();
  for (const { path, title, verified } of citations)
    if (verified !== undefined) checked.set(path, `${shorten(title, longestTitle)} ${verified}`);
  if (checked.size === 0) return undefined;
  const more = checked.size > mostNotes ? ` · and ${checked.size - mostNotes} more` : '';
  return `Last checked: ${[...checked.values()].slice(0, mostNotes).join(' · ')}${more}`;
}
