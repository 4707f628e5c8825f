import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, vi } from 'vitest';
import { serve } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { freePort } from '../platforms/slack/slack-room.ts';

const quiz = (question: string, answer: string, ...wrong: readonly string[]) =>
  `\`\`\`quiz\nquestion: ${question}\nanswer: ${answer}\n${wrong.length > 0 ? `wrong:\n${wrong.map((each) => `  - ${each}\n`).join('')}` : ''}\`\`\`\n`;

const notes: Readonly<Record<string, string>> = {
  'kubernetes/pod.md': `# Pod

A pod is the smallest unit that Kubernetes runs: one or more containers on one node.

## Who decides where a pod runs?

The scheduler picks a node for each pod that has none.

${quiz('Who picks the node of a pod?', 'the scheduler', 'the kubelet', 'the registry')}
## What does the kubelet do?

The kubelet starts the containers of the pods on its node.

${quiz('What starts the containers of a pod?', 'the kubelet', 'the scheduler', 'the registry')}
## Commands

\`\`\`sh
kubectl get pods
\`\`\`

| Field | Meaning |
| --- | --- |
| READY | containers that are ready |
`,
  'aws/ecs.md':
    '# Amazon ECS\n\n## How is ECS priced?\n\nECS itself costs nothing; the instances below it are paid for.\n',
  'aws/eks.md':
    '# Amazon EKS\n\n## How is EKS priced?\n\nEKS costs an hourly fee for each cluster, besides its nodes.\n',
};

/**
 * Serves notes of its own for the tests of a file.
 * @param more files beside them, by path.
 */
export function serveNotes(
  environment: Readonly<Record<string, string>> = {},
  more: Readonly<Record<string, string | Uint8Array>> = {},
): { readonly origin: string; readonly dataDir: string } {
  const site = { origin: '', dataDir: '' };
  let stop = async (): Promise<void> => {};
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stevedore-browser-'));
    for (const [path, text] of Object.entries({ ...notes, ...more })) {
      const file = join(folder, 'notes', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    site.dataDir = join(folder, 'state');
    const port = await freePort();
    const config = await readConfig({
      ...{ CORPUS_DIR: join(folder, 'notes'), DATA_DIR: site.dataDir, HTTP_PORT: String(port) },
      ...environment,
    });
    const signals = new EventEmitter();
    const [input, output, errors] = [new PassThrough(), new PassThrough().resume(), new PassThrough().resume()];
    const served = serve(config, { input, output, errors, signals });
    stop = async () => {
      signals.emit('SIGTERM');
      await served;
      rmSync(folder, { recursive: true, force: true });
    };
    site.origin = `http://localhost:${port}`;
    await vi.waitFor(async () => {
      const { ok } = await fetch(`${site.origin}/`);
      if (!ok) throw new Error('it does not listen yet');
    }, 20_000);
  }, 30_000);
  afterAll(() => stop());
  return site;
}
