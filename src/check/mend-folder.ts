import { chmod, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decodeBytes } from '../corpus/decode-bytes.ts';
import { applyFixes, type Fixable, isFixable } from './apply-fixes.ts';
import type { Finding } from './finding.ts';
import type { Vault } from './vault.ts';

export interface Checked {
  readonly vault: Vault;
  readonly findings: readonly Finding[];
}

/** One fix may make room for another; this many times over is enough for all that are. */
const maxRounds = 5;

/**
 * Mends the files of a folder: what can be mended at once, then what is left, until nothing is. A file that has changed
 * since it was looked at is left alone.
 * @param again looks at the folder anew.
 * @returns what was mended, and how things stand afterwards.
 */
export async function mendFolder(
  first: Checked,
  again: () => Promise<Checked>,
): Promise<Checked & { readonly mended: readonly Finding[] }> {
  const mended: Finding[] = [];
  let now = first;
  for (let round = 0; round < maxRounds; round++) {
    const done = await mendOnce(now);
    if (done.length === 0) break;
    mended.push(...done);
    now = await again();
  }
  return { ...now, mended };
}

async function mendOnce({ vault, findings }: Checked): Promise<readonly Fixable[]> {
  const byPath = new Map<string, Fixable[]>();
  for (const finding of findings.filter(isFixable)) {
    const sameFile = byPath.get(finding.path);
    if (sameFile) sameFile.push(finding);
    else byPath.set(finding.path, [finding]);
  }
  const mended: Fixable[] = [];
  for (const [path, fixable] of byPath) {
    const before = vault.text(path);
    const { text, mended: done } = applyFixes(before, fixable);
    if (text !== before && (await replaceText(join(vault.corpus.root, path), before, text))) mended.push(...done);
  }
  return mended;
}

/** Writes beside the file and renames, so that nobody ever sees half of it. False where the file is not as it was. */
async function replaceText(path: string, before: string, text: string): Promise<boolean> {
  const file = await realpath(path);
  const bytes = await readFile(file);
  if (decodeBytes(file, bytes).written !== before) return false;
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';
  const { mode } = await stat(file);
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    await writeFile(beside, mark + text, { flag: 'wx' });
    await chmod(beside, mode & 0o7777);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  return true;
}
