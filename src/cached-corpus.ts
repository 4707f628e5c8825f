import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Corpus } from './corpus/note.ts';
import { listNoteFiles } from './corpus/note-files.ts';

export interface CachedCorpusOptions {
  /** Where to keep what was read; may not exist yet. */
  readonly folder: string;
  /** Changes whenever the code that reads notes may have changed. */
  readonly codeVersion: string;
  /** Reads the notes afresh. */
  readonly read: (root: string) => Promise<Corpus>;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** As in corpus/synonyms.ts, which is not imported because it brings a YAML parser along. */
const synonymsFileName = 'synonyms.yaml';
/** Different folders of notes that are kept; beyond, the one saved first goes. */
const keptFolders = 8;
/** File systems stamp changes this coarsely: a younger file could change once more without its stamp telling. */
const stampGrainMs = 100;

/**
 * Reads a folder of notes, or takes it from the last time where no file has changed since. Parsing Markdown is by far the
 * longest part of a single answer (0.3 s for 40 notes); nothing else is saved, and a cache that cannot be used is as none.
 */
export async function readCachedCorpus(root: string, options: CachedCorpusOptions): Promise<Corpus> {
  const startedAt = options.now();
  const stamps = await stampsOf(root).catch(() => undefined);
  // No such folder: reading it says so properly.
  if (stamps === undefined) return options.read(root);
  const file = join(
    options.folder,
    `corpus-${createHash('sha256').update(stamps.root).digest('hex').slice(0, 16)}.bin`,
  );
  const key = JSON.stringify([options.codeVersion, process.versions.v8, stamps.state]);

  const kept = await load(file, key);
  if (kept !== undefined) return kept;
  const corpus = await options.read(root);
  if (stamps.newestMs < startedAt - stampGrainMs) await save(options.folder, file, { key, corpus });
  return corpus;
}

interface Kept {
  readonly key: string;
  readonly corpus: Corpus;
}

/** `state` is everything that decides what the notes hold, short of reading them. */
async function stampsOf(root: string) {
  const folder = await realpath(root);
  const { files, problems } = await listNoteFiles(folder);
  const synonyms = await stat(join(folder, synonymsFileName)).catch(() => undefined);
  const stamped = [
    ...files,
    ...(synonyms === undefined ? [] : [{ ...synonyms, path: synonymsFileName, absolutePath: '' }]),
  ];
  return {
    root: folder,
    state: [
      folder,
      problems,
      stamped.map(({ path, absolutePath, size, mtimeMs, ctimeMs }) => [path, absolutePath, size, mtimeMs, ctimeMs]),
    ],
    newestMs: Math.max(0, ...stamped.map(({ ctimeMs }) => ctimeMs)),
  };
}

async function load(file: string, key: string): Promise<Corpus | undefined> {
  try {
    const kept: Kept = deserialize(await readFile(file));
    return kept.key === key ? kept.corpus : undefined;
  } catch {
    return undefined;
  }
}

async function save(folder: string, file: string, kept: Kept): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeOldest(folder);
    // Renamed into place, so that a run beside this one never reads half a file.
    const unfinished = `${file}.${process.pid}`;
    await writeFile(unfinished, serialize(kept), { mode: 0o600 });
    await rename(unfinished, file);
  } catch {
    // A read-only home costs time, not answers.
  }
}

async function removeOldest(folder: string): Promise<void> {
  const paths = (await readdir(folder)).filter((name) => name.startsWith('corpus-')).map((name) => join(folder, name));
  const files = await Promise.all(paths.map(async (path) => ({ path, savedAt: (await stat(path)).mtimeMs })));
  files.sort((a, b) => b.savedAt - a.savedAt);
  for (const { path } of files.slice(keptFolders - 1)) await rm(path, { force: true });
}
