import { isObject, type Json, objectsOf, textOf } from '../../json.ts';

/** Somebody whom a text calls: a person, a user group, or everybody in the channel. */
export type Mention =
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'usergroup'; readonly id: string }
  | { readonly kind: 'broadcast'; readonly range: 'here' | 'channel' | 'everyone' };

/**
 * Mentions in mrkdwn and in Markdown blocks. Slack reads them wherever they stand, also in code, and only escaping (`&lt;`) keeps it
 * from doing so.
 */
export function mentionsInText(text: string): Mention[] {
  return [...text.matchAll(/<(@|!subteam\^|!)([^<>|\s]+)(?:\|[^<>]*)?>/g)].flatMap(([, sign, name]): Mention[] => {
    if (name === undefined) return [];
    if (sign === '@') return [{ kind: 'user', id: name }];
    if (sign === '!subteam^') return [{ kind: 'usergroup', id: name }];
    const range = name === 'group' ? 'channel' : name;
    return isRange(range) ? [{ kind: 'broadcast', range }] : [];
  });
}

/**
 * Mentions in blocks: in every text that Slack parses, and in the elements of rich text that stand for people. Text of any other
 * kind is literal.
 */
export function mentionsInBlocks(value: unknown): Mention[] {
  if (Array.isArray(value)) return value.flatMap(mentionsInBlocks);
  if (!isObject(value)) return [];
  const text = textOf(value.text);
  switch (value.type) {
    case 'mrkdwn':
    case 'markdown':
      return text === undefined ? [] : mentionsInText(text);
    case 'user':
      return [{ kind: 'user', id: String(value.user_id) }];
    case 'usergroup':
      return [{ kind: 'usergroup', id: String(value.usergroup_id) }];
    case 'broadcast':
      return isRange(value.range) ? [{ kind: 'broadcast', range: value.range }] : [];
    default:
      return Object.values(value).flatMap(mentionsInBlocks);
  }
}

/** Mentions in legacy attachments, in each of their fields. */
export function mentionsInAttachments(attachments: readonly Json[]): Mention[] {
  return attachments.flatMap((attachment) => [
    ...[attachment.text, attachment.pretext, attachment.title, attachment.footer].flatMap((field) =>
      typeof field === 'string' ? mentionsInText(field) : [],
    ),
    ...objectsOf(attachment.fields).flatMap(({ value }) => (typeof value === 'string' ? mentionsInText(value) : [])),
    ...mentionsInBlocks(attachment.blocks),
  ]);
}

/** `@here` and the like, written out: a mention only with `parse: full` or `link_names`, and doubtful in mrkdwn objects. */
export const bareBroadcast = /(?<![\w@])@(here|channel|everyone)\b/;

function isRange(name: unknown): name is 'here' | 'channel' | 'everyone' {
  return name === 'here' || name === 'channel' || name === 'everyone';
}
