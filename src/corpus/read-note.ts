import { readFile } from 'node:fs/promises';
import { decodeBytes } from './decode-bytes.ts';
import { findDeepNesting } from './nesting.ts';
import type { Note, Problem } from './note.ts';
import { codeOf, type NoteFile } from './note-files.ts';
import { mayHoldHtml, parseNote } from './parse-note.ts';

/** What reading one file gave: a note, or problems that say why there is none. */
export interface NoteResult {
  readonly note?: Note;
  readonly problems: readonly Problem[];
}

/** Reads one file. Never throws: what goes wrong is among the problems. */
export async function readNote(file: NoteFile, maxFileBytes: number): Promise<NoteResult> {
  const fail = (code: string, message: string, remedy: string, line?: number): NoteResult => ({
    problems: [{ severity: 'error', code, path: file.path, ...(line !== undefined && { line }), message, remedy }],
  });
  if (file.size > maxFileBytes) {
    const limit = `the limit is ${megabytes(maxFileBytes)}`;
    return fail('too-large', `has ${megabytes(file.size)}, ${limit}`, 'Split it into several notes, or ignore it.');
  }
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file.absolutePath);
  } catch (error) {
    return fail('unreadable', `cannot be read (${codeOf(error)})`, 'Check the file and its permissions.');
  }
  const { text, problems } = decodeBytes(file.path, bytes);
  if (text === undefined) return { problems };
  const deepLine = findDeepNesting(text);
  if (deepLine !== undefined) {
    const problem = fail('too-deep', 'nests quotes or lists too deep', 'Flatten them, or ignore the file.', deepLine);
    return { problems: [...problems, ...problem.problems] };
  }
  try {
    // Most notes hold no HTML, and its parser is slow to load.
    const html = mayHoldHtml(text) ? await import('./html-text.ts') : {};
    const parsed = parseNote(file.path, text, html);
    return { note: parsed.note, problems: [...problems, ...parsed.problems] };
  } catch (error) {
    return fail('unparseable', `cannot be parsed (${String(error)})`, 'Simplify its mark-up, or ignore it.');
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
