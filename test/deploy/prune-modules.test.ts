import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pruneModules } from '../../scripts/prune-modules.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'stevedore-prune-')), 'node_modules');
  mkdirSync(folder);
});
afterEach(() => {
  rmSync(dirname(folder), { recursive: true, force: true });
});

/** Installs a package with these files, and prunes. @returns which of them are left. */
function left(
  name: string,
  files: Readonly<Record<string, string>>,
  manifest: object = { main: 'index.js' },
): string[] {
  install(name, { 'index.js': '', ...files }, manifest);
  pruneModules(folder, 'linux-x64-gnu');
  return Object.keys(files).filter((path) => existsSync(join(folder, name, path)));
}

function install(name: string, files: Readonly<Record<string, string>>, manifest: object = {}): void {
  for (const [path, text] of Object.entries({ ...files, 'package.json': JSON.stringify(manifest) })) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

describe('pruneModules', () => {
  it('takes out declarations, maps and readmes, and keeps licences and data', () => {
    const needless = {
      'index.d.ts': '',
      'a.d.mts': '',
      'b.js.map': '',
      'README.md': '',
      'tsconfig.json': '',
      '.eslintrc': '',
    };
    const needed = { 'LICENSE.md': '', NOTICE: '', 'words.txt': '', 'data.json': '{}', 'lib/c.mjs': '' };
    expect(left('a', { ...needless, ...needed })).toEqual(Object.keys(needed));
  });

  it('takes out folders of tests and sources, with packages inside of others', () => {
    expect(left('a', { 'test/a.js': '', 'src/b.js': '', 'docs/c.html': '', 'test/LICENSE': '' })).toEqual([
      'test/LICENSE',
    ]);
    expect(left('a/node_modules/@b/c', { 'tests/a.js': '' })).toEqual([]);
  });

  it.each([
    ['main', { main: './src/a.js' }],
    ['main without its ending', { main: 'src/a' }],
    ['main as a folder', { main: './src' }],
    ['an export', { exports: { '.': { node: { require: './src/a.js' } } } }],
    ['an export of many', { exports: { './*': './src/*.js' } }],
    ['a program', { bin: { a: 'src/a.js' } }],
  ])('keeps a folder that is named by %s', (_, manifest) => {
    const files = { 'src/a.js': '', 'src/index.js': '', 'src/deep/b.js': '' };
    expect(left('a', files, manifest)).toEqual(Object.keys(files));
  });

  it.each(["require('./src/a')", "import '../p/src/a.js';", 'const late = () => import(`./src/a.js`)'])(
    'keeps a folder that code of the package names: %s',
    (code) => {
      expect(left('p', { 'src/a.js': '', 'other.js': code })).toEqual(['src/a.js', 'other.js']);
    },
  );

  it('keeps the native build for this system, and all where that one is missing', () => {
    install('@libsql/linux-x64-gnu', { 'index.node': '' });
    expect(left('@libsql/linux-x64-musl', { 'index.node': '' })).toEqual([]);
    expect(existsSync(join(folder, '@libsql/linux-x64-gnu/index.node'))).toBe(true);
    expect(left('@other/linux-arm64-musl', { 'index.node': '' })).toEqual(['index.node']);
  });

  it('takes out a copy for CommonJS that nobody asks for', () => {
    expect(left('kysely', { 'dist/cjs/index.js': '', 'dist/esm/index.js': '' })).toEqual(['dist/esm/index.js']);
  });

  it.each([
    ['another package', 'other', "const { sql } = require('kysely')"],
    ['another package by a path in it', 'other', 'require("kysely/helpers/postgres")'],
    ['its own code', 'kysely', "require('./dist/cjs/index.js')"],
  ])('keeps a copy for CommonJS that %s asks for', (_, name, code) => {
    install(name, { 'asks.js': code });
    expect(left('kysely', { 'dist/cjs/index.js': '' })).toEqual(['dist/cjs/index.js']);
  });

  it('takes out packages that hold nothing but declarations', () => {
    install('@types/a', { 'index.d.ts': '', LICENSE: '' });
    install('b', { 'index.js': '' });
    pruneModules(folder);
    expect(existsSync(join(folder, '@types'))).toBe(false);
    expect(existsSync(join(folder, 'b/index.js'))).toBe(true);
  });

  it('tells how much went', () => {
    install('a', { 'index.js': 'code', 'README.md': '12345' });
    expect(pruneModules(folder)).toEqual({ files: 1, bytes: 5 });
  });
});
