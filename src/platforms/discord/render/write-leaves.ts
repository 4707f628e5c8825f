import { apart, codeSpan, escapeLineStarts, escapeText, linkTarget } from './escape-text.ts';
import type { Leaf } from './leaf.ts';

type Style = 'bold' | 'strike' | 'italic';

/** From the outside to the inside. */
const styles: readonly Style[] = ['bold', 'strike', 'italic'];

/** Leaves as lines of Discord's Markdown. */
export function writeLeaves(leaves: readonly Leaf[]): string {
  const groups = grouped(leaves, (one, other) => one.url === other.url && (one.person ?? other.person) === undefined);
  const written = groups.reduceRight((after, group) => {
    const { url, person } = group[0] ?? {};
    if (person !== undefined) return `<@${person}>${after}`;
    return glue(url === undefined ? styled(group, styles, after, escapeText) : writeLink(group, url), after);
  }, '');
  return escapeLineStarts(written);
}

/**
 * Discord shows backslashes within the label of a link, so nothing can be escaped there; and it makes no link of a label that
 * holds an address (https://github.com/discord/discord-api-docs/issues/6185 and /7721). Such a label stands before the link.
 */
function writeLink(label: readonly Leaf[], url: string): string {
  const text = label
    .map((leaf) => leaf.text)
    .join('')
    .trim();
  if (text === url && !/[<>\\]/.test(url)) return `<${url}>`;
  if (label.every(isSafeInLabel)) return `[${styled(label, styles, ']', (plain) => plain)}](${linkTarget(url)})`;
  return `${styled(label, styles, ' ', escapeText)} ([open](${linkTarget(url)}))`;
}

function isSafeInLabel({ text, code }: Leaf): boolean {
  return code
    ? !/[`[\]\\\n]|:\/\//.test(text)
    : !/[\\*`[\]<\n]|~~|\|\||__|_(?!\w)|:\/\/|@(?:everyone|here)|:[\w+-]+:/.test(text);
}

function styled(
  leaves: readonly Leaf[],
  [style, ...inner]: readonly Style[],
  after: string,
  write: (text: string) => string,
): string {
  if (style === undefined) {
    return leaves.reduceRight(
      (rest, leaf) => glue(leaf.code ? spaced(leaf.text, codeSpan) : write(leaf.text), rest),
      '',
    );
  }
  const groups = grouped(leaves, (one, other) => takes(one, style) === takes(other, style));
  return groups.reduceRight((rest, group) => {
    if (group[0] === undefined || !takes(group[0], style))
      return glue(styled(group, inner, rest || after, write), rest);
    const marker = markerOf(style, rest || after);
    return glue(
      spaced(styled(group, inner, marker, write), (text) => glue(`${marker}${text}`, marker)),
      rest,
    );
  }, '');
}

/** An underscore ends italics only where no word goes on. */
function markerOf(style: Style, after: string): string {
  if (style === 'bold') return '**';
  if (style === 'strike') return '~~';
  return /^\w/.test(after) ? '*' : '_';
}

/** Within code nothing is escaped, and Discord finds the end of a format before it looks for code. */
function takes(leaf: Leaf, style: Style): boolean {
  if (!leaf[style]) return false;
  const ends = style === 'bold' ? /[*\\]/ : style === 'strike' ? /[~\\]/ : /[*_\\]/;
  return !leaf.code || !ends.test(leaf.text);
}

/** Puts something around text, but not around the spaces at its ends. */
function spaced(text: string, around: (text: string) => string): string {
  const [, before = '', inside = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inside === '' ? text : `${before}${around(inside)}${after}`;
}

/** What meets could be the sign of another format, the name of an emoji, an address or a mention. */
const meetings = /(?:([*_~`])\n\1|~\n_|:\n(?:[\w+-]+:|\/\/)|@\n(?:everyone|here))/;

function glue(left: string, right: string): string {
  return meetings.test(`${left.slice(-1)}\n${right.slice(0, 100)}`) ? `${left}${apart}${right}` : `${left}${right}`;
}

function grouped(leaves: readonly Leaf[], isAlike: (one: Leaf, other: Leaf) => boolean): Leaf[][] {
  const groups: Leaf[][] = [];
  for (const leaf of leaves) {
    const last = groups.at(-1)?.[0];
    if (last !== undefined && isAlike(last, leaf)) groups.at(-1)?.push(leaf);
    else groups.push([leaf]);
  }
  return groups;
}
