import { createCorpusReader, type ReadOptions } from './corpus-reader.ts';
import type { Corpus } from './note.ts';

/** Reads a folder of notes once. Throws ConfigError when there is no such folder or no note in it can be read. */
export const readCorpus = (root: string, options: ReadOptions = {}): Promise<Corpus> =>
  createCorpusReader(root, options).read();
