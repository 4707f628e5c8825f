import { readFile, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import type { KnownFile } from '../corpus/corpus-reader.ts';
import { decodeBytes } from '../corpus/decode-bytes.ts';
import type { Corpus, Note } from '../corpus/note.ts';

/** The notes that questions are answered from now. */
export interface ServedNotes {
  readonly corpus: Corpus;
  /** Their files, as they were when they were read. */
  readonly files: readonly KnownFile[];
}

export interface NoteSource {
  readonly text: string;
  /** Whether the note was made of this text, so that lines are those of citations; else the file has changed since. */
  readonly isSame: boolean;
}

/** The file of a note as it stands now. Nothing where it is gone, is no text any more, or has left the folder. */
export async function readSource({ corpus, files }: ServedNotes, note: Note): Promise<NoteSource | undefined> {
  const known = files.find(({ file }) => file.path === note.path);
  if (known === undefined) return undefined;
  const { absolutePath, size, mtimeMs, ctimeMs } = known.file;
  try {
    const path = await realpath(absolutePath);
    if (!path.startsWith(corpus.root.endsWith(sep) ? corpus.root : corpus.root + sep)) return undefined;
    const before = await stat(path);
    // What has grown beyond reason meanwhile is taken up, or refused, by the reader of the notes.
    if (!before.isFile() || before.size > 2 * size + maxGrowthBytes) return undefined;
    const { text } = decodeBytes(note.path, await readFile(path));
    if (text === undefined) return undefined;
    const after = await stat(path);
    const isUnchanged = [before, after].every(
      (now) => now.size === size && now.mtimeMs === mtimeMs && now.ctimeMs === ctimeMs,
    );
    return { text, isSame: isUnchanged && known.isKept !== true && known.note === note };
  } catch {
    return undefined;
  }
}

const maxGrowthBytes = 2 * 1024 * 1024;
