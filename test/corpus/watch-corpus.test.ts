import { mkdir, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createCorpusReader } from '../../src/corpus/corpus-reader.ts';
import type { Corpus } from '../../src/corpus/note.ts';
import { watchCorpus } from '../../src/corpus/watch-corpus.ts';
import type { LogFields, Logger } from '../../src/logger.ts';
import { folderWith, put } from './folder.ts';

interface Log {
  readonly level: string;
  readonly message: string;
  readonly fields: LogFields;
}

interface Pace {
  readonly poll?: boolean;
  readonly quietMs?: number;
  readonly maxWaitMs?: number;
}

async function watched(files: Readonly<Record<string, string>>, pace?: Pace) {
  const root = await folderWith(files);
  return { root, ...(await watchFolder(root, async () => {}, pace)) };
}

async function watchFolder(root: string, betweenReadAndWatch: () => Promise<void> = async () => {}, pace: Pace = {}) {
  const logs: Log[] = [];
  const seen: Corpus[] = [];
  const log =
    (level: string) =>
    (message: string, fields: LogFields = {}): void => {
      logs.push({ level, message, fields });
    };
  const logger: Logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  const reader = createCorpusReader(root);
  const from = await reader.read();
  seen.push(from);
  await betweenReadAndWatch();
  const stop = await watchCorpus(reader, { from, onChange: (corpus) => void seen.push(corpus), logger, ...pace });
  onTestFinished(stop);
  return { logs, seen, stop, latest: () => seen.at(-1) as Corpus };
}

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 5000, interval: 25 });

const paths = (corpus: Corpus): string[] => corpus.notes.map(({ path }) => path);
const text = (corpus: Corpus, path: string): string | undefined =>
  corpus.notes
    .find((note) => note.path === path)
    ?.chunks.flatMap(({ blocks }) => blocks)
    .flatMap(({ sentences }) => sentences)
    .map((sentence) => sentence.text)
    .join(' ');

describe('a watched corpus', () => {
  test('takes up an edit and leaves the other notes as they were', async () => {
    const { root, seen, latest } = await watched({ 'a.md': 'Old text.', 'b.md': 'Another note.' });
    await writeFile(join(root, 'a.md'), 'New text.');
    await until(() => expect(text(latest(), 'a.md')).toBe('New text.'));
    expect(latest().notes[1]).toBe(seen[0]?.notes[1]);
  });

  test('takes up an edit that came before the watch was set up', async () => {
    const root = await folderWith({ 'a.md': 'Old text.' });
    const { latest } = await watchFolder(root, () => writeFile(join(root, 'a.md'), 'A newer text.'));
    await until(() => expect(text(latest(), 'a.md')).toBe('A newer text.'));
  });

  test('waits until the watch is set up, which tells of links before', async () => {
    // One folder in the other, so that the setting up goes on for a while after the link was seen.
    const root = await folderWith({ 'a.md': 'One.', [`${'deep/'.repeat(40)}a.md`]: 'Deep.' });
    await symlink('a.md', join(root, 'link.md'));
    const { latest } = await watchFolder(root, () => writeFile(join(root, 'b.md'), 'Two.'), { quietMs: 0 });
    await until(() => expect(paths(latest())).toContain('b.md'));
  });

  test('takes up an edit that keeps size and times', async () => {
    const root = await folderWith({ 'a.md': 'One two.' });
    const reader = createCorpusReader(root);
    const before = await reader.read();
    expect(await reader.read()).toBe(before);
    expect((await reader.read(new Set(['a.md']))).notes[0]).not.toBe(before.notes[0]);
  });

  test('takes up new notes, new folders and renamed folders', async () => {
    const { root, latest } = await watched({ 'a.md': 'One.' });
    await put(root, 'deep/down/b.md', 'Two.');
    await until(() => expect(paths(latest())).toEqual(['a.md', 'deep/down/b.md']));
    await rename(join(root, 'deep'), join(root, 'high'));
    await until(() => expect(paths(latest())).toEqual(['a.md', 'high/down/b.md']));
    await put(root, 'high/down/b.md', 'Three.');
    await until(() => expect(text(latest(), 'high/down/b.md')).toBe('Three.'));
  });

  test('forgets a deleted note', async () => {
    const { root, latest } = await watched({ 'a.md': 'One.', 'b.md': 'Two.' });
    await unlink(join(root, 'b.md'));
    await until(() => expect(paths(latest())).toEqual(['a.md']));
  });

  test('takes up a save that writes a new file and renames it, more than once', async () => {
    const { root, latest } = await watched({ 'a.md': 'Version 0.' });
    for (const version of [1, 2, 3]) {
      await writeFile(join(root, '.a.md.swp'), `Version ${version}.`);
      await rename(join(root, '.a.md.swp'), join(root, 'a.md'));
      await until(() => expect(text(latest(), 'a.md')).toBe(`Version ${version}.`));
    }
  });

  test('keeps the last good version of a note whose front matter broke, and says so once', async () => {
    const { root, latest, logs } = await watched({ 'a.md': '---\ntitle: A\n---\nGood.', 'b.md': 'Two.' });
    await put(root, 'a.md', '---\ntitle: A: B\n---\nBad.');
    const complaints = () => logs.filter(({ level }) => level === 'warn');
    await until(() => expect(complaints()).toHaveLength(1));
    expect(complaints()[0]?.message).toContain('its last good version is served');
    expect(complaints()[0]?.fields).toMatchObject({ path: 'a.md', line: 2, remedy: expect.any(String) });
    await put(root, 'b.md', 'Three.');
    await until(() => expect(text(latest(), 'b.md')).toBe('Three.'));
    expect(text(latest(), 'a.md')).toBe('Good.');
    expect(complaints()).toHaveLength(1);
    await put(root, 'a.md', '---\ntitle: A\n---\nMended.');
    await until(() => expect(text(latest(), 'a.md')).toBe('Mended.'));
    expect(latest().problems).toEqual([]);
  });

  test('keeps a note that turned into something else than text', async () => {
    const { root, latest, logs } = await watched({ 'a.md': 'Good.', 'b.md': 'Two.' });
    await writeFile(join(root, 'a.md'), new Uint8Array(500));
    await until(() => expect(logs.some(({ level }) => level === 'warn')).toBe(true));
    expect(text(latest(), 'a.md')).toBe('Good.');
  });

  test('keeps the corpus when the last note goes, and goes on when one comes back', async () => {
    const { root, seen, latest, logs } = await watched({ 'a.md': 'One.' });
    await unlink(join(root, 'a.md'));
    await until(() => expect(logs.filter(({ level }) => level === 'error')).toHaveLength(1));
    expect(seen).toHaveLength(1);
    await put(root, 'c.md', 'Back.');
    await until(() => expect(paths(latest())).toEqual(['c.md']));
  });

  test('takes up synonyms and the ignore file, and keeps good synonyms when the file breaks', async () => {
    const { root, latest, logs } = await watched({ 'a.md': 'One.', 'b.md': 'Two.' });
    await put(root, 'synonyms.yaml', '- [k8s, Kubernetes]\n');
    await until(() => expect(latest().synonyms).toEqual([['k8s', 'Kubernetes']]));
    await put(root, 'synonyms.yaml', '- [k8s, Kubernetes\n- {');
    await until(() => expect(logs.some(({ level }) => level === 'warn')).toBe(true));
    expect(latest().synonyms).toEqual([['k8s', 'Kubernetes']]);
    await put(root, '.stevedoreignore', 'b.md\n');
    await until(() => expect(paths(latest())).toEqual(['a.md']));
  });

  test('follows a volume whose links are turned over at once', async () => {
    const root = await folderWith({ '..one/a.md': 'One.', '..two/a.md': 'Two.' });
    await symlink('..one', join(root, '..data'));
    await symlink('..data/a.md', join(root, 'a.md'));
    const { latest } = await watchFolder(root);
    expect(text(latest(), 'a.md')).toBe('One.');
    await symlink('..two', join(root, '..tmp'));
    await rename(join(root, '..tmp'), join(root, '..data'));
    await rm(join(root, '..one'), { recursive: true });
    await until(() => expect(text(latest(), 'a.md')).toBe('Two.'));
  });

  test('is asked again and again where the file system reports nothing', async () => {
    const { root, latest } = await watched({ 'a.md': 'Old text.' }, { poll: true });
    await put(root, 'a.md', 'New text.');
    await put(root, 'sub/b.md', 'More.');
    await until(() => expect(paths(latest())).toEqual(['a.md', 'sub/b.md']));
    await until(() => expect(text(latest(), 'a.md')).toBe('New text.'));
  });

  test('may lie in a folder that goes and comes back', async () => {
    const { root, latest, logs } = await watched({ 'a.md': 'One.' });
    await rm(root, { recursive: true });
    await until(() => expect(logs.some(({ level }) => level === 'error')).toBe(true));
    await put(root, 'a.md', 'Two.');
    await until(() => expect(text(latest(), 'a.md')).toBe('Two.'));
    await put(root, 'a.md', 'Three.');
    await until(() => expect(text(latest(), 'a.md')).toBe('Three.'));
  });

  test('does not wait for the end of changes that keep coming', async () => {
    const { root, seen } = await watched({ 'a.md': 'Version 0.' }, { quietMs: 1000, maxWaitMs: 200 });
    let version = 0;
    const writing = setInterval(() => void put(root, 'a.md', `Version ${++version}.`), 50);
    onTestFinished(() => clearInterval(writing));
    await until(() => expect(seen.length).toBeGreaterThan(2));
  });

  test('says nothing when a file is written that holds the same or is no note', async () => {
    const { root, seen, latest } = await watched({ 'a.md': 'One.', 'b.md': 'Two.' });
    await put(root, 'image.png', 'x');
    await put(root, '.obsidian/workspace.md', 'x');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await put(root, 'b.md', 'Three.');
    await until(() => expect(text(latest(), 'b.md')).toBe('Three.'));
    expect(seen).toHaveLength(2);
  });

  test('says nothing after it was stopped', async () => {
    const { root, seen, stop } = await watched({ 'a.md': 'One.' });
    await stop();
    await mkdir(join(root, 'x'));
    await put(root, 'x/b.md', 'Two.');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(seen).toHaveLength(1);
  });
});
