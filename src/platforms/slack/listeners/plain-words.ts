/**
 * What a person wrote, out of the markup that Slack makes of it: mentions, channels and links as people see them, `& < >` as
 * they typed them. Formatting and code stay as they are. Where Slack did not escape the text, nothing is lost either.
 */
export function plainWords(text: string): string {
  // In one pass, so that `&amp;lt;` becomes `&lt;` and what was typed in angle brackets is no markup.
  return text.replace(/<([^<>]+)>|&(amp|lt|gt);/g, (all, inner: string | undefined, entity: string | undefined) =>
    inner === undefined ? characters[entity as keyof typeof characters] : (shownAs(inner) ?? all),
  );
}

const characters = { amp: '&', lt: '<', gt: '>' };

/** What people see of `<…>`; nothing where it is none of Slack's forms. */
function shownAs(inner: string): string | undefined {
  const [, target = '', label = ''] = /^([^|]*)(?:\|([\s\S]*))?$/.exec(inner) ?? [];
  if (/^@[UWB][A-Z0-9]+$/.test(target)) return label === '' ? target : `@${label.replace(/^@/, '')}`;
  if (/^#[CDG][A-Z0-9]+$/.test(target)) return `#${label || target.slice(1)}`;
  if (/^!(here|channel|everyone)$/.test(target)) return `@${target.slice(1)}`;
  if (/^!(subteam|date)\^/.test(target)) return label || target.slice(1);
  if (/^(https?|ftp|mailto|tel|slack):/i.test(target))
    return plainWords(label || target.replace(/^(mailto|tel):/i, ''));
  return undefined;
}

/** What is said to the bot: without its name, and without what people put beside one, as in `<@U1>, what is a pod?`. */
export function wordsTo(bot: string | undefined, text: string): string {
  return plainWords(bot === undefined ? text : withoutMention(text, bot)).trim();
}

function withoutMention(text: string, user: string): string {
  // Spaces begin where no space is before them: begun at each, a long run of them would take the square of its length.
  const before = '(?:(?:,|(?<![^\\S\\n]))[^\\S\\n]*)?';
  return text.replace(new RegExp(`${before}${mentionOf(user)}(?:[:,](?=\\s|$))?[^\\S\\n]*`, 'g'), ' ');
}

export function mentions(text: string, user: string): boolean {
  return new RegExp(mentionOf(user)).test(text);
}

/** Whether it calls upon a person, a group or all who are here. */
export function mentionsAnybody(text: string): boolean {
  return /<(@[UWB]|!(subteam\^|here|channel|everyone))/.test(text);
}

const mentionOf = (user: string) => `<@${user}(?:\\|[^<>]*)?>`;
