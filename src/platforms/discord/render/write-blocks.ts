import type { Block, Code, Lines } from './block.ts';
import { codeBlock } from './escape-text.ts';
import { writeLeaves } from './write-leaves.ts';

/** Discord's Markdown for a block, which begins and ends a line. */
export function writeBlock(block: Lines | Code): string {
  const written =
    block.kind === 'code'
      ? codeBlock(block.text, block.language)
      : writeLeaves(block.leaves)
          .split('\n')
          .map((line, index) => `${index === 0 ? block.first : block.rest}${line}`)
          .join('\n');
  return block.quote === undefined ? written : written.replace(/^/gm, '> ');
}

/** What stands between two blocks. */
export function jointOf(before: Lines | Code, after: Lines | Code): string {
  const isOneList = before.list !== undefined && before.list === after.list;
  if (before.quote !== after.quote) {
    const isBelowQuote = before.quote !== undefined && after.quote === undefined;
    return isBelowQuote || (isOneList && before.quote === undefined) ? '\n' : '\n\n';
  }
  const isTight =
    (before.kind === 'lines' && before.isHeading) || before.kind === 'code' || after.kind === 'code' || isOneList;
  return isTight ? inQuote('\n', after) : inQuote('\n\n', after);
}

function inQuote(joint: string, { quote }: Exclude<Block, { kind: 'rule' }>): string {
  return quote === undefined || joint === '\n' ? joint : '\n> \n';
}
