import type { BlockContent, DefinitionContent, List, ListItem, PhrasingContent, Root, RootContent } from 'mdast';
import { cleanText } from '../../rendering/clean-text.ts';
import { definitionsIn } from '../../rendering/definitions-in.ts';
import type { Definitions } from '../../rendering/flatten.ts';
import type { Block } from './block.ts';
import { apart } from './escape-text.ts';
import { code, type Inside, lines, place } from './inside.ts';
import { isVisible, type Leaf } from './leaf.ts';
import { toLeaves } from './leaves.ts';
import { tableBlocks } from './table-blocks.ts';

/** Deeper items are indented no further: a narrow window has no room for them. */
const deepest = 16;

/** The blocks of a message as Discord has them: quotes and code stand at the beginning of a line, lists nest. */
export function toBlocks(body: Root): Block[] {
  return blocksOf(body.children, { definitions: definitionsIn(body), indent: '' });
}

function blocksOf(nodes: readonly RootContent[], inside: Inside): Block[] {
  return nodes.flatMap((node) => blockOf(node, inside));
}

function blockOf(node: RootContent, inside: Inside): Block[] {
  const { definitions } = inside;
  switch (node.type) {
    case 'heading':
      return heading(node.children, node.depth, inside);
    case 'paragraph':
      return lines(toLeaves(node.children, definitions), inside);
    case 'list':
      return node.children.flatMap((item, index) =>
        itemBlocks(item, node, index, { ...inside, list: inside.list ?? node }),
      );
    case 'table':
      return tableBlocks(node, inside);
    case 'code':
      return code(node.value, node.lang ?? '', inside);
    case 'blockquote':
      return blocksOf(node.children, inside.quote === undefined ? { ...inside, quote: node, indent: '' } : inside);
    case 'html':
      return lines([{ text: cleanText(node.value).replace(/[^\S\u00a0]+/g, ' ') }], inside);
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    case 'footnoteDefinition':
      return withMarker(`[${node.label ?? node.identifier}] `, blocksOf(node.children, inside), inside);
    case 'definition':
    case 'yaml':
    case 'listItem':
    case 'tableRow':
    case 'tableCell':
      return [];
    default:
      return lines(toLeaves([node], definitions), inside);
  }
}

function heading(nodes: readonly PhrasingContent[], depth: number, inside: Inside): Block[] {
  // The largest letters of Discord are for pages, and a small heading is none of its own there.
  const sign = inside.list !== undefined || depth > 3 ? '' : depth < 3 ? '## ' : '### ';
  const leaves = toLeaves(nodes, inside.definitions, sign === '' ? { bold: true } : {});
  const line = leaves.map((leaf) => ({ ...leaf, text: leaf.text.replaceAll('\n', ' ') }));
  return lines(line, inside).map((block) => ({ ...block, first: `${block.first}${sign}`, isHeading: true }));
}

/** The text at the top of an item becomes the item; what else it holds follows it, indented. */
function itemBlocks(item: ListItem, list: List, index: number, inside: Inside): Block[] {
  const sign = list.ordered ? `${(list.start ?? 1) + index}. ` : '- ';
  const task = typeof item.checked === 'boolean' ? [{ text: item.checked ? '☑ ' : '☐ ' }] : [];
  const isTop = ({ type }: BlockContent | DefinitionContent) => type === 'paragraph' || type === 'heading';
  const nested = item.children.findIndex((child) => !isTop(child));
  const top = item.children.slice(0, nested === -1 ? undefined : nested);
  const leaves = [...task, ...topLeaves(top, inside.definitions)];
  const { indent } = inside;
  const below = indent.length + sign.length > deepest ? indent : `${indent}${' '.repeat(sign.length)}`;
  return [
    {
      kind: 'lines',
      // An item must hold something to have its sign.
      leaves: leaves.some(isVisible) ? leaves : [{ text: apart }],
      first: `${indent}${sign}`,
      rest: below,
      isHeading: false,
      ...place(inside),
    },
    ...blocksOf(nested === -1 ? [] : item.children.slice(nested), { ...inside, indent: below }),
  ];
}

function topLeaves(blocks: readonly (BlockContent | DefinitionContent)[], definitions: Definitions): Leaf[] {
  return blocks.flatMap((block, index) => {
    const look = block.type === 'heading' ? { bold: true as const } : {};
    const leaves = 'children' in block ? toLeaves(block.children as PhrasingContent[], definitions, look) : [];
    return index > 0 && leaves.length > 0 ? [{ text: '\n' }, ...leaves] : leaves;
  });
}

function withMarker(marker: string, blocks: readonly Block[], inside: Inside): Block[] {
  const [first, ...rest] = blocks;
  if (first?.kind === 'lines') return [{ ...first, leaves: [{ text: marker }, ...first.leaves] }, ...rest];
  return [...lines([{ text: marker }], inside), ...blocks];
}
