import type { ContextBlock } from '@slack/types';
import type { Message } from '../../../chat/message.ts';
import { cleanText } from '../../rendering/clean-text.ts';
import { shorten } from '../../rendering/cut-text.ts';
import { limits } from './limits.ts';

/** A quiet line, shown as it is: `plain_text` knows no mentions, links or formats. */
export function contextLine(text: string, blockId?: string): ContextBlock {
  return {
    type: 'context',
    ...(blockId !== undefined && { block_id: blockId }),
    elements: [{ type: 'plain_text', text: shorten(cleanText(text), limits.textObject), emoji: false }],
  };
}

/** What to type where no buttons can be shown. */
export function typedLine({ choices }: Pick<Message, 'choices'>): string | undefined {
  const typed = choices.filter(({ buttonOnly }) => !buttonOnly).map(({ label, typed }) => `${label}: type ${typed}`);
  return typed.length === 0 ? undefined : typed.join(' · ');
}
