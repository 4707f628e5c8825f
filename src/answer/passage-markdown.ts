import type { Block, Sentence } from '../corpus/note.ts';
import type { Passage } from './passage.ts';

/** The passage as Markdown. */
export function passageMarkdown({ chunk, firstBlock, lastBlock, sentences }: Passage): string {
  const blocks = chunk.blocks.slice(firstBlock, lastBlock + 1);
  const first = sentences && markdownOf(blocks[0]!.sentences.slice(sentences[0], sentences[1] + 1));
  if (first !== undefined && blocks.length === 1) return first;
  const baseDepth = Math.min(...blocks.flatMap((block) => (block.kind === 'list-item' ? [block.depth] : [])));
  const alone = blocks.length === 1;
  return blocks
    .map((block, at) => {
      const before = blocks[at - 1];
      const gap = at === 0 ? '' : before?.kind === block.kind && block.kind !== 'paragraph' ? '\n' : '\n\n';
      return gap + (at === 0 && first !== undefined ? first : blockMarkdown(block, before, baseDepth, alone));
    })
    .join('');
}

function blockMarkdown(block: Block, before: Block | undefined, baseDepth: number, alone: boolean): string {
  const markdown = markdownOf(block.sentences);
  if (block.kind === 'table-row') {
    const opens = !(before?.kind === 'table-row' && before.table === block.table);
    return opens ? `${block.headerMarkdown}\n${markdown}` : markdown;
  }
  if (block.kind !== 'list-item' || alone) return markdown;
  const indent = '  '.repeat(block.depth - baseDepth);
  const task = block.checked === undefined ? '' : block.checked ? '[x] ' : '[ ] ';
  return `${indent}${block.marker} ${task}${markdown}`;
}

function markdownOf(sentences: readonly Sentence[]): string {
  return sentences.map(({ markdown }) => markdown).join(' ');
}
