import { expect, it } from 'vitest';
import type { ListItem } from '../../src/corpus/note.ts';
import { sectionsOf } from '../../src/quiz/section.ts';
import { read } from '../corpus/reading.ts';

const long = Array.from({ length: 40 }, (_, n) => `- Item ${n} ${'of the long list '.repeat(8)}\n  - below ${n}`).join(
  '\n',
);
const text = `# Cranes\n\nCranes lift.\n\n## Hooks\n\nHooks hold.\n\n${long}\n\n## Ropes\n\nRopes pull.\n`;

it('puts the parts of a section together again', () => {
  const { note } = read(text);
  expect(note.chunks.length).toBeGreaterThan(3);
  const sections = sectionsOf(note);
  expect(sections.map(({ headings }) => headings)).toEqual([[], ['Hooks'], ['Ropes']]);
  expect(sections.flatMap(({ chunks }) => chunks)).toEqual(note.chunks.map(({ id }) => id));
  expect(sections[1]?.endLine).toBe(note.chunks.at(-2)?.endLine);
});

it('keeps nested items under their own parents', () => {
  const { blocks } = sectionsOf(read(text).note)[1]!;
  const nested = blocks.filter((block): block is ListItem => block.kind === 'list-item' && block.parent !== undefined);
  expect(nested.length).toBeGreaterThan(30);
  for (const item of nested) {
    const parent = blocks[item.parent!];
    expect(parent?.sentences[0]?.text).toBe(item.parents[0]);
  }
});

it('has another fingerprint once it says something else or is called otherwise, and only then', () => {
  const prints = (note: string) => sectionsOf(read(note).note).map(({ fingerprint }) => fingerprint);
  const before = prints(text);
  expect(prints(text)).toEqual(before);
  expect(prints(text.replace('Ropes pull', 'Ropes tear')).map((print, at) => print === before[at])).toEqual([
    true,
    true,
    false,
  ]);
  expect(prints(text.replace('## Ropes', '## Cables')).map((print, at) => print === before[at])).toEqual([
    true,
    true,
    false,
  ]);
  expect(prints(text.replace('Cranes lift.', 'Cranes lift.\n\nA lot.')).slice(1)).toEqual(before.slice(1));
});

it('gives every section of a note its own id', () => {
  const ids = sectionsOf(read(`${text}\n## Ropes\n\nAgain.\n\n### Ropes\n\nAnd again.\n`).note).map(({ id }) => id);
  expect(ids).toEqual(['note.md#cranes', 'note.md#hooks', 'note.md#ropes', 'note.md#ropes-1', 'note.md#ropes-2']);
});
