import type { Json } from '../../json.ts';
import type { Content } from '../web-api/message-content.ts';
import type { Ids } from './ids.ts';

/**
 * What somebody typed, as Slack keeps it: the text with `&`, `<` and `>` escaped but for mentions and links, and the same as rich
 * text.
 *
 * @param text with mentions as `<@U1>`, `<#C1>`, `<!here>`, and links as `<https://…>`.
 */
export function typed(text: string, ids: Ids): Content {
  const parts = text.split(/(<(?:@|#|!|https?:|mailto:)[^<>\n]*>)/);
  const isToken = (index: number) => index % 2 === 1;
  const escaped = parts.map((part, index) => (isToken(index) ? part : escapedText(part))).join('');
  const elements = parts.flatMap((part, index) =>
    part === '' ? [] : [isToken(index) ? richToken(part) : { type: 'text', text: part }],
  );
  const section = { type: 'rich_text_section', elements };
  return {
    text: escaped,
    hasFallback: true,
    blocks: elements.length === 0 ? [] : [{ type: 'rich_text', block_id: ids.block(), elements: [section] }],
    attachments: [],
  };
}

const escapedText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function richToken(token: string): Json {
  const [target = '', label] = token.slice(1, -1).split('|');
  if (target.startsWith('@')) return { type: 'user', user_id: target.slice(1) };
  if (target.startsWith('#')) return { type: 'channel', channel_id: target.slice(1) };
  if (target.startsWith('!subteam^')) return { type: 'usergroup', usergroup_id: target.slice(9) };
  if (target.startsWith('!')) return { type: 'broadcast', range: target.slice(1) };
  return { type: 'link', url: target, ...(label !== undefined && { text: label }) };
}
