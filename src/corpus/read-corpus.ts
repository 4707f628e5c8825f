import { readFile, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import { decodeBytes } from './decode-bytes.ts';
import type { HtmlText } from './html-text.ts';
import type { Corpus, Note, Problem } from './note.ts';
import { codeOf, listNoteFiles, type NoteFile } from './note-files.ts';
import { mayHoldHtml, parseNote } from './parse-note.ts';
import { readSynonyms } from './synonyms.ts';

export interface ReadOptions {
  /** Larger files are not read; see docs/. */
  readonly maxFileBytes?: number;
}

export const defaultMaxFileBytes = 5 * 1024 * 1024;

/** Reads every note below a folder. Throws ConfigError when there is no such folder or no note in it can be read. */
export async function readCorpus(root: string, options: ReadOptions = {}): Promise<Corpus> {
  const folder = await openFolder(root);
  const { files, problems } = await listNoteFiles(folder);
  const notes: Note[] = [];
  for (const file of files) {
    const result = await readNote(file, options);
    if (result.note) notes.push(result.note);
    problems.push(...result.problems);
  }
  if (notes.length === 0) throw noReadableNote(root, problems);
  const synonyms = await readSynonyms(folder);
  problems.push(...synonyms.problems);
  return { root: folder, notes, problems, synonyms: synonyms.groups };
}

export async function openFolder(root: string): Promise<string> {
  const absolute = resolve(root);
  try {
    const folder = await realpath(absolute);
    if ((await stat(folder)).isDirectory()) return folder;
  } catch (cause) {
    throw new ConfigError(
      [`${absolute}: cannot be opened (${codeOf(cause)}). Point --corpus or CORPUS_DIR at a folder of notes.`],
      { cause },
    );
  }
  throw new ConfigError([`${absolute}: is a file, not a folder. Point --corpus or CORPUS_DIR at a folder of notes.`]);
}

export function noReadableNote(root: string, problems: readonly Problem[]): ConfigError {
  return new ConfigError([
    `${resolve(root)}: holds no readable note (.md, .markdown, .mdx, .txt). Put notes there, or point --corpus or CORPUS_DIR elsewhere.`,
    ...problems.map((problem) => `${problem.path}: ${problem.message}. ${problem.remedy}`),
  ]);
}

export async function readNote(
  file: NoteFile,
  { maxFileBytes = defaultMaxFileBytes }: ReadOptions = {},
): Promise<{ note?: Note; problems: readonly Problem[] }> {
  const fail = (code: string, message: string, remedy: string): { problems: readonly Problem[] } => ({
    problems: [{ severity: 'error', code, path: file.path, message, remedy }],
  });
  if (file.size > maxFileBytes) {
    const size = (file.size / 1024 / 1024).toFixed(1);
    const limit = (maxFileBytes / 1024 / 1024).toFixed(1);
    return fail('too-large', `has ${size} MB, the limit is ${limit} MB`, 'Split it into several notes.');
  }
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file.absolutePath);
  } catch (error) {
    return fail('unreadable', `cannot be read (${codeOf(error)})`, 'Check the file and its permissions.');
  }
  const { text, problems } = decodeBytes(file.path, bytes);
  if (text === undefined) return { problems };
  let htmlText: HtmlText | undefined;
  if (mayHoldHtml(text)) ({ htmlText } = await import('./html-text.ts'));
  try {
    const parsed = parseNote(file.path, text, htmlText ? { htmlText } : {});
    return { note: parsed.note, problems: [...problems, ...parsed.problems] };
  } catch (error) {
    return fail('unparseable', `cannot be parsed (${String(error)})`, 'Simplify its mark-up, or ignore it.');
  }
}
