import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeBytes } from '../corpus/decode-bytes.ts';
import type { Corpus } from '../corpus/note.ts';
import { isHiddenName } from '../corpus/note-files.ts';

export interface Texts {
  /** Of every note, by path; as in the file, see `Vault.text`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Paths of all files in the folder that are not hidden. */
  readonly files: ReadonlySet<string>;
}

/** The files of a folder of notes as they stand now. One that has gone since the notes were read has an empty text. */
export async function readTexts({ root, notes }: Corpus): Promise<Texts> {
  const texts = new Map<string, string>();
  for (const { path } of notes) {
    const bytes = await readFile(join(root, path)).catch(() => new Uint8Array());
    texts.set(path, decodeBytes(path, bytes).written ?? '');
  }
  return { texts, files: new Set([...texts.keys(), ...(await filesBelow(root, ''))]) };
}

async function filesBelow(root: string, folder: string): Promise<readonly string[]> {
  // What cannot be listed has been reported by the reader of the notes.
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((): Dirent[] => []);
  const below = entries
    .filter(({ name }) => !isHiddenName(name))
    .map((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    });
  return (await Promise.all(below)).flat();
}
