import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { createCorpusReader } from '../../src/corpus/corpus-reader.ts';
import { folderWith, put } from './folder.ts';

test('a reader gives the same corpus as long as nothing changes, and parses only what did', async () => {
  const root = await folderWith({ 'a.md': 'A.', 'b.md': 'B.' });
  const reader = createCorpusReader(root);
  const first = await reader.read();
  expect(await reader.read()).toBe(first);
  await put(root, 'b.md', 'Changed.');
  const second = await reader.read();
  expect(second.notes[0]).toBe(first.notes[0]);
  expect(second.notes[1]).not.toBe(first.notes[1]);
});

test('a reader goes on from what another one knew', async () => {
  const root = await folderWith({ 'a.md': 'A.', 'b.md': '---\nverified: x\n---\nB.', 'c.md': 'C.' });
  const earlier = createCorpusReader(root);
  const before = await earlier.read();
  const known = deserialize(serialize(earlier.known()));
  await put(root, 'c.md', 'Changed.');
  const corpus = await createCorpusReader(root, { known }).read();
  expect(corpus.notes.slice(0, 2)).toEqual(before.notes.slice(0, 2));
  expect(corpus.problems).toEqual(before.problems);
  expect(corpus.notes[0]).toBe(known[0].note);
  expect(corpus.notes[2]?.chunks[0]?.blocks[0]?.sentences[0]?.text).toBe('Changed.');
});

test('a reader that knew a note keeps it when its file goes bad, and forgets it when the file goes', async () => {
  const root = await folderWith({ 'a.md': 'A.', 'b.md': 'B.' });
  const earlier = createCorpusReader(root);
  await earlier.read();
  await put(root, 'a.md', new Uint8Array(100));
  await rm(join(root, 'b.md'));
  const corpus = await createCorpusReader(root, { known: earlier.known() }).read();
  expect(corpus.notes.map(({ path }) => path)).toEqual(['a.md']);
  expect(corpus.problems).toMatchObject([{ severity: 'warning', code: 'binary-file', path: 'a.md' }]);
});
