import { isObject, type Json, objectsOf } from '../../json.ts';
import { messageBlocks, viewBlocks } from './blocks.ts';
import { problemsOf } from './problems.ts';

/** Why Slack would refuse blocks. */
export interface BlockFault {
  readonly error: 'invalid_blocks' | 'invalid_blocks_format' | 'msg_blocks_too_long' | 'invalid_arguments';
  readonly reasons: readonly string[];
}

/** All text in the blocks of a message. Slack was seen to refuse about 13,200 characters; it documents no limit. */
const longestBlocks = 12_000;
/** All markdown blocks of a message together. */
const longestMarkdown = 12_000;
/** All cells of all tables of a message together, as documented with data tables. */
const longestTable = 10_000;

export function checkMessageBlocks(blocks: unknown, root = '/blocks'): BlockFault | undefined {
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format', reasons: ['blocks must be an array'] };
  const reasons = [...problemsOf(messageBlocks.safeParse(blocks), root), ...idProblems(blocks, root)];
  const tables = objectsOf(blocks).filter(({ type }) => type === 'table');
  if (tables.length > 1) reasons.push(`only_one_table_allowed [json-pointer:${root}]`);
  if (textLength(tables) > longestTable)
    reasons.push(`more than ${longestTable} characters in cells [json-pointer:${root}]`);
  if (reasons.length > 0) return { error: 'invalid_blocks', reasons };
  const markdown = objectsOf(blocks).filter(({ type }) => type === 'markdown');
  if (textLength(markdown) > longestMarkdown) return tooLong('markdown blocks', textLength(markdown), longestMarkdown);
  const length = textLength(blocks);
  return length > longestBlocks ? tooLong('blocks', length, longestBlocks) : undefined;
}

export function checkViewBlocks(blocks: unknown): BlockFault | undefined {
  const root = '/view/blocks';
  const reasons = problemsOf(viewBlocks.safeParse(blocks), root);
  if (Array.isArray(blocks)) reasons.push(...idProblems(blocks, root));
  return reasons.length > 0 ? { error: 'invalid_arguments', reasons } : undefined;
}

const tooLong = (what: string, length: number, most: number): BlockFault => ({
  error: 'msg_blocks_too_long',
  reasons: [`${what} hold ${length} characters, more than ${most}`],
});

/** `block_id` once a message, `action_id` once a block. */
function idProblems(blocks: readonly unknown[], root: string): string[] {
  const ids = blocks.map((block) => (isObject(block) ? block.block_id : undefined));
  return [
    ...repeated(ids).map((id) => `block_id ${String(id)} already exists [json-pointer:${root}]`),
    ...blocks.flatMap((block, index) =>
      repeated(isObject(block) ? actionIds(block) : []).map(
        (id) => `action_id ${String(id)} already exists [json-pointer:${root}/${index}]`,
      ),
    ),
  ];
}

const actionIds = (block: Json): unknown[] =>
  [...objectsOf(block.elements), block.accessory, block.element].map((element) =>
    isObject(element) ? element.action_id : undefined,
  );

const repeated = (ids: readonly unknown[]): unknown[] => [
  ...new Set(ids.filter((id, index) => id !== undefined && ids.indexOf(id) !== index)),
];

/** Characters of everything under a key `text` and of labels, at any depth. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, field]) => sum + (typeof field === 'string' ? (key === 'text' ? field.length : 0) : textLength(field)),
    0,
  );
}
