import type { BlockContent, DefinitionContent, List, ListItem, PhrasingContent, Root, RootContent } from 'mdast';
import { cleanText } from '../../rendering/clean-text.ts';
import { definitionsIn } from '../../rendering/definitions-in.ts';
import { isVisible, type Leaf, textLeaf } from './leaf.ts';
import { type Lookup, toLeaves } from './leaves.ts';
import { limits } from './limits.ts';
import type { Part, Text } from './part.ts';
import { tableParts } from './table-parts.ts';

/** Where a block stands. */
interface Inside {
  readonly lookup: Lookup;
  readonly quoted: boolean;
  /** Of lists around it. */
  readonly depth: number;
}

const nothing: Part = { kind: 'section', leaves: [textLeaf('(nothing to show)')], quoted: false };

/** The blocks of a message, at least one, in the parts that Slack has, flattened where it cannot nest. */
export function toParts(body: Root, names: ReadonlyMap<string, string>): Part[] {
  const lookup = { names, definitions: definitionsIn(body) };
  const parts = blockParts(body.children, { lookup, quoted: false, depth: 0 });
  return parts.some(({ kind }) => kind !== 'rule') ? parts : [nothing];
}

function blockParts(blocks: readonly RootContent[], inside: Inside): Part[] {
  return blocks.flatMap((block, index) => {
    const parts = blockPart(block, inside);
    const [first, ...rest] = parts;
    // What a heading is about stands right below it.
    if (blocks[index - 1]?.type === 'heading' && first !== undefined && 'joint' in first)
      return [{ ...first, joint: '\n' }, ...rest];
    return parts;
  });
}

function blockPart(block: RootContent, inside: Inside): Part[] {
  const { lookup, quoted } = inside;
  switch (block.type) {
    case 'heading':
      return running(toLeaves(block.children, lookup, { bold: true }), inside);
    case 'paragraph':
      return running(toLeaves(block.children, lookup), inside);
    case 'list':
      return block.children.flatMap((item, index) => itemParts(item, block, index, inside));
    case 'table':
      return tableParts(block, lookup, quoted);
    case 'code': {
      const text = cleanText(block.value);
      return text.trim() === '' ? [] : [{ kind: 'code', leaves: [textLeaf(text)], quoted }];
    }
    case 'blockquote': {
      const [first, ...rest] = blockParts(block.children, { ...inside, quoted: true });
      return first === undefined ? [] : [quoted ? first : apart(first), ...rest];
    }
    case 'html':
      return running([textLeaf(cleanText(block.value))], inside);
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    case 'footnoteDefinition':
      return withMarker(`[${block.label ?? block.identifier}] `, blockParts(block.children, inside), inside);
    case 'definition':
    case 'yaml':
      return [];
    default:
      return isPhrasing(block) ? running(toLeaves([block], lookup), inside) : [];
  }
}

function running(leaves: readonly Leaf[], { quoted }: Inside): Part[] {
  if (!leaves.some(isVisible)) return [];
  return [{ kind: quoted ? 'quote' : 'section', leaves, joint: '\n\n', quoted }];
}

/** The text at the top of an item becomes the item; what else it holds follows it. */
function itemParts(item: ListItem, list: List, index: number, inside: Inside): Part[] {
  const { quoted, depth, lookup } = inside;
  const ordered = list.ordered === true;
  const offset = ordered ? Math.max(0, (list.start ?? 1) - 1 + index) : 0;
  const nested = item.children.findIndex(({ type }) => type !== 'paragraph' && type !== 'heading');
  const top = item.children.slice(0, nested === -1 ? undefined : nested);
  const below = nested === -1 ? [] : item.children.slice(nested);
  const task = typeof item.checked === 'boolean' ? [textLeaf(item.checked ? '[x] ' : '[ ] ')] : [];
  const leaves = [...task, ...topLeaves(top, lookup)];
  return [
    {
      kind: 'item',
      // An item must hold something to have its number.
      leaves: leaves.some(isVisible) ? leaves : [textLeaf(' ')],
      style: ordered ? 'ordered' : 'bullet',
      indent: Math.min(depth, limits.indent),
      offset,
      quoted,
    },
    ...blockParts(below, { ...inside, depth: depth + 1 }),
  ];
}

function topLeaves(blocks: readonly (BlockContent | DefinitionContent)[], lookup: Lookup): Leaf[] {
  return blocks.flatMap((block, index) => {
    const leaves = 'children' in block ? toLeaves(block.children as PhrasingContent[], lookup) : [];
    return index > 0 && leaves.length > 0 ? [textLeaf('\n'), ...leaves] : leaves;
  });
}

function withMarker(marker: string, parts: readonly Part[], inside: Inside): Part[] {
  const [first, ...rest] = parts;
  if (first !== undefined && (first.kind === 'section' || first.kind === 'quote'))
    return [{ ...first, leaves: [textLeaf(marker), ...first.leaves] }, ...rest];
  return [...running([textLeaf(marker)], inside), ...parts];
}

function apart(part: Part): Part {
  if (!('joint' in part)) return part;
  const { joint: _, ...text }: Text = part;
  return text;
}

function isPhrasing(node: RootContent): node is PhrasingContent & RootContent {
  return node.type !== 'listItem' && node.type !== 'tableRow' && node.type !== 'tableCell';
}
