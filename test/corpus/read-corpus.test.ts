import { link, mkdir, realpath, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/corpus/note.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { ConfigError } from '../../src/errors.ts';
import { folderWith, put } from './folder.ts';

const paths = async (root: string): Promise<string[]> => (await readCorpus(root)).notes.map(({ path }) => path);
const summary = (problems: readonly Problem[]) => problems.map(({ severity, code, path }) => [severity, code, path]);

describe('a folder of notes', () => {
  test('gives every note below it, sorted by path, and nothing else', async () => {
    const root = await folderWith({
      'b.md': 'B.',
      'a/deep/c.markdown': 'C.',
      'a/d.MDX': 'D.',
      'a/e.txt': 'E.',
      'a/image.png': new Uint8Array([1]),
      'a/page.html': '<p>x</p>',
      '.obsidian/x.md': 'X.',
      'a/.trash/y.md': 'Y.',
      '.hidden.md': 'Z.',
    });
    const corpus = await readCorpus(root);
    expect(corpus.notes.map(({ path }) => path)).toEqual(['a/d.MDX', 'a/deep/c.markdown', 'a/e.txt', 'b.md']);
    expect(corpus.root).toBe(root);
    expect(corpus.problems).toEqual([]);
    expect(corpus.synonyms).toEqual([]);
  });

  test('may have names with spaces, emoji, other scripts and signs', async () => {
    const names = ['my notes #1.md', '🚀 go.md', 'コンテナ.md', 'cafe\u0301.md', 'a&b [x] (y) %20.md', "it's.md"];
    const root = await folderWith(Object.fromEntries(names.map((name) => [`été/${name}`, 'Text.'])));
    expect((await paths(root)).toSorted()).toEqual(names.map((name) => `été/${name}`).toSorted());
  });

  test('leaves out what .stevedoreignore says', async () => {
    const root = await folderWith({
      '.stevedoreignore': '# drafts\ndrafts/\n*.txt\n!keep.txt\n/top.md\n',
      'drafts/a.md': 'A.',
      'x/drafts/b.md': 'B.',
      'c.txt': 'C.',
      'keep.txt': 'K.',
      'top.md': 'T.',
      'x/top.md': 'T.',
    });
    expect(await paths(root)).toEqual(['keep.txt', 'x/top.md']);
  });

  test('may be given through a symbolic link', async () => {
    const root = await folderWith({ 'notes/a.md': 'A.' });
    await symlink('notes', join(root, 'linked'));
    const corpus = await readCorpus(join(root, 'linked'));
    expect(corpus.root).toBe(await realpath(join(root, 'notes')));
    expect(corpus.notes).toHaveLength(1);
  });
});

describe('symbolic links', () => {
  test('that lead nowhere, in circles or out are reported and not followed', async () => {
    const outside = await folderWith({ 'secret.md': 'Secret.', 'more/x.md': 'X.' });
    const root = await folderWith({ 'a.md': 'A.', 'sub/b.md': 'B.' });
    await symlink('gone.md', join(root, 'broken.md'));
    await symlink('circle.md', join(root, 'circle.md'));
    await symlink('..', join(root, 'sub/up'));
    await symlink('../sub', join(root, 'sub/self'));
    await symlink(join(outside, 'secret.md'), join(root, 'out.md'));
    await symlink(join(outside, 'more'), join(root, 'out'));
    await symlink('/dev/zero', join(root, 'endless.md'));
    await symlink('nowhere', join(root, 'no-note'));
    const corpus = await readCorpus(root);
    expect(corpus.notes.map(({ path }) => path)).toEqual(['a.md', 'sub/b.md']);
    expect(summary(corpus.problems).toSorted()).toEqual([
      ['error', 'broken-link', 'broken.md'],
      ['error', 'link-leaves-corpus', 'out'],
      ['error', 'link-leaves-corpus', 'out.md'],
      ['error', 'link-loop', 'circle.md'],
      ['error', 'link-loop', 'sub/self'],
      ['error', 'link-loop', 'sub/up'],
    ]);
    for (const { remedy } of corpus.problems) expect(remedy).not.toBe('');
  });

  test('inside the folder give each note once', async () => {
    const root = await folderWith({ 'z/a.md': 'A.', '.store/b.md': 'B.', '.store/c/d.md': 'D.' });
    await symlink('z/a.md', join(root, 'again.md'));
    await symlink('z', join(root, 'all-again'));
    await symlink('.store/b.md', join(root, 'b.md'));
    await symlink('.store/c', join(root, 'c'));
    const corpus = await readCorpus(root);
    expect(corpus.notes.map(({ path }) => path)).toEqual(['b.md', 'c/d.md', 'z/a.md']);
    expect(corpus.problems).toEqual([]);
  });

  test('that are hard are notes of their own', async () => {
    const root = await folderWith({ 'a.md': 'A.' });
    await link(join(root, 'a.md'), join(root, 'b.md'));
    expect(await paths(root)).toEqual(['a.md', 'b.md']);
  });
});

describe('a file that cannot be served', () => {
  test('is reported with what to do, and the rest is served', async () => {
    const root = await folderWith({
      'good.md': 'Good.',
      'binary.txt': new Uint8Array(200),
      'deep.md': `Text.\n\n${'> '.repeat(5000)}x`,
      'large.md': `${'Some words here.\n\n'.repeat(60_000)}`,
    });
    const corpus = await readCorpus(root, { maxFileBytes: 1_000_000 });
    expect(corpus.notes.map(({ path }) => path)).toEqual(['good.md']);
    expect(summary(corpus.problems)).toEqual([
      ['error', 'binary-file', 'binary.txt'],
      ['error', 'too-deep', 'deep.md'],
      ['error', 'too-large', 'large.md'],
    ]);
    expect(corpus.problems[1]?.line).toBe(3);
    expect(corpus.problems[2]?.message).toMatch(/1\.0 MB.*1\.0 MB/);
  });

  test('may be larger than the limit by far', async () => {
    const root = await folderWith({ 'a.md': 'A.', 'huge.md': new Uint8Array(20 * 1024 * 1024).fill(97) });
    const { notes, problems } = await readCorpus(root);
    expect(notes).toHaveLength(1);
    expect(problems).toMatchObject([
      { code: 'too-large', path: 'huge.md', message: expect.stringContaining('20.0 MB') },
    ]);
  });

  test('does not hide the warnings of those that can', async () => {
    const root = await folderWith({
      'a.md': '---\ntitle: a: b\n---\nText.',
      'b.md': Uint8Array.from([0x63, 0x61, 0x66, 0xe9]),
      'c.md': '---\nverified: never\n---\nText.',
    });
    const corpus = await readCorpus(root);
    expect(corpus.notes).toHaveLength(3);
    expect(corpus.problems.map(({ severity, code, path, line }) => [severity, code, path, line])).toEqual([
      ['warning', 'front-matter-invalid', 'a.md', 2],
      ['warning', 'not-utf-8', 'b.md', 1],
      ['warning', 'front-matter-type', 'c.md', 2],
    ]);
  });
});

describe('a corpus without notes stops the start, saying what to do', () => {
  const failure = async (root: string): Promise<ConfigError> => {
    const error = await readCorpus(root).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ConfigError);
    return error as ConfigError;
  };

  test('when there is no such folder', async () => {
    const root = join(await folderWith(), 'gone');
    expect((await failure(root)).problems).toEqual([
      expect.stringContaining(`${root}: there is no such folder. Point --corpus or CORPUS_DIR`),
    ]);
  });

  test('when it is a file', async () => {
    const root = await folderWith({ 'a.md': 'A.' });
    expect((await failure(join(root, 'a.md'))).message).toContain('is a file, not a folder');
  });

  test('when it holds no note', async () => {
    const root = await folderWith({ 'a.png': 'x' });
    expect((await failure(root)).message).toContain('holds no readable note');
  });

  test('when no note can be read, with the reason for each', async () => {
    const root = await folderWith({ 'a.md': new Uint8Array(100) });
    expect((await failure(root)).problems[1]).toMatch(/^a\.md: .*zero.*\. Save it/);
  });
});

describe('synonyms.yaml', () => {
  const synonyms = async (text: string) => {
    const root = await folderWith({ 'a.md': 'A.', 'synonyms.yaml': text });
    const corpus = await readCorpus(root);
    return { groups: corpus.synonyms, problems: corpus.problems };
  };

  test('is a list of groups or a mapping', async () => {
    expect(await synonyms('- [k8s, Kubernetes]\n- [VM, virtual machine, 7]\n')).toEqual({
      groups: [
        ['k8s', 'Kubernetes'],
        ['VM', 'virtual machine', '7'],
      ],
      problems: [],
    });
    expect(await synonyms('k8s: [Kubernetes, kube]\nVM: virtual machine\n')).toMatchObject({
      groups: [
        ['k8s', 'Kubernetes', 'kube'],
        ['VM', 'virtual machine'],
      ],
    });
    expect((await synonyms('# nothing yet\n')).problems).toEqual([]);
  });

  test('that cannot be read is reported', async () => {
    const root = await folderWith({ 'a.md': 'A.', 'synonyms.yaml/x': '' });
    expect((await readCorpus(root)).problems).toMatchObject([
      { code: 'synonyms-invalid', path: 'synonyms.yaml', message: expect.stringContaining('EISDIR') },
    ]);
  });

  test('reports with the line what it cannot use, and uses the rest', async () => {
    expect(await synonyms('- [k8s, Kubernetes]\n- [alone]\n- x\n- [a, [b]]\n')).toMatchObject({
      groups: [['k8s', 'Kubernetes']],
      problems: [2, 3, 4].map((line) => ({
        severity: 'warning',
        code: 'synonyms-invalid',
        path: 'synonyms.yaml',
        line,
      })),
    });
    expect(await synonyms('just text')).toMatchObject({
      groups: [],
      problems: [{ code: 'synonyms-invalid', line: 1 }],
    });
    expect(await synonyms('- [a, b]\n- [c\n')).toMatchObject({ groups: [], problems: [{ code: 'synonyms-invalid' }] });
  });
});

test('a folder in place of a note is walked, and one that turns into a note is read', async () => {
  const root = await folderWith({ 'a.md': 'A.' });
  await mkdir(join(root, 'folder.md'));
  await put(root, 'folder.md/b.md', 'B.');
  expect(await paths(root)).toEqual(['a.md', 'folder.md/b.md']);
  await rename(join(root, 'folder.md/b.md'), join(root, 'b.md'));
  expect(await paths(root)).toEqual(['a.md', 'b.md']);
});
