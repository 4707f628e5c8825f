import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { decodeBytes } from '../../src/corpus/decode-bytes.ts';
import { htmlText } from '../../src/corpus/html-text.ts';
import { findDeepNesting } from '../../src/corpus/nesting.ts';
import type { Note } from '../../src/corpus/note.ts';
import { parseNote } from '../../src/corpus/parse-note.ts';
import { markdownSoup } from './markdown-soup.ts';
import { plainNote } from './plain-note.ts';

const path = fc.constantFrom('a.md', 'b/c.txt', 'd.mdx');

const noteOf = (name: string, text: string): Note => parseNote(name, text, { htmlText }).note;
const blocksOf = (note: Note) => note.chunks.flatMap(({ blocks }) => blocks);
/** Letters and digits: what no mark-up and no white space touches. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** Whether all characters of `part` are in `whole`, in order; what stands between them was dropped. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const character of part) {
    at = whole.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

// The same cases every time; without the seed and with more runs it looks for others.
fc.configureGlobal({ seed: 20_240_229 });
afterAll(() => fc.resetConfigureGlobal());

describe('whatever a file holds', () => {
  test('its bytes are read without a throw', () => {
    fc.assert(
      fc.property(path, fc.uint8Array({ maxLength: 300 }), (name, bytes) => {
        const { text, problems } = decodeBytes(name, bytes);
        if (text === undefined) expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
        else if (findDeepNesting(text) === undefined) noteOf(name, text);
      }),
      { numRuns: 300 },
    );
  });

  test('its lines are as exact as they say', () => {
    fc.assert(
      fc.property(path, markdownSoup, (name, text) => {
        const note = noteOf(name, text);
        const lines = text.split(/\r\n|\n|\r/);
        let last = 0;
        for (const chunk of note.chunks) {
          expect(chunk.startLine).toBeGreaterThanOrEqual(1);
          expect(chunk.endLine).toBeLessThanOrEqual(lines.length);
          for (const block of chunk.blocks) {
            expect(block.startLine).toBeGreaterThanOrEqual(Math.max(chunk.startLine, last));
            expect(block.endLine).toBeLessThanOrEqual(chunk.endLine);
            last = block.startLine;
            expect(block.sentences.length).toBeGreaterThan(0);
            for (const { startLine, endLine } of block.sentences) {
              expect(startLine).toBeGreaterThanOrEqual(block.startLine);
              expect(endLine).toBeLessThanOrEqual(block.endLine);
              expect(endLine).toBeGreaterThanOrEqual(startLine);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('its sentences stand, letter for letter and in order, in the lines that they cite', () => {
    fc.assert(
      fc.property(fc.constantFrom('a.md', 'b.txt', 'c.mdx'), markdownSoup, (name, text) => {
        const lines = text.split(/\r\n|\n|\r/);
        for (const { sentences } of blocksOf(noteOf(name, text))) {
          for (const sentence of sentences) {
            const cited = lettersOf(lines.slice(sentence.startLine - 1, sentence.endLine).join(' '));
            expect(isWithin(lettersOf(sentence.text), cited), `“${sentence.text}” in “${cited}”`).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('its sentences show the same letters in Markdown as in text', () => {
    fc.assert(
      fc.property(markdownSoup, (text) => {
        for (const block of blocksOf(noteOf('a.md', text))) {
          for (const sentence of block.sentences) {
            const shown = lettersOf(sentence.markdown);
            expect(isWithin(lettersOf(sentence.text), shown), `“${sentence.text}” in “${shown}”`).toBe(true);
            if (block.kind !== 'code') expect(sentence.markdown).not.toMatch(/[\r\n]|!\[\[[^[\]]+\]\]/);
            expect(sentence.text).toBe(sentence.text.trim());
            expect(sentence.text).not.toMatch(/\s{2}|[\r\n\t\u00a0]/);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('its chunks have ids of their own, and blocks point at items above them', () => {
    fc.assert(
      fc.property(markdownSoup, (text) => {
        const note = noteOf('a.md', text);
        expect(new Set(note.chunks.map(({ id }) => id)).size).toBe(note.chunks.length);
        for (const { blocks } of note.chunks) {
          for (const [index, block] of blocks.entries()) {
            if (block.kind === 'table-row') expect(block.cells).toHaveLength(block.header.length);
            if (block.kind !== 'list-item' || block.parent === undefined) continue;
            const parent = blocks[block.parent];
            expect(block.parent).toBeLessThan(index);
            expect(parent).toMatchObject({ kind: 'list-item', list: block.list });
            expect(parent?.kind === 'list-item' && parent.depth).toBeLessThan(block.depth);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a plain note', () => {
  test('loses no word and keeps the order', () => {
    fc.assert(
      fc.property(plainNote, ({ markdown, words }) => {
        const texts = blocksOf(noteOf('a.md', markdown)).flatMap(({ sentences }) => sentences.map(({ text }) => text));
        expect(texts.join(' ').match(/w\d+x/g) ?? []).toEqual(words);
      }),
      { numRuns: 100 },
    );
  });

  test('has every heading that text stands below in a heading path or as its title', () => {
    fc.assert(
      fc.property(plainNote, ({ markdown }) => {
        const note = noteOf('a.md', `${markdown}\n\n# Last\n\nText.`);
        const lines = markdown.split('\n');
        for (const chunk of note.chunks) {
          const above = lines.slice(0, chunk.startLine).findLast((line) => /^#+ /.test(line));
          if (!above) continue;
          const heading = above.replace(/^#+ |\*/g, '');
          if (chunk.headings.at(-1) !== 'Last') expect([note.title, ...chunk.headings]).toContain(heading);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is the same when it is long and parsed in parts', () => {
    const texts = (markdown: string) =>
      blocksOf(noteOf('a.md', markdown)).map(({ kind, sentences }) => [kind, sentences.map(({ text }) => text)]);
    fc.assert(
      fc.property(fc.array(plainNote, { minLength: 3, maxLength: 3 }), (notes) => {
        const parts = notes.map(
          ({ markdown }, index) => `Start ${index}.\n\n${markdown}\n\nPadding ${'x'.repeat(7000)}.\n`,
        );
        expect(texts(parts.join('\n'))).toEqual(parts.flatMap(texts));
      }),
      { numRuns: 20 },
    );
  });
});
