// Loads all of the compiled program, and every package that it names anywhere, to show that nothing is missing:
//   node scripts/load-modules.mjs dist
// Packages are looked for beside this script's folder. The exit code is 1 where something does not load.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const dist = resolve(process.argv[2] ?? 'dist');
/** This one runs the program. */
const first = join(dist, 'main.js');

const forBrowsers = join('pages', 'assets');

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => path.endsWith('.js') && path !== first && !path.includes(forBrowsers));
// Imports at the top of a file are loaded with it.
const imported = /\bimport\(\s*['"]([@a-z][^'"]*)['"]\)/g;
const resolved = /\brequire\.resolve\(\s*['"]([@a-z][^'"]*)['"]/g;
const require = createRequire(first);

let failed = 0;
let count = 0;
async function attempt(what, load) {
  count += 1;
  try {
    await load();
  } catch (error) {
    failed += 1;
    process.stderr.write(`${what}: ${error instanceof Error ? error.message : error}\n`);
  }
}

const packages = new Set();
for (const path of files) {
  const text = readFileSync(path, 'utf8');
  await attempt(path, () => import(pathToFileURL(path).href));
  for (const [, name] of text.matchAll(imported)) packages.add(name);
  for (const [, name] of text.matchAll(resolved)) await attempt(name, () => require.resolve(name));
}
// What is imported late has not been loaded with the files.
for (const name of packages) await attempt(name, () => import(name));

process.stdout.write(`${count - failed} of ${count} modules load.\n`);
// Some of what was loaded may wait for something.
process.exit(failed === 0 ? 0 : 1);
