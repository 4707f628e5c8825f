import { isObject, type Json, objectsOf, textOf } from '../../json.ts';

/** Names for ids, as a client shows them. */
export interface Names {
  readonly person: (id: string) => string;
  readonly channel: (id: string) => string;
  readonly usergroup: (id: string) => string;
}

/**
 * What a person reads of a message's blocks: one line or more a block, without formatting, links as `label (address)`, buttons as
 * `[label]`, images as their alternative text.
 */
export function readBlocks(blocks: readonly unknown[], names: Names): string {
  return blocks
    .filter(isObject)
    .map((block) => readBlock(block, names))
    .filter((line) => line !== '')
    .join('\n');
}

function readBlock(block: Json, names: Names): string {
  const all = (elements: unknown, between: string) =>
    objectsOf(elements)
      .map((element) => readElement(element, names))
      .join(between);
  switch (block.type) {
    case 'section':
      return [block.text, ...objectsOf(block.fields), block.accessory]
        .filter(isObject)
        .map((part) => readElement(part, names))
        .join('\n');
    case 'header':
      return readElement(block.text, names);
    case 'markdown':
      return readMrkdwn(textOf(block.text) ?? '', names);
    case 'context':
    case 'actions':
    case 'context_actions':
      return all(block.elements, ' ');
    case 'image':
      return textOf(block.alt_text) ?? '';
    case 'divider':
      return '';
    case 'rich_text':
      return objectsOf(block.elements)
        .map((part) => readRichText(part, names))
        .join('\n');
    case 'table':
      return (Array.isArray(block.rows) ? block.rows : []).map((row) => all(row, ' | ')).join('\n');
    case 'input':
      return `${readElement(block.label, names)}: ${readElement(block.element, names)}`;
    default:
      return '';
  }
}

function readElement(element: unknown, names: Names): string {
  if (!isObject(element)) return '';
  const text = isObject(element.text) ? textOf(element.text.text) : textOf(element.text);
  switch (element.type) {
    case 'mrkdwn':
      return readMrkdwn(text ?? '', names);
    case 'button':
      return typeof element.url === 'string' ? `[${text}](${element.url})` : `[${text}]`;
    case 'feedback_buttons':
      return [element.positive_button, element.negative_button].map((side) => `[${labelOf(side)}]`).join(' ');
    case 'icon_button':
      return `[${text}]`;
    case 'image':
      return textOf(element.alt_text) ?? '';
    case 'rich_text':
      return readBlock(element, names);
    case 'static_select':
    case 'overflow':
    case 'radio_buttons':
    case 'checkboxes':
      return `[${objectsOf(element.options).map(labelOf).join(' / ')}]`;
    default:
      return text ?? '';
  }
}

const labelOf = (thing: unknown): string =>
  isObject(thing) && isObject(thing.text) ? (textOf(thing.text.text) ?? '') : '';

function readRichText(part: Json, names: Names): string {
  const inner = objectsOf(part.elements);
  if (part.type === 'rich_text_list') {
    const from = typeof part.offset === 'number' ? part.offset : 0;
    const indent = '  '.repeat(typeof part.indent === 'number' ? part.indent : 0);
    const mark = (index: number) => (part.style === 'ordered' ? `${from + index + 1}.` : '•');
    return inner.map((item, index) => `${indent}${mark(index)} ${readRichText(item, names)}`).join('\n');
  }
  const text = inner.map((element) => readInline(element, names)).join('');
  return part.type === 'rich_text_quote' ? text.replace(/^/gm, '> ') : text;
}

function readInline(element: Json, names: Names): string {
  switch (element.type) {
    case 'link':
      return typeof element.text === 'string' ? `${element.text} (${element.url})` : String(element.url);
    case 'emoji':
      return `:${element.name}:`;
    case 'user':
      return `@${names.person(String(element.user_id))}`;
    case 'channel':
      return `#${names.channel(String(element.channel_id))}`;
    case 'usergroup':
      return `@${names.usergroup(String(element.usergroup_id))}`;
    case 'broadcast':
      return `@${element.range}`;
    case 'date':
      return textOf(element.fallback) ?? String(element.timestamp);
    default:
      return textOf(element.text) ?? '';
  }
}

/** What a person reads of mrkdwn. Escaped characters are unescaped, paired marks of formatting dropped. */
export function readMrkdwn(text: string, names: Names): string {
  const linked = text.replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_whole, target: string, label: string | undefined) => {
    if (target.startsWith('@')) return `@${label ?? names.person(target.slice(1))}`;
    if (target.startsWith('#')) return `#${label ?? names.channel(target.slice(1))}`;
    if (target.startsWith('!subteam^')) return label ?? `@${names.usergroup(target.slice(9))}`;
    if (target.startsWith('!date^')) return label ?? '';
    if (target.startsWith('!')) return `@${target.slice(1)}`;
    return label === undefined ? target : `${label} (${target})`;
  });
  const plain = linked
    .replace(/```\n?([\s\S]*?)\n?```/g, '$1')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])/g, '$1')
    .replace(/(?<![\w_])_(\S(?:[^_\n]*\S)?)_(?![\w_])/g, '$1')
    .replace(/(?<![\w~])~(\S(?:[^~\n]*\S)?)~(?![\w~])/g, '$1');
  return plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
