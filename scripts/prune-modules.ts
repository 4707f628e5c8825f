// Takes out of installed packages what a running program never opens, for a small image:
//   node scripts/prune-modules.ts node_modules
// Type declarations, source maps, readmes, settings of the packages' own tools, folders of tests and examples, native builds for
// other systems, and the second copy where a package ships one for each module system. Licences stay, and so does what might be
// needed after all, since a package's own files or its package.json name it. load-modules.mjs shows afterwards that all loads.
// Node.js 24 runs it as it is.
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const licence = /licen[cs]e|notice|copying|copyright|authors/i;
/** Node.js refuses to run TypeScript inside of node_modules, so that no package can need its own. */
const needlessFile =
  /(\.(ts|mts|cts|map|flow|tsbuildinfo|md|markdown)|^\.(eslintrc|nycrc|editorconfig|npmignore|prettierrc|prettierignore|jshintrc|taprc)(\..*)?|^\.travis\.yml|^tsconfig.*\.json)$/i;
const needlessFolder = /^(\.github|__tests__|benchmarks?|coverage|docs?|examples?|src|tests?|typings)$/;

/** Copies for a module system (or for browsers) that nothing here loads. Those that CommonJS may not ask for stand first. */
interface Double {
  readonly name: string;
  readonly is: (path: string) => boolean;
  /** CommonJS may ask for the package, only not for this copy. */
  readonly forRequireToo?: boolean;
}

const doubles: readonly Double[] = [
  { name: '@hono/node-server', is: (path) => path.endsWith('.cjs') },
  { name: 'hono', is: (path) => path.startsWith('dist/cjs/') },
  { name: 'kysely', is: (path) => /^(dist\/cjs|helpers)\//.test(path) },
  { name: 'zod', is: (path) => path.endsWith('.cjs') },
  { name: 'minisearch', is: (path) => /^dist\/(cjs|umd)\//.test(path) },
  { name: 'ts-fsrs', is: (path) => /\.(cjs|umd\.js)$/.test(path) },
  { name: 'yaml', is: (path) => path.startsWith('browser/'), forRequireToo: true },
  { name: 'lodash', is: (path) => /^(fp\/|fp\.js$|.*\.min\.js$)/.test(path), forRequireToo: true },
];

/**
 * @param folder a node_modules folder
 * @param target the end of the names of packages with native builds for the system, such as linux-x64-gnu
 * @returns how many files and bytes went
 */
export function pruneModules(folder: string, target = currentTarget()): { files: number; bytes: number } {
  const before = measure(folder);
  const packages = packagesIn(folder);
  for (const root of packages) pruneNative(root, target);
  for (const root of packages.filter(existsSync)) pruneFiles(root);
  for (const root of packages.filter(existsSync)) pruneFolders(root);
  for (const double of doubles) pruneDouble(folder, double);
  for (const root of packages.filter(existsSync)) pruneEmptied(root);
  removeEmpty(folder);
  const after = measure(folder);
  return { files: before.files - after.files, bytes: before.bytes - after.bytes };
}

/** Folders of all packages, those inside of others included. */
function packagesIn(folder: string): readonly string[] {
  return filesIn(folder)
    .filter((path) => basename(path) === 'package.json' && /(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/.test(dirname(path)))
    .map((path) => dirname(path));
}

/** A package of one native build, in a scope with the same for other systems: `@libsql/linux-x64-musl` beside `…-gnu`. */
function pruneNative(root: string, target: string): void {
  const system = /^(android|darwin|freebsd|linux|linuxmusl|win32)-[a-z0-9-]+$/;
  // Without the right one beside it nothing is certain.
  if (!system.test(basename(root)) || basename(root) === target || !existsSync(join(dirname(root), target))) return;
  rmSync(root, { recursive: true });
}

function pruneFiles(root: string): void {
  for (const path of ownFiles(root)) {
    const name = basename(path);
    if (needlessFile.test(name) && !licence.test(name)) rmSync(path);
  }
}

function pruneFolders(root: string): void {
  const folders = new Set<string>();
  for (const path of ownFiles(root)) {
    const parts = relative(root, path).split(sep).slice(0, -1);
    const depth = parts.findIndex((part) => needlessFolder.test(part));
    if (depth >= 0) folders.add(join(root, ...parts.slice(0, depth + 1)));
  }
  for (const folder of folders) {
    const inside = (path: string) => path === folder || path.startsWith(folder + sep);
    if (namedPaths(root, (path) => !inside(path)).some(inside)) continue;
    for (const path of filesIn(folder)) if (!licence.test(basename(path))) rmSync(path);
  }
}

function pruneDouble(folder: string, { name, is, forRequireToo = false }: Double): void {
  const root = join(folder, name);
  if (!existsSync(root)) return;
  const drops = (path: string) => is(relative(root, path).split(sep).join('/'));
  const dropped = ownFiles(root).filter(drops);
  if (namedPaths(root, (path) => !drops(path), { manifest: false }).some((path) => dropped.includes(path))) return;
  const asked = new RegExp(`require\\(\\s*['"]${name}${forRequireToo ? '/(fp|browser)' : ''}['"/]`);
  const others = filesIn(folder).filter((path) => isCode(path) && !path.startsWith(root + sep));
  if (others.some((path) => asked.test(readFileSync(path, 'utf8')))) return;
  for (const path of dropped) rmSync(path);
}

/** A package of type declarations alone has nothing left but what describes it. */
function pruneEmptied(root: string): void {
  const left = filesIn(root).filter((path) => !licence.test(basename(path)));
  if (left.every((path) => path === join(root, 'package.json'))) rmSync(root, { recursive: true });
}

/** Paths in the package that its manifest and its own code name, as far as the text of them tells. */
function namedPaths(root: string, among: (path: string) => boolean, { manifest = true } = {}): readonly string[] {
  const named: string[] = [];
  const name = (from: string, text: string) => {
    const path = resolve(from, text);
    named.push(path, `${path}.js`, `${path}.cjs`, join(path, 'index.js'));
  };
  if (manifest) {
    const { main, module, exports, imports, bin, browser } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    for (const text of stringsIn([main, module, exports, imports, bin, browser]))
      name(root, text.replace(/\/?\*.*$/, ''));
  }
  for (const path of ownFiles(root).filter((path) => isCode(path) && among(path))) {
    for (const [, text = ''] of readFileSync(path, 'utf8').matchAll(/['"`](\.{1,2}\/[^'"`\s]*)['"`]/g))
      name(dirname(path), text);
  }
  return named;
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

const isCode = (path: string) => ['.js', '.cjs', '.mjs'].includes(extname(path));

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Without those of packages inside of it. */
function ownFiles(root: string): string[] {
  return filesIn(root).filter((path) => !relative(root, path).split(sep).includes('node_modules'));
}

function removeEmpty(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmpty(join(folder, entry.name));
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

function measure(folder: string) {
  const files = filesIn(folder);
  return { files: files.length, bytes: files.reduce((sum, path) => sum + statSync(path).size, 0) };
}

function currentTarget(): string {
  const { platform, arch } = process;
  if (platform !== 'linux') return `${platform}-${arch}${platform === 'win32' ? '-msvc' : ''}`;
  const report: { header?: { glibcVersionRuntime?: string } } = process.report.getReport();
  const libc = report.header?.glibcVersionRuntime === undefined ? 'musl' : 'gnu';
  return `linux-${arch}-${libc}${arch === 'arm' ? 'eabihf' : ''}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    process.stderr.write('usage: node scripts/prune-modules.ts node_modules\n');
    process.exit(2);
  }
  const { files, bytes } = pruneModules(resolve(folder));
  process.stdout.write(`${files} files with ${(bytes / 1e6).toFixed(1)} MB taken out of ${folder}.\n`);
}
