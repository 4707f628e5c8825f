import { constants, type Dirent } from 'node:fs';
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, posix, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { ignoreFileName, isHiddenName } from '../corpus/note-files.ts';
import { splitAddress } from './addresses.ts';

/** Images that browsers show and that cannot act; an SVG could, and so is only shown within a page or saved. */
const imageTypes: Readonly<Record<string, string>> = {
  ...{ '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif' },
  ...{ '.webp': 'image/webp', '.avif': 'image/avif', '.svg': 'image/svg+xml' },
};

const maxImageBytes = 10 * 1024 * 1024;
/** Files beyond it are not looked at. */
const mostFiles = 100_000;

/** The images in a folder of notes. */
export interface ImageFiles {
  /** Path of the image that an address in the note `from` means; nothing where there is none. */
  find(url: string, from: string): string | undefined;
  has(path: string): boolean;
}

/** Looks for them. What is hidden or ignored, and what a link leads out of the folder to, is not among them. */
export async function listImages(root: string): Promise<ImageFiles> {
  const ignored = await readIgnored(root);
  const byPath = new Map<string, string>();
  const byName = new Map<string, string[]>();
  let seen = 0;
  const visit = async (folder: string): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((): Dirent[] => []);
    for (const entry of entries) {
      if (seen++ > mostFiles) return;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isHiddenName(entry.name)) continue;
      if (entry.isDirectory()) {
        if (!ignored.ignores(`${path}/`)) await visit(path);
      } else if (typeOf(path) !== undefined && !ignored.ignores(path)) {
        byPath.set(path.normalize(), path);
        const name = keyOf(basename(path));
        byName.set(name, [...(byName.get(name) ?? []), path]);
      }
    }
  };
  await visit('');

  return {
    has: (path) => byPath.get(path.normalize()) === path,
    find(url, from) {
      const address = splitAddress(url);
      if (address === undefined || address.target === '') return undefined;
      const { target } = address;
      const beside = byPath.get(posix.normalize(posix.join(posix.dirname(from), target)).normalize());
      if (beside !== undefined) return beside;
      const wanted = keyOf(posix.normalize(target.replace(/^[./]+/, '')));
      const named = byName.get(keyOf(posix.basename(target))) ?? [];
      return named.find((path) => keyOf(path) === wanted || keyOf(path).endsWith(`/${wanted}`));
    },
  };
}

const keyOf = (path: string): string => path.normalize().toLowerCase();

const typeOf = (path: string): string | undefined => imageTypes[extname(path).toLowerCase()];

async function readIgnored(root: string): Promise<Ignore> {
  const text = await readFile(join(root, ignoreFileName), 'utf8').catch(() => '');
  return ignore().add(text);
}

export interface ImageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** The image of a path that `listImages` found; nothing where it is gone, too large, or not in the folder (any more). */
export async function readImage(root: string, path: string): Promise<ImageFile | undefined> {
  const type = typeOf(path);
  if (type === undefined) return undefined;
  try {
    const file = await realpath(join(root, path));
    if (!file.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) return undefined;
    // A link may lead to what is hidden or ignored, or is no image. A Kubernetes volume is made of links into such as `..2026_11_22`.
    const target = relative(root, file).split(sep);
    if (target.some((name) => isHiddenName(name) && !name.startsWith('..'))) return undefined;
    if (typeOf(file) !== type) return undefined;
    if ((await readIgnored(root)).ignores(target.join('/'))) return undefined;
    const stats = await stat(file);
    if (!stats.isFile() || stats.size > maxImageBytes) return undefined;
    // Whoever turns it into a link just now is not followed.
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      return { bytes: new Uint8Array(await handle.readFile()), type };
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}
