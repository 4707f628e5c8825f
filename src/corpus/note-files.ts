import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Problem } from './note.ts';

/** A file that holds a note. */
export interface NoteFile {
  /** Relative to the corpus folder, with `/` between names. */
  readonly path: string;
  readonly absolutePath: string;
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
}

export const ignoreFileName = '.stevedoreignore';

const noteName = /\.(?:md|markdown|mdx|txt)$/i;

export const isNoteName = (name: string): boolean => noteName.test(name);
/** Hidden folders (`.obsidian`, `.git`, `.trash`) hold no notes. */
export const isHiddenName = (name: string): boolean => name.startsWith('.');

/** Every note below a folder, sorted by path. `root` is an absolute path without symbolic links. */
export async function listNoteFiles(root: string): Promise<{ files: NoteFile[]; problems: Problem[] }> {
  const ignored = await readIgnoreFile(root);
  const files = new Map<string, NoteFile>();
  const links: { path: string; folder: boolean; target: string }[] = [];
  const problems: Problem[] = [];
  const report = (severity: Problem['severity'], code: string, path: string, message: string, remedy: string): void => {
    problems.push({ severity, code, path, message, remedy });
  };

  const visit = async (folder: string): Promise<void> => {
    let entries: import('node:fs').Dirent[];
    try {
      entries = await readdir(join(root, folder), { withFileTypes: true });
    } catch (error) {
      report(
        'error',
        'unreadable-folder',
        folder,
        `cannot be listed (${codeOf(error)})`,
        'Give the process the right to read it, or ignore it.',
      );
      return;
    }
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isHiddenName(entry.name)) continue;
      if (entry.isSymbolicLink()) await follow(path);
      else if (entry.isDirectory()) {
        if (!ignored.ignores(`${path}/`)) await visit(path);
      } else if (entry.isFile() && isNoteName(entry.name) && !ignored.ignores(path)) await add(path);
    }
  };

  const add = async (path: string): Promise<void> => {
    const absolutePath = join(root, path);
    try {
      const { size, mtimeMs, ctimeMs } = await stat(absolutePath);
      files.set(path, { path, absolutePath, size, mtimeMs, ctimeMs });
    } catch (error) {
      report('error', 'unreadable', path, `cannot be read (${codeOf(error)})`, 'Check the file and its permissions.');
    }
  };

  const follow = async (path: string): Promise<void> => {
    let target: string;
    let folder: boolean;
    try {
      target = await realpath(join(root, path));
      const stats = await stat(target);
      folder = stats.isDirectory();
      // Reading a pipe or a device would never end.
      if (!folder && !stats.isFile()) return;
    } catch (error) {
      const loops = codeOf(error) === 'ELOOP';
      if (!loops && !isNoteName(path)) return;
      report(
        'error',
        loops ? 'link-loop' : 'broken-link',
        path,
        loops ? 'is a symbolic link that leads back to itself' : 'is a symbolic link to nothing',
        'Point it at a note, or delete it.',
      );
      return;
    }
    if (!folder && !isNoteName(path)) return;
    if (ignored.ignores(folder ? `${path}/` : path)) return;
    const inside = relative(root, target);
    if (inside === '..' || inside.startsWith(`..${sep}`) || inside === '') {
      const code = inside === '' ? 'link-loop' : 'link-leaves-corpus';
      const message =
        inside === ''
          ? 'is a symbolic link to the folder it stands in'
          : 'is a symbolic link that leaves the corpus folder; not followed';
      report('error', code, path, message, 'Copy the notes into the folder, or delete the link.');
      return;
    }
    if (folder && `${path}/`.startsWith(`${inside.split(sep).join('/')}/`)) {
      report('error', 'link-loop', path, 'is a symbolic link to a folder it stands in', 'Delete the link.');
      return;
    }
    links.push({ path, folder, target });
  };

  await visit('');

  // Links come last: what is read under its own name already is not read again.
  const read = new Set([...files.values()].map((file) => file.absolutePath));
  for (let link = links.shift(); link; link = links.shift()) {
    if (read.has(link.target)) continue;
    read.add(link.target);
    if (!link.folder) {
      await add(link.path);
      continue;
    }
    if (!isVisible(relative(root, link.target))) await visit(link.path);
  }
  return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), problems };
}

/** Whether the walk reaches a path by itself. */
const isVisible = (path: string): boolean => !path.split(sep).some(isHiddenName);

async function readIgnoreFile(root: string): Promise<Ignore> {
  const rules = ignore();
  try {
    rules.add(await readFile(join(root, ignoreFileName), 'utf8'));
  } catch {
    // There is none.
  }
  return rules;
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
