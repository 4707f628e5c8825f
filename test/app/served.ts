import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { onTestFinished, vi } from 'vitest';
import { serve } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { HealthSnapshot } from '../../src/health.ts';
import { freePort } from '../platforms/slack/slack-room.ts';

const quiz = 'question: Who puts pods on nodes?\nanswer: the scheduler\nwrong:\n  - the kubelet\n  - the proxy\n';
const note = `# Pod\n\nA pod is the smallest unit that Kubernetes runs.\n\n\`\`\`quiz\n${quiz}\`\`\`\n`;

/** Serves a note about pods, over HTTP too, from now on; stopped at the end of the test. */
export async function beginServed(environment: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'stevedore-served-'));
  const corpusDir = join(folder, 'notes');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  mkdirSync(corpusDir);
  writeFileSync(join(corpusDir, 'pod.md'), note);
  const dataDir = join(folder, 'state');
  const config = await readConfig({
    ...{ CORPUS_DIR: corpusDir, DATA_DIR: dataDir, HTTP_PORT: String(port), LOG_LEVEL: 'debug' },
    ...environment,
  });
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const signals = new EventEmitter();
  let log = '';
  let shown = '';
  errors.on('data', (data) => (log += data));
  output.on('data', (data) => (shown += data));
  const served = serve(config, { input, output, errors, signals });
  let isOver = false;
  served.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  const signal = () => void signals.emit('SIGTERM');
  onTestFinished(async () => {
    if (!isOver) signal();
    await served.catch(() => {});
  });
  const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);
  await vi.waitFor(() => get('/healthz'), 10_000);
  const health = async () => {
    const reply = await get('/readyz');
    return { code: reply.status, ...((await reply.json()) as HealthSnapshot) };
  };
  return {
    ...{ corpusDir, dataDir, input, served, signal, get, health },
    /** Lines of the log, as JSON. */
    lines: (): readonly Record<string, unknown>[] =>
      log.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : [])),
    shown: () => shown,
  };
}
