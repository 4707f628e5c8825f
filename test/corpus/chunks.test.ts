import { describe, expect, test } from 'vitest';
import { maxChunkCharacters } from '../../src/corpus/chunk-size.ts';
import type { Chunk, ListItem, TableRow } from '../../src/corpus/note.ts';
import { read } from './reading.ts';

const words = (count: number, seed = 0): string =>
  Array.from({ length: count }, (_, index) => `w${(index * 7919 + seed * 104729) % 9973}`).join(' ');
const paragraphs = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `P${index} ${words(40, index)}.`);
const sizeOf = (chunk: Chunk): number =>
  chunk.blocks.flatMap(({ sentences }) => sentences).reduce((sum, { text }) => sum + text.length, 0);

describe('the ids of chunks', () => {
  test('are made of path, headings, ordinal and part', () => {
    const { chunks } = read(
      ['Text.', '# Big One', 'A.', '## Sub: two', 'B.', '# Other', 'C.', '## Sub: two', 'D.', '# Other', 'E.'].join(
        '\n\n',
      ),
      'a b/é.md',
    );
    expect(chunks.map(({ id }) => id)).toEqual([
      'a b/é.md#',
      'a b/é.md#big-one',
      'a b/é.md#big-one/sub-two',
      'a b/é.md#other',
      'a b/é.md#other/sub-two',
      'a b/é.md#other~2',
    ]);
  });

  test('do not change when other sections do', () => {
    const ids = (text: string) => read(text).chunks.map(({ id }) => id);
    const before = ids('# A\n\nOne.\n\n# B\n\nTwo.');
    expect(ids('New.\n\n# A\n\nOne. More.\n\n## New\n\nText.\n\n# B\n\nTwo.')).toEqual(expect.arrayContaining(before));
  });

  test('name the parts of a long section', () => {
    const { chunks } = read(`# A\n\n## B\n\n${paragraphs(12).join('\n\n')}`);
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.map(({ part }) => part)).toEqual(chunks.map((_, index) => index));
    expect(chunks.slice(0, 2).map(({ id }) => id)).toEqual(['note.md#b', 'note.md#b+1']);
    expect(new Set(chunks.map(({ headings, anchor }) => `${headings}${anchor}`)).size).toBe(1);
  });
});

describe('a long section', () => {
  test('is cut between blocks, loses nothing and keeps the order', () => {
    const all = paragraphs(30);
    const { chunks, texts } = read(all.join('\n\n'));
    expect(texts).toEqual(all);
    for (const chunk of chunks) expect(sizeOf(chunk)).toBeLessThanOrEqual(maxChunkCharacters);
    expect(chunks.length).toBeLessThan(18);
  });

  test('keeps most of its cuts when something is added above', () => {
    const all = paragraphs(60);
    const starts = (text: string[]) =>
      read(text.join('\n\n')).chunks.map(({ blocks }) => blocks[0]?.sentences[0]?.text);
    const before = starts(all);
    const after = new Set(starts([`New ${words(60, 99)}.`, ...all]));
    expect(before.filter((start) => after.has(start)).length).toBeGreaterThan(before.length * 0.7);
  });

  test('keeps a list with the line that leads it in', () => {
    const text = [...paragraphs(4), 'Kinds are:', '', ...paragraphs(3).map((line) => `- ${line}`)].join('\n\n');
    for (const chunk of read(text).chunks) {
      expect(chunk.blocks.at(-1)?.sentences.at(-1)?.text).not.toBe('Kinds are:');
    }
  });

  test('may be a list whose items know what stands in another part', () => {
    const items = paragraphs(20).map((line) => `  - ${line}`);
    const { chunks } = read(['Led in by:', '- Above', ...items].join('\n'));
    expect(chunks.length).toBeGreaterThan(1);
    const later = (chunks[1] as Chunk).blocks[0] as ListItem;
    expect(later).toMatchObject({ parents: ['Above'], leadIn: { text: 'Led in by:' }, depth: 1, list: 0 });
    expect(later).not.toHaveProperty('parent');
    expect(((chunks[0] as Chunk).blocks[2] as ListItem).parent).toBe(1);
  });

  test('may be a table whose rows know their header', () => {
    const rows = paragraphs(20).map((line) => `| ${line} | x |`);
    const { chunks } = read(['| A | B |', '|---|---|', ...rows].join('\n'));
    const row = (chunks.at(-1) as Chunk).blocks[0] as TableRow;
    expect(chunks.length).toBeGreaterThan(1);
    expect(row).toMatchObject({ header: ['A', 'B'], headerLines: { startLine: 1, endLine: 2 }, table: 0 });
  });

  test('leaves a large item, row or code whole, and cuts a large paragraph between sentences', () => {
    const long = words(500);
    expect(read(`- ${long}`).blocks).toHaveLength(1);
    expect(read(`\`\`\`\n${long}\n\`\`\``).blocks).toHaveLength(1);
    const sentences = paragraphs(12);
    const { chunks, texts } = read(sentences.join(' '));
    expect(texts).toEqual(sentences);
    expect(chunks.length).toBeGreaterThan(1);
  });
});

describe('the lines of a chunk', () => {
  test('run from its heading to its last block', () => {
    const { chunks } = read(`---\ntitle: T\n---\n\n# A\n\n\nOne.\n\n${paragraphs(12).join('\n\n')}\n\n\n# B\n\nTwo.\n`);
    expect(chunks[0]).toMatchObject({ startLine: 5, part: 0 });
    expect(chunks.at(-1)).toMatchObject({ startLine: 35, endLine: 37 });
    for (const [index, chunk] of chunks.slice(1).entries()) {
      expect(chunk.startLine).toBeGreaterThan((chunks[index] as Chunk).endLine);
    }
  });
});
