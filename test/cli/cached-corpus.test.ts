import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCachedCorpus } from '../../src/cached-corpus.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { ConfigError } from '../../src/errors.ts';

let home: string;
let notes: string;
let folder: string;
let reads: number;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'stevedore-cache-'));
  notes = mkdtempSync(join(home, 'notes-'));
  folder = join(home, 'state', 'cache');
  writeFileSync(join(notes, 'pod.md'), '# Pod\n\nA pod runs.\n\n## More\n\n- one\n- two\n');
  reads = 0;
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

/** Long after the notes were written, so that their stamps are settled. */
const later = () => Date.now() + 60_000;

function read(over: Partial<Parameters<typeof readCachedCorpus>[1]> = {}, root = notes) {
  return readCachedCorpus(root, {
    folder,
    codeVersion: '1',
    now: later,
    read: (given) => {
      reads += 1;
      return readCorpus(given);
    },
    ...over,
  });
}

describe('readCachedCorpus', () => {
  it('reads once, and then gives the very same corpus without reading', async () => {
    const first = await read();
    const second = await read();
    expect(reads).toBe(1);
    expect(second).toEqual(first);
    expect(second).toEqual(await readCorpus(notes));
  });

  it.each([
    ['changes', () => writeFileSync(join(notes, 'pod.md'), '# Pod\n\nA pod runs!\n')],
    ['changes but for its size and time', () => rewriteKeepingTimes(join(notes, 'pod.md'))],
    ['is added', () => writeFileSync(join(notes, 'node.md'), '# Node\n')],
    ['gives names for one thing', () => writeFileSync(join(notes, 'synonyms.yaml'), '- [pod, capsule]\n')],
    ['is ignored', () => writeFileSync(join(notes, '.stevedoreignore'), 'node.md\n')],
  ])('reads again when a file %s', async (_, change) => {
    writeFileSync(join(notes, 'node.md'), '# Node\n\nA node runs pods.\n');
    await read();
    change();
    expect(await read()).toEqual(await readCorpus(notes));
    expect(reads).toBe(2);
  });

  it('reads again when the program is another', async () => {
    await read();
    await read({ codeVersion: '2' });
    expect(reads).toBe(2);
  });

  it('does not keep what was read while a file was so young that it could change unseen', async () => {
    await read({ now: () => Date.now() });
    await read();
    expect(reads).toBe(2);
  });

  it('tells folders apart, and keeps those used last', async () => {
    const roots = Array.from({ length: 10 }, (_, n) => {
      const root = mkdtempSync(join(home, 'many-'));
      writeFileSync(join(root, 'a.md'), `# Note ${n}\n\nText ${n}.\n`);
      return root;
    });
    for (const root of roots) await read({}, root);
    expect(readdirSync(folder)).toHaveLength(8);
    const last = await read({}, roots.at(-1));
    expect(last.notes[0]?.title).toBe('Note 9');
    expect(reads).toBe(10);
  });

  it('is as none when it is damaged or cannot be written', async () => {
    const corpus = await read();
    const file = join(folder, readdirSync(folder)[0] ?? '');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, readFileSync(file).subarray(0, 100));
    expect(await read()).toEqual(corpus);
    expect(await read({ folder: '/dev/null/cache' })).toEqual(corpus);
    expect(reads).toBe(3);
  });

  it('leaves it to the reading to say what is wrong with a folder', async () => {
    await expect(read({}, join(home, 'nowhere'))).rejects.toThrow(ConfigError);
  });
});

/** Same size, same modification time: only the change time, which nobody can set, tells. */
function rewriteKeepingTimes(file: string): void {
  const { atime, mtime } = statSync(file);
  writeFileSync(file, readFileSync(file, 'utf8').replace('runs', 'eats'));
  utimesSync(file, atime, mtime);
  chmodSync(file, 0o644);
}
