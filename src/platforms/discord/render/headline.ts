import type { Paragraph, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Message } from '../../../chat/message.ts';
import { shorten } from '../../rendering/cut-text.ts';
import { definitionsIn } from '../../rendering/definitions-in.ts';
import type { Block } from './block.ts';
import { escapeLineStarts, escapeText } from './escape-text.ts';
import type { Leaf } from './leaf.ts';
import { toLeaves } from './leaves.ts';
import { toBlocks } from './to-blocks.ts';
import { writeLeaves } from './write-leaves.ts';

/** In UTF-16 units: what reads well in one breath, and in a notification. */
const longestLine = 160;
const longestTitle = 60;
const mostTitles = 3;

/** What stands above the embeds of a message, where notifications and screen readers find it, and what is left for the embeds. */
export interface Headline {
  /** Discord's Markdown, in which nothing but the names of people and code is more than plain text. */
  readonly line: string;
  readonly below: readonly Block[];
}

/**
 * The first line of a message where it is short and plain, as then it says what follows, and is not said again below. What is
 * quoted stays together in the embed; then the line says what it is from.
 */
export function headlineOf(message: Pick<Message, 'body' | 'citations'>): Headline {
  const { body } = message;
  const [first, second] = body.children;
  if (first !== undefined && second !== undefined && isLead(first, second, message)) {
    const plain = toLeaves(first.children, definitionsIn(body)).map(plainLeaf);
    const line = writeLeaves(plain);
    if (line !== '' && !line.includes('\n') && line.length <= longestLine)
      return { line, below: toBlocks({ ...body, children: body.children.slice(1) }) };
  }
  const below = toBlocks(body);
  return { line: sourcesLine(message) ?? previewLine(below), below };
}

function isLead(
  first: RootContent,
  second: RootContent,
  { citations }: Pick<Message, 'citations'>,
): first is Paragraph {
  if (first.type !== 'paragraph' && first.type !== 'heading') return false;
  let isPlain = true;
  visit(first, (node) => {
    if (
      node.type === 'mark' ||
      node.type === 'image' ||
      node.type === 'linkReference' ||
      node.type === 'imageReference'
    )
      isPlain = false;
    if (node.type === 'link' && !node.url.startsWith('person:')) isPlain = false;
  });
  return isPlain && !(citations.length > 0 && isSource(second));
}

/** A line of sources, as the chat puts it below what it quotes. */
function isSource(node: RootContent): boolean {
  const text = node.type === 'paragraph' ? node.children[0] : undefined;
  return text?.type === 'text' && text.value.startsWith('— ');
}

function plainLeaf({ text, code, person }: Leaf): Leaf {
  return { text, ...(code && { code }), ...(person !== undefined && { person }) };
}

function sourcesLine({ citations }: Pick<Message, 'citations'>): string | undefined {
  const titles = [...new Set(citations.map(({ title }) => title))];
  if (titles.length === 0) return undefined;
  const shown = titles.slice(0, mostTitles).map((title) => escapeText(shorten(title, longestTitle)));
  const more = titles.length > mostTitles ? ` and ${titles.length - mostTitles} more` : '';
  return `From the notes: ${shown.join(', ')}${more}`;
}

function previewLine(blocks: readonly Block[]): string {
  const [first] = blocks.filter((block) => block.kind !== 'rule');
  if (first === undefined) return '';
  const text =
    first.kind === 'code'
      ? first.text
      : first.leaves.map((leaf) => (leaf.person === undefined ? leaf.text : 'someone')).join('');
  const [line = ''] = text.trim().split('\n');
  return escapeLineStarts(escapeText(shorten(line, longestLine / 2)));
}
