import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readNote } from '../../src/corpus/read-note.ts';
import { folderWith } from './folder.ts';

const fileAt = (root: string, path: string) => ({
  path,
  absolutePath: join(root, path),
  size: 10,
  mtimeMs: 0,
  ctimeMs: 0,
});

test('a file that is gone since it was listed is reported', async () => {
  const root = await folderWith();
  expect(await readNote(fileAt(root, 'gone.md'), 1000)).toEqual({
    problems: [
      {
        severity: 'error',
        code: 'unreadable',
        path: 'gone.md',
        message: expect.stringContaining('ENOENT'),
        remedy: expect.any(String),
      },
    ],
  });
});

test('HTML is read with its own parser', async () => {
  const root = await folderWith({ 'a.md': '<p>One &amp; <i>two</i></p>\n' });
  const { note } = await readNote(fileAt(root, 'a.md'), 1000);
  expect(note?.chunks[0]?.blocks[0]?.sentences[0]?.text).toBe('One & two');
});
