import type { APIEmbed } from 'discord.js';
import { ComponentType } from 'discord.js';
import type { DiscordPost } from './discord-post.ts';
import { limits } from './limits.ts';

/** What Discord would refuse of a message, a line each; none for what can be sent. discord.js checks little of it. */
export function problemsOf({ content, embeds, components }: DiscordPost): readonly string[] {
  const buttons = components.flatMap((row) => row.components);
  return [
    ...(content.trim() === '' && embeds.length === 0 ? ['nothing to show'] : []),
    ...over('content', content.length, limits.content),
    ...over('embeds', embeds.length, limits.embeds),
    ...over(
      'text in embeds',
      embeds.reduce((sum, embed) => sum + textIn(embed), 0),
      limits.textInEmbeds,
    ),
    ...embeds.flatMap(embedProblems),
    ...over('rows', components.length, limits.rows),
    ...components.flatMap((row) => [
      ...(row.type === ComponentType.ActionRow ? [] : ['not a row']),
      ...lengthOf('buttons of a row', row.components, limits.buttonsInRow),
    ]),
    ...buttons.flatMap((button) => [
      ...lengthOf('label', (button.label ?? '').trim(), limits.buttonLabel),
      ...lengthOf('custom_id', button.custom_id, limits.customId),
    ]),
    ...(new Set(buttons.map((button) => button.custom_id)).size < buttons.length ? ['custom_id is not unique'] : []),
  ];
}

function embedProblems(embed: APIEmbed): string[] {
  const { title, description, url, color, footer, author, fields = [], image, thumbnail } = embed;
  const isEmpty = textIn(embed) === 0 && image === undefined && thumbnail === undefined;
  return [
    ...(isEmpty ? ['empty embed'] : []),
    ...over('title', title?.length ?? 0, limits.embedTitle),
    ...over('description', description?.length ?? 0, limits.embedDescription),
    ...over('footer', footer?.text.length ?? 0, limits.embedFooter),
    ...over('author', author?.name.length ?? 0, limits.embedAuthor),
    ...over('fields', fields.length, limits.embedFields),
    ...fields.flatMap(({ name, value }) => [
      ...lengthOf('name of a field', name.trim(), limits.embedFieldName),
      ...lengthOf('value of a field', value.trim(), limits.embedFieldValue),
    ]),
    ...over('color', color ?? 0, limits.embedColor),
    ...[url, author?.url].flatMap((each) => (each === undefined ? [] : addressProblems(each))),
  ];
}

function addressProblems(url: string): string[] {
  const isWeb = /^https?:\/\//.test(url) && URL.canParse(url);
  return [...(isWeb ? [] : ['not a web address']), ...over('url', url.length, limits.embedUrl)];
}

function textIn({ title, description, footer, author, fields = [] }: APIEmbed): number {
  const texts = [title, description, footer?.text, author?.name, ...fields.flatMap(({ name, value }) => [name, value])];
  return texts.reduce((sum, text) => sum + (text ?? '').trim().length, 0);
}

function lengthOf(what: string, value: { readonly length: number }, most: number): string[] {
  return value.length === 0 ? [`no ${what}`] : over(what, value.length, most);
}

function over(what: string, count: number, most: number): string[] {
  return count > most ? [`${what}: ${count} of at most ${most}`] : [];
}
