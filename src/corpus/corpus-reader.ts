import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import type { Corpus, Note, Problem } from './note.ts';
import { codeOf, listNoteFiles, type NoteFile } from './note-files.ts';
import type { NoteResult } from './read-note.ts';
import { readSynonyms, type Synonyms } from './synonyms.ts';

export interface ReadOptions {
  /** Larger files are reported and not read. Default 2 MB. */
  readonly maxFileBytes?: number;
  /** What another reader knew of this folder, perhaps in an earlier run of the same program; such files are not parsed. */
  readonly known?: readonly KnownFile[];
}

/** What reading a file gave. Plain data: may be kept with `serialize` of node:v8. */
export interface KnownFile extends NoteResult {
  readonly file: NoteFile;
  /** Set where the file has gone bad, and the note is what it was before. */
  readonly isKept?: true;
}

/** Markdown is parsed at 0.5 to 1 MB a second and takes some 250 times its size in memory meanwhile. */
const defaultMaxFileBytes = 2 * 1024 * 1024;

/** Files read at the same time. */
const concurrency = 8;

/** Reads a folder again and again, and parses only what changed. */
export interface CorpusReader {
  /** Absolute path of the folder, or what was given while the folder has not been read. */
  readonly root: string;
  /**
   * The folder as it stands. `touched` are paths that are read again though their size and times are the same. When
   * nothing changed it is the corpus of the last call, and a note that did not change is the same object as before. A
   * note whose file has gone bad stays as it was last, and the problem says so. Throws ConfigError when there is no such
   * folder or no note in it can be read.
   */
  read(touched?: ReadonlySet<string>): Promise<Corpus>;
  /** Every file of the last reading. */
  known(): readonly KnownFile[];
}

export function createCorpusReader(root: string, options: ReadOptions = {}): CorpusReader {
  const maxFileBytes = options.maxFileBytes ?? defaultMaxFileBytes;
  let known = byPath(options.known ?? []);
  let synonyms: Synonyms = { groups: [], problems: [] };
  let last: Corpus | undefined;

  const readEntry = async (file: NoteFile, touched: ReadonlySet<string>): Promise<KnownFile> => {
    const before = known.get(file.path);
    if (before && !touched.has(file.path) && isSameFile(before.file, file)) return before;
    // The parsers take longer to load than to tell that nothing changed.
    const { readNote } = await import('./read-note.ts');
    const now = await readNote(file, maxFileBytes);
    return before?.note && isBroken(now)
      ? { file, ...keepNote(before.note, now.problems), isKept: true }
      : { file, ...now };
  };

  return {
    root: resolve(root),
    async read(touched = new Set()) {
      const folder = await openFolder(root);
      const listed = await listNoteFiles(folder);
      const read = await mapInOrder(listed.files, (file) => readEntry(file, touched));
      const notes = read.flatMap(({ note }) => note ?? []);
      const problems = [...listed.problems, ...read.flatMap((entry) => entry.problems)];
      if (notes.length === 0) throw noReadableNote(folder, problems);
      const names = await readSynonyms(folder);
      synonyms = names.broken && last ? { groups: synonyms.groups, problems: names.problems } : names;

      known = byPath(read);
      const corpus = { root: folder, notes, problems: [...problems, ...synonyms.problems], synonyms: synonyms.groups };
      if (!last || !isSameCorpus(last, corpus)) last = corpus;
      return last;
    },
    known: () => [...known.values()],
  };
}

const byPath = (files: readonly KnownFile[]): ReadonlyMap<string, KnownFile> =>
  new Map(files.map((known) => [known.file.path, known]));

const isSameFile = (before: NoteFile, now: NoteFile): boolean =>
  before.absolutePath === now.absolutePath &&
  before.size === now.size &&
  before.mtimeMs === now.mtimeMs &&
  before.ctimeMs === now.ctimeMs;

const isSameCorpus = (before: Corpus, now: Corpus): boolean =>
  before.root === now.root &&
  before.notes.length === now.notes.length &&
  before.notes.every((note, index) => note === now.notes[index]) &&
  JSON.stringify([before.problems, before.synonyms]) === JSON.stringify([now.problems, now.synonyms]);

/** A file that a good note came from before should not lose it to a slip while editing. */
const isBroken = ({ note, problems }: NoteResult): boolean =>
  !note || problems.some(({ code }) => code === 'front-matter-invalid');

function keepNote(note: Note, problems: readonly Problem[]): NoteResult {
  const kept = problems.map((problem) => ({
    ...problem,
    severity: 'warning' as const,
    message: `${problem.message}; its last good version is served`,
  }));
  return { note, problems: kept };
}

async function openFolder(root: string): Promise<string> {
  const absolute = resolve(root);
  const remedy = 'Point --corpus or CORPUS_DIR at a folder of notes.';
  let folder: string;
  let isFolder: boolean;
  try {
    folder = await realpath(absolute);
    isFolder = (await stat(folder)).isDirectory();
  } catch (cause) {
    const message = codeOf(cause) === 'ENOENT' ? 'there is no such folder' : `cannot be opened (${codeOf(cause)})`;
    throw new ConfigError([`${absolute}: ${message}. ${remedy}`], { cause });
  }
  if (!isFolder) throw new ConfigError([`${absolute}: is a file, not a folder. ${remedy}`]);
  return folder;
}

function noReadableNote(folder: string, problems: readonly Problem[]): ConfigError {
  return new ConfigError([
    `${folder}: holds no readable note (.md, .markdown, .mdx, .txt). Put notes there, or point --corpus or CORPUS_DIR elsewhere.`,
    ...problems.map(({ path, message, remedy }) => `${path}: ${message}. ${remedy}`),
  ]);
}

/** Like `Promise.all`, with a few at a time. */
async function mapInOrder<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await run(items[index] as Item);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return results;
}
