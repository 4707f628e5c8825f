import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyFixes, type Fixable } from '../../src/check/apply-fixes.ts';
import { checkVault } from '../../src/check/check-vault.ts';
import { type Checked, mendFolder } from '../../src/check/mend-folder.ts';
import { rules } from '../../src/check/rules/index.ts';
import { folderWith } from '../corpus/folder.ts';
import { vaultOf } from './vault-of.ts';

const mendable = rules.filter(({ code }) => ['empty-item', 'double-encoded', 'listed-twice'].includes(code));

/** Looks at one file of a folder on disk. */
function lookAt(root: string, path: string): () => Promise<Checked> {
  return async () => {
    const vault = vaultOf({ [path]: await readFile(join(root, path), 'utf8') });
    const placed = { ...vault, corpus: { ...vault.corpus, root } };
    return { vault: placed, findings: await checkVault(placed, mendable) };
  };
}

describe('mending a folder', () => {
  it('mends all there is, keeps mode and line ends, and finds nothing more to mend', async () => {
    const root = await folderWith({ 'a.md': '---\r\ntags: [a, a]\r\n---\r\nA podâ€™s life.\r\n\r\n- one\r\n-\r\n' });
    await chmod(join(root, 'a.md'), 0o640);
    const look = lookAt(root, 'a.md');
    const { mended, findings } = await mendFolder(await look(), look);
    expect(mended.map(({ code }) => code).sort()).toEqual(['double-encoded', 'empty-item', 'listed-twice']);
    expect(findings).toEqual([]);
    expect(await readFile(join(root, 'a.md'), 'utf8')).toBe(
      '---\r\ntags: [a]\r\n---\r\nA pod’s life.\r\n\r\n- one\r\n',
    );
    expect((await stat(join(root, 'a.md'))).mode & 0o777).toBe(0o640);
    expect((await mendFolder(await look(), look)).mended).toEqual([]);
  });

  it('leaves alone a file that changed after it was looked at', async () => {
    const root = await folderWith({ 'a.md': '- one\n-\n' });
    const look = lookAt(root, 'a.md');
    const first = await look();
    await writeFile(join(root, 'a.md'), '- one\n-\n- two\n');
    expect((await mendFolder(first, look)).mended).toEqual([]);
    expect(await readFile(join(root, 'a.md'), 'utf8')).toBe('- one\n-\n- two\n');
  });

  it('keeps the mark at the start of a file', async () => {
    const root = await folderWith({ 'a.md': '\ufeff- one\n-\n' });
    const look = lookAt(root, 'a.md');
    await mendFolder(await look(), look);
    expect(await readFile(join(root, 'a.md'), 'utf8')).toBe('\ufeff- one\n');
  });
});

describe('applying fixes', () => {
  const fix = (...edits: (readonly [number, number, string])[]): Fixable => ({
    ...{ severity: 'warning', code: 'x', path: 'a.md', message: 'm', remedy: 'r' },
    fix: edits.map(([start, end, text]) => ({ start, end, text })),
  });

  it('does all of a fix or nothing of it', () => {
    const first = fix([0, 1, 'A'], [4, 5, 'E']);
    const clash = fix([2, 3, 'C'], [4, 5, '?']);
    expect(applyFixes('abcdef', [first, clash])).toEqual({ text: 'AbcdEf', mended: [first] });
  });

  it('does two that meet, and one of two at the same place', () => {
    expect(applyFixes('abc', [fix([0, 1, '']), fix([1, 2, ''])]).text).toBe('c');
    expect(applyFixes('abc', [fix([1, 1, 'x']), fix([1, 1, 'y'])]).text).toBe('axbc');
  });
});
