import { type APIEmbed, type APIMessage, ComponentType, EmbedType } from 'discord.js';
import { createMessage } from '../../../chat/message.ts';
import { type ActionRow, isChoiceId } from './buttons.ts';
import type { DiscordPost } from './discord-post.ts';
import { noteUrl } from './marker.ts';
import { packTexts } from './pack-texts.ts';
import { problemsOf } from './problems.ts';
import { toBlocks } from './to-blocks.ts';

/** In UTF-16 units; `renderMessage` leaves room for it. */
export const longestNote = 400;

/** A message as Discord gives it back. */
export interface GivenBack {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components?: APIMessage['components'];
}

/**
 * A message with a note below it, in place of an earlier one, and without its choices unless it is open.
 * @param note Markdown of one line.
 */
export function withNote({ content, embeds, components }: GivenBack, note: string, open: boolean): DiscordPost {
  const kept = {
    content,
    embeds: embeds
      .filter(({ type, url }) => (type === undefined || type === EmbedType.Rich) && url !== noteUrl)
      .map(asSent),
    components: open ? choiceRowsOf(components ?? []) : [],
  };
  const noted = { ...kept, embeds: [...kept.embeds, { description: noteLine(note), url: noteUrl }] };
  return problemsOf(noted).length === 0 ? noted : kept;
}

function noteLine(note: string): string {
  const room = { text: longestNote, post: longestNote, texts: 1 };
  const [[line = '…'] = []] = packTexts(toBlocks(createMessage({ markdown: note }).body), room);
  return line;
}

function choiceRowsOf(components: NonNullable<APIMessage['components']>): ActionRow[] {
  return components.flatMap((row): ActionRow[] => {
    if (row.type !== ComponentType.ActionRow) return [];
    const buttons = row.components.flatMap((button) =>
      button.type === ComponentType.Button && 'custom_id' in button && isChoiceId(button.custom_id)
        ? [
            {
              type: button.type,
              style: button.style,
              custom_id: button.custom_id,
              ...(button.label !== undefined && { label: button.label }),
            },
          ]
        : [],
    );
    return buttons.length === 0 ? [] : [{ type: row.type, components: buttons }];
  });
}

/** Without what Discord adds, and does not take back. */
function asSent({
  title,
  description,
  url,
  timestamp,
  color,
  footer,
  author,
  fields,
  image,
  thumbnail,
}: APIEmbed): APIEmbed {
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(url !== undefined && { url }),
    ...(timestamp !== undefined && { timestamp }),
    ...(color !== undefined && { color }),
    ...(footer !== undefined && { footer: { text: footer.text } }),
    ...(author !== undefined && {
      author: { name: author.name, ...(author.url !== undefined && { url: author.url }) },
    }),
    ...(fields !== undefined && { fields }),
    ...(image !== undefined && { image: { url: image.url } }),
    ...(thumbnail !== undefined && { thumbnail: { url: thumbnail.url } }),
  };
}
