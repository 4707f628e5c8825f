import { escapeMrkdwn, shortenEscaped } from './escape-mrkdwn.ts';
import { isNode, type Node, nodesOf, stringOf } from './node.ts';

/** Leaves room for a note below (`withNote`) under `limits.textInUpdateBytes`. */
const longestBytes = 3_500;

/** All that blocks say, as plain text that Slack acts upon nothing of. Blocks that are not of a known kind say nothing. */
export function fallbackText(blocks: readonly unknown[]): string {
  const nodes = blocks.filter(isNode);
  const said = nodes.map(blockText).filter((text) => text !== '');
  const choices = nodes.filter(({ type }) => type === 'actions').flatMap(buttonLabels);
  const body = escapeMrkdwn(said.join('\n\n').trim());
  // Nobody wants to hear the choices of a prompt twice; but a text that must be cut loses its end, where they stand.
  const isHeard = Buffer.byteLength(body) < longestBytes / 2;
  const lines = new Set(isHeard ? said.flatMap((text) => text.split('\n')) : []);
  const unsaid = choices.filter((label) => !lines.has(label));
  const tail = shortenEscaped(escapeMrkdwn(invitation(choices.length, unsaid)), longestBytes / 2);
  return `${shortenEscaped(body, longestBytes - Buffer.byteLength(tail))}${tail}`.trim();
}

/** What to do, below what was said. @param unsaid labels of buttons that do not stand there. */
function invitation(count: number, unsaid: readonly string[]): string {
  if (count === 0) return '';
  const labels = unsaid.join('; ');
  if (unsaid.length === count) return `\n\nChoices: ${labels}. Press one of the buttons.`;
  return `\n\nPress one of the buttons${unsaid.length === 0 ? '' : `; there is also: ${labels}`}.`;
}

function blockText(block: Node): string {
  switch (block.type) {
    case 'rich_text':
      return richText(block);
    case 'table':
      return tableText(block);
    case 'context':
      return nodesOf(block.elements).map(textOf).join(' ');
    case 'section':
    case 'header':
      return textOf(isNode(block.text) ? block.text : {});
    default:
      return '';
  }
}

function richText(block: Node): string {
  const elements = nodesOf(block.elements);
  return elements
    .map(
      (element, index) =>
        `${isQuoted(element) && !isQuoted(elements[index - 1]) ? 'Quote: ' : ''}${elementText(element)}`,
    )
    .join('\n');
}

function isQuoted(element: Node | undefined): boolean {
  return element?.type === 'rich_text_quote' || element?.border === 1;
}

function elementText(element: Node): string {
  if (element.type !== 'rich_text_list') return textOf(element);
  const offset = typeof element.offset === 'number' ? element.offset : 0;
  const indent = '  '.repeat(typeof element.indent === 'number' ? element.indent : 0);
  return nodesOf(element.elements)
    .map((item, index) => `${indent}${element.style === 'ordered' ? `${offset + index + 1}.` : '•'} ${textOf(item)}`)
    .join('\n');
}

/** Each row with its cells under the names of their columns. */
function tableText(table: Node): string {
  const rows = Array.isArray(table.rows)
    ? table.rows.map((row) => nodesOf(row).map((cell) => textOf(cell).trim()))
    : [];
  const [head = [], ...body] = rows;
  if (body.length === 0) return head.join(' | ');
  return body
    .map((row) => row.map((cell, column) => (head[column] ? `${head[column]}: ${cell}` : cell)).join('; '))
    .join('\n');
}

function buttonLabels(block: Node): string[] {
  return nodesOf(block.elements)
    .filter(({ type }) => type === 'button')
    .map(({ text }) => (isNode(text) ? textOf(text) : ''))
    .filter((label) => label !== '');
}

/** The text of a node and all below it. */
function textOf(node: Node): string {
  if (node.elements !== undefined) return nodesOf(node.elements).map(textOf).join('');
  return stringOf(node.text) ?? stringOf(node.url) ?? '';
}
