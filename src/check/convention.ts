import type { Note } from '../corpus/note.ts';
import { type Finding, wholeFolder } from './finding.ts';
import type { Vault } from './vault.ts';

interface Convention {
  readonly code: string;
  /** The key of the front matter. */
  readonly key: string;
  readonly has: (note: Note) => boolean;
  /** What a note is missing, as in "this note has no sources". */
  readonly missing: string;
  readonly remedy: string;
}

/**
 * The notes that do not do what others of the folder do. Where none does, it is no convention of this folder: that is worth a
 * hint, once.
 */
export function againstConvention({ corpus }: Vault, convention: Convention): readonly Finding[] {
  const { code, key, has, missing, remedy } = convention;
  const notes = corpus.notes.filter(({ chunks }) => chunks.length > 0);
  const without = notes.filter((note) => !has(note));
  if (without.length === 0) return [];
  if (without.length === notes.length) {
    return [{ severity: 'note', code, path: wholeFolder, message: `no note has \`${key}\``, remedy }];
  }
  return without.map(({ path }) => ({ severity: 'warning', code, path, line: 1, message: missing, remedy }));
}
