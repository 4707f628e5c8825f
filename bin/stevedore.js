#!/usr/bin/env node
// Runs the compiled program. In a checkout (src/ is there) it compiles first when dist/ is older than the sources.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The system ends a process at a signal that nobody handles, but not the first process of a container: there it is done here.
const numbers = { SIGINT: 2, SIGTERM: 15 };
for (const [signal, number] of process.pid === 1 ? Object.entries(numbers) : []) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(128 + number);
  });
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const build = join(root, 'scripts', 'build.mjs');

if (existsSync(build) && existsSync(join(root, 'src')) && existsSync(join(root, 'node_modules', 'typescript'))) {
  const { buildIfNeeded } = await import('../scripts/build.mjs');
  buildIfNeeded();
}

await import('../dist/main.js');
