import { type APIMessageTopLevelComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { isObject, type Json, objectsOf, textOf } from '../json.ts';
import type { Message } from './state/guild.ts';

/** Names for what stands in a text as an id. */
export interface Names {
  readonly user: (id: string) => string;
  readonly channel: (id: string) => string;
  readonly role: (id: string) => string;
}

/** What people read of a message: its text, then its embeds, part by part, each on lines of its own. */
export function readMessage({ content, embeds }: Pick<Message, 'content' | 'embeds'>, names: Names): string {
  const parts = [
    readMarkdown(content, names),
    ...embeds.flatMap(({ author, title, description, fields = [], footer }) => [
      author?.name,
      title === undefined ? undefined : readMarkdown(title, names),
      description === undefined ? undefined : readMarkdown(description, names),
      ...fields.flatMap(({ name, value }) => [readMarkdown(name, names), readMarkdown(value, names)]),
      footer?.text,
    ]),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('\n');
}

/** Markdown without its marks, as far as Discord shows it formatted. What stands in code stays as it is. */
export function readMarkdown(text: string, names: Names): string {
  return text
    .split(/(```[\s\S]*?```|``[^`][\s\S]*?``|`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? readCode(part) : readProse(part, names)))
    .join('');
}

function readCode(code: string): string {
  if (!code.startsWith('```')) return code.replace(/^`+ ?|( ?)`+$/g, '');
  // The word after a fence names the language, when a line of its own follows it.
  return code
    .slice(3, -3)
    .replace(/^[\w+-]*\n/, '')
    .replace(/\n$/, '');
}

function readProse(text: string, names: Names): string {
  const escaped: string[] = [];
  const kept = text.replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => {
    escaped.push(mark);
    return `\u0000${escaped.length - 1}\u0000`;
  });
  return kept
    .replace(/<@!?(\d+)>/g, (_, id: string) => `@${names.user(id)}`)
    .replace(/<@&(\d+)>/g, (_, id: string) => `@${names.role(id)}`)
    .replace(/<#(\d+)>/g, (_, id: string) => `#${names.channel(id)}`)
    .replace(/<\/([^:>]+):\d+>/g, '/$1')
    .replace(/<t:(\d+)(?::[a-zA-Z])?>/g, (_, seconds: string) => new Date(Number(seconds) * 1000).toISOString())
    .replace(/\[([^\]\n]+)\]\(<?https?:[^\s()]+(?:\([^\s()]*\)[^\s()]*)*>?(?: "[^"]*")?\)/g, '$1')
    .replace(/<(https?:[^>\s]+)>/g, '$1')
    .replace(/^(?:#{1,3}|-#|>{1,3}) +/gm, '')
    .replace(/(\*\*\*|\*\*|__|~~|\|\|)(?=\S)([\s\S]*?\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\w*])/g, '$1')
    .replace(/(?<!\w)_(?=\S)([^_]*[^\s_])_(?!\w)/g, '$1')
    .replace(/\u0000(\d+)\u0000/g, (_, index: string) => escaped[Number(index)] ?? '');
}

/** Something to press or to choose on a message. */
export interface Pressable {
  readonly label: string;
  readonly customId: string;
  readonly component: Json;
  /** What is chosen, of a menu. */
  readonly value?: string;
}

/** What can be pressed; links and what is disabled cannot. */
export function pressables(components: readonly APIMessageTopLevelComponent[]): readonly Pressable[] {
  const elements = components.flatMap((row) => (isObject(row) ? objectsOf((row as Json).components) : []));
  return elements.flatMap((component): readonly Pressable[] => {
    const customId = textOf(component.custom_id);
    if (customId === undefined || component.disabled === true || component.style === ButtonStyle.Link) return [];
    if (component.type === ComponentType.Button) return [{ label: labelOf(component), customId, component }];
    return objectsOf(component.options).map((option) => ({
      label: labelOf(option),
      customId,
      component,
      value: String(option.value),
    }));
  });
}

/** All labels of a message, links and disabled ones as well. */
export function labels(components: readonly APIMessageTopLevelComponent[]): readonly string[] {
  const elements = components.flatMap((row) => (isObject(row) ? objectsOf((row as Json).components) : []));
  return elements.flatMap((component) =>
    component.type === ComponentType.Button ? [labelOf(component)] : objectsOf(component.options).map(labelOf),
  );
}

function labelOf(component: Json): string {
  const emoji = isObject(component.emoji) ? textOf(component.emoji.name) : undefined;
  return textOf(component.label) ?? emoji ?? '';
}
