import type { APIEmbed } from 'discord-api-types/v10';
import { isObject, type Json } from '../../json.ts';
import type { Form } from './form.ts';

type Path = readonly (string | number)[];

const mostEmbeds = 10;
/** Of titles, descriptions, names and values of fields, footers and authors of all embeds of a message together. */
const mostCharacters = 6000;

/** Reads `embeds`: "Embed Limits" of the reference. Lengths are counted in UTF-16 units, without the white space around. */
export function readEmbeds(form: Form, body: Json): readonly APIEmbed[] | undefined {
  const given = form.list(body, 'embeds', [], mostEmbeds);
  const embeds = given?.map((embed, index) => readEmbed(form, embed, ['embeds', index]));
  let total = 0;
  for (const [index, embed] of (embeds ?? []).entries()) {
    total += sizeOf(embed);
    if (total <= mostCharacters) continue;
    const message = `Embed size exceeds maximum size of ${mostCharacters}`;
    form.wrong(['embeds', index], 'MAX_EMBED_SIZE_EXCEEDED', message);
    break;
  }
  return embeds;
}

function readEmbed(form: Form, embed: Json, path: Path): APIEmbed {
  form.onlyKnown(embed, path, [
    ...['title', 'type', 'description', 'url', 'timestamp', 'color', 'footer', 'image', 'thumbnail'],
    ...['video', 'provider', 'author', 'fields'],
  ]);
  const title = form.text(embed, 'title', path, { max: 256 });
  const description = form.text(embed, 'description', path, { max: 4096 });
  const url = form.url(embed, 'url', path);
  const color = form.number(embed, 'color', path, { min: 0, max: 0xffffff });
  const timestamp = form.text(embed, 'timestamp', path);
  if (timestamp !== undefined && Number.isNaN(Date.parse(timestamp))) {
    form.wrong([...path, 'timestamp'], 'DATE_TIME_TYPE_PARSE', `Could not parse ${timestamp}. Should be ISO8601.`);
  }
  const parts = {
    ...(title && { title }),
    ...(description && { description }),
    ...readParts(form, embed, path),
  };
  if (Object.keys(parts).length === 0) {
    form.wrong([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  return {
    type: 'rich' as NonNullable<APIEmbed['type']>,
    ...parts,
    ...(url && { url }),
    ...(color !== undefined && { color }),
    ...(timestamp && { timestamp: new Date(timestamp).toISOString() }),
  };
}

function readParts(
  form: Form,
  embed: Json,
  path: Path,
): Pick<APIEmbed, 'footer' | 'author' | 'image' | 'thumbnail' | 'fields'> {
  const { footer, author, image, thumbnail } = embed;
  const fields = form.list(embed, 'fields', path, 25)?.map((field, index) => {
    const at = [...path, 'fields', index];
    form.onlyKnown(field, at, ['name', 'value', 'inline']);
    return {
      name: form.required(field, 'name', at, { min: 1, max: 256 }),
      value: form.required(field, 'value', at, { min: 1, max: 1024 }),
      inline: form.flag(field, 'inline', at) ?? false,
    };
  });
  return {
    ...(isObject(footer) && { footer: readFooter(form, footer, [...path, 'footer']) }),
    ...(isObject(author) && { author: readAuthor(form, author, [...path, 'author']) }),
    ...(isObject(image) && { image: { url: form.url(image, 'url', [...path, 'image']) ?? '' } }),
    ...(isObject(thumbnail) && { thumbnail: { url: form.url(thumbnail, 'url', [...path, 'thumbnail']) ?? '' } }),
    ...(fields !== undefined && fields.length > 0 && { fields }),
  };
}

function readFooter(form: Form, footer: Json, path: Path): NonNullable<APIEmbed['footer']> {
  form.onlyKnown(footer, path, ['text', 'icon_url', 'proxy_icon_url']);
  const icon = form.url(footer, 'icon_url', path);
  return { text: form.required(footer, 'text', path, { min: 1, max: 2048 }), ...(icon && { icon_url: icon }) };
}

function readAuthor(form: Form, author: Json, path: Path): NonNullable<APIEmbed['author']> {
  form.onlyKnown(author, path, ['name', 'url', 'icon_url', 'proxy_icon_url']);
  const [url, icon] = [form.url(author, 'url', path), form.url(author, 'icon_url', path)];
  return {
    name: form.required(author, 'name', path, { min: 1, max: 256 }),
    ...(url && { url }),
    ...(icon && { icon_url: icon }),
  };
}

const sizeOf = ({ title = '', description = '', fields = [], footer, author }: APIEmbed): number =>
  [
    title,
    description,
    footer?.text ?? '',
    author?.name ?? '',
    ...fields.flatMap(({ name, value }) => [name, value]),
  ].join('').length;
