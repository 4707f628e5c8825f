import type { Message } from '../../../chat/message.ts';
import { checkedLine } from '../../rendering/checked-line.ts';
import { choiceButtons, type Shown } from './buttons.ts';
import type { DiscordPost } from './discord-post.ts';
import { escapeText } from './escape-text.ts';
import { limits } from './limits.ts';
import { packTexts } from './pack-texts.ts';
import { toBlocks } from './to-blocks.ts';

/** The same as `renderMessage` without embeds, for where Discord takes none. Nothing finds it again by a key. */
export function plainPosts(message: Message, shown: Shown): readonly DiscordPost[] {
  const footer = checkedLine(message);
  const room = { text: limits.content, post: limits.content, texts: 1 };
  const texts = packTexts(toBlocks(message.body), room).flat();
  if (footer !== undefined) {
    const line = `-# ${escapeText(footer)}`;
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length < limits.content) texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  const contents = texts.length > 0 ? texts : ['(nothing to show)'];
  return contents.map((content, index) => ({
    content,
    embeds: [],
    components: index === contents.length - 1 ? choiceButtons(message.choices, shown) : [],
  }));
}
