import type { ContextBlock } from '@slack/types';
import type { Message } from '../../../chat/message.ts';
import { cleanText } from '../../rendering/clean-text.ts';
import { shorten } from '../../rendering/cut-text.ts';
import { limits } from './limits.ts';

const mostNotes = 4;
const longestTitle = 100;

/** A quiet line, shown as it is: `plain_text` knows no mentions, links or formats. */
export function contextLine(text: string, blockId?: string): ContextBlock {
  return {
    type: 'context',
    ...(blockId !== undefined && { block_id: blockId }),
    elements: [{ type: 'plain_text', text: shorten(cleanText(text), limits.textObject), emoji: false }],
  };
}

/** When the cited notes were last checked. Their places stand in the body already. */
export function checkedLine({ citations }: Pick<Message, 'citations'>): string | undefined {
  const checked = new Map<string, string>();
  for (const { path, title, verified } of citations)
    if (verified !== undefined) checked.set(path, `${shorten(title, longestTitle)} ${verified}`);
  if (checked.size === 0) return undefined;
  const more = checked.size > mostNotes ? ` · and ${checked.size - mostNotes} more` : '';
  return `Last checked: ${[...checked.values()].slice(0, mostNotes).join(' · ')}${more}`;
}

/** What to type where no buttons can be shown. */
export function typedLine({ choices }: Pick<Message, 'choices'>): string | undefined {
  const typed = choices.filter(({ buttonOnly }) => !buttonOnly).map(({ label, typed }) => `${label}: type ${typed}`);
  return typed.length === 0 ? undefined : typed.join(' · ');
}
