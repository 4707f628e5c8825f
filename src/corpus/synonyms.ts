import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from './note.ts';
import { codeOf } from './note-files.ts';

export const synonymsFileName = 'synonyms.yaml';

export interface Synonyms {
  readonly groups: readonly (readonly string[])[];
  readonly problems: readonly Problem[];
  /** Whether the file could not be read at all. */
  readonly broken?: true;
}

/** Reads `synonyms.yaml` of a corpus folder; a folder without one has no groups. */
export async function readSynonyms(root: string): Promise<Synonyms> {
  let text: string;
  try {
    text = await readFile(join(root, synonymsFileName), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { groups: [], problems: [] };
    const message = `cannot be read (${codeOf(error)})`;
    return {
      groups: [],
      problems: [synonymsProblem(message, undefined, 'Check the file and its permissions.')],
      broken: true,
    };
  }
  // The YAML parser is slow to load.
  const { parseSynonyms } = await import('./parse-synonyms.ts');
  return parseSynonyms(text);
}

export const synonymsProblem = (message: string, line: number | undefined, remedy: string): Problem => ({
  severity: 'warning',
  code: 'synonyms-invalid',
  path: synonymsFileName,
  ...(line !== undefined && { line }),
  message,
  remedy,
});
