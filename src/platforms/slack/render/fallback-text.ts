import { shortenToBytes } from './cut-text.ts';
import { escapeMrkdwn } from './escape-mrkdwn.ts';
import { isNode, type Node, nodesOf, stringOf } from './node.ts';

/** Leaves room for a note below (`withNote`) under `limits.textInUpdateBytes`. */
const longestBytes = 3_500;

/** All that blocks say, as plain text that Slack acts upon nothing of. Blocks that are not of a known kind say nothing. */
export function fallbackText(blocks: readonly unknown[]): string {
  const nodes = blocks.filter(isNode);
  const said = nodes.map(blockText).filter((text) => text !== '');
  const choices = nodes.filter(({ type }) => type === 'actions').flatMap(buttonLabels);
  const end = choices.length === 0 ? '' : `\n\nChoices: ${choices.join('; ')}. Press one of the buttons.`;
  const tail = shortenToBytes(escapeMrkdwn(end), longestBytes / 2);
  const body = escapeMrkdwn(said.join('\n\n').trim());
  return `${wholeEntities(shortenToBytes(body, longestBytes - Buffer.byteLength(tail)))}${tail}`.trim();
}

/** An escape that was cut would be shown as it is. */
function wholeEntities(text: string): string {
  return text.replace(/&[a-z]*…$/, '…');
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
  return nodesOf(block.elements)
    .map(elementText)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

function elementText(element: Node): string {
  switch (element.type) {
    case 'rich_text_list':
      return listText(element);
    case 'rich_text_quote':
      return `Quote: ${textOf(element)}`;
    case 'rich_text_preformatted':
      return `\n${textOf(element)}\n`;
    default:
      return textOf(element);
  }
}

function listText(list: Node): string {
  const offset = typeof list.offset === 'number' ? list.offset : 0;
  const indent = '  '.repeat(typeof list.indent === 'number' ? list.indent : 0);
  const quote = list.border === 1 ? 'Quote: ' : '';
  return nodesOf(list.elements)
    .map((item, index) => {
      const marker = list.style === 'ordered' ? `${offset + index + 1}.` : '•';
      return `${indent}${index === 0 ? quote : ''}${marker} ${textOf(item)}`;
    })
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
    .map(({ text }) => (isNode(text) ? textOf(text) : ''));
}

/** The text of a node and all below it. */
function textOf(node: Node): string {
  if (node.elements !== undefined) return nodesOf(node.elements).map(textOf).join('');
  return stringOf(node.text) ?? stringOf(node.url) ?? '';
}
