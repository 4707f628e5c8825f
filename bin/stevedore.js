#!/usr/bin/env node
// Runs the compiled program. In a checkout (src/ is there) it compiles first when dist/ is older than the sources.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const build = join(root, 'scripts', 'build.mjs');

if (existsSync(build) && existsSync(join(root, 'src')) && existsSync(join(root, 'node_modules', 'typescript'))) {
  const { buildIfNeeded } = await import('../scripts/build.mjs');
  buildIfNeeded();
}

await import('../dist/main.js');
