import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startProgram } from './program-process.ts';

// Put together here so that no scanner takes this file for a leak.
const token = `xoxb-${'123456789012'}-abcdefghij`;

/** Serves a note, and does this at SIGUSR2. */
async function startServing(atSignal: string) {
  const folder = mkdtempSync(join(tmpdir(), 'stevedore-crash-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'pod.md'), '# Pod\n\nA pod is the smallest unit that Kubernetes runs.\n');
  const script = `process.on('SIGUSR2', () => { ${atSignal} });`;
  const env = {
    ...{ CORPUS_DIR: folder, DATA_DIR: join(folder, '.state'), OPERATOR_TOKEN: 'open-sesame-open-sesame' },
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(script)}`,
  };
  const served = startProgram(['serve'], { cwd: folder, env });
  onTestFinished(() => void served.child.kill('SIGKILL'));
  await vi.waitFor(() => expect(served.seen.stderr).toContain('a platform listens'), 15_000);
  const lastLine = () => JSON.parse(served.seen.stderr.trimEnd().split('\n').at(-1) ?? '');
  return { ...served, lastLine };
}

it.each([
  ['an error that nobody catches', `throw new TypeError('refused: ${token}, open-sesame-open-sesame')`],
  ['a rejection that nobody waits for', `Promise.reject(new TypeError('refused: ${token}, open-sesame-open-sesame'))`],
])('ends with 1 and a last line in the log after %s', async (_, crash) => {
  const { child, seen, ended, lastLine } = await startServing(crash);
  child.kill('SIGUSR2');
  expect(await ended).toBe(1);
  expect(lastLine()).toMatchObject({
    level: 'fatal',
    msg: expect.stringContaining('the process ends'),
    err: { type: 'TypeError', message: 'refused: [redacted], [redacted]' },
  });
  expect(seen.stderr).not.toContain('abcdefghij');
  expect(seen.stderr).not.toContain('open-sesame');
});

it('has written all of its log when it ends at SIGTERM', async () => {
  const { child, ended, lastLine } = await startServing('');
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(lastLine()).toMatchObject({ level: 'info', msg: 'stopped' });
});
