// Compiles src/ to dist/. Run directly it always compiles; buildIfNeeded() skips when dist/ is newer than every source.
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const stamp = join(root, 'dist', 'main.js');

/** What the program reads beside its code. */
const assets = ['check/spelling/field-words.txt', 'pages/assets'];

function newestSourceMs() {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  files.push(join(root, 'tsconfig.json'), join(root, 'tsconfig.build.json'));
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}

function build() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const done = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: ['ignore', 2, 2] });
  if (done.status !== 0) process.exit(done.status ?? 1);
  for (const path of assets) cpSync(join(root, 'src', path), join(root, 'dist', path), { recursive: true });
  // tsc leaves unchanged outputs alone, so the stamp is what says when the last build was.
  utimesSync(stamp, new Date(), new Date());
}

export function buildIfNeeded() {
  const builtMs = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (builtMs < newestSourceMs()) build();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
