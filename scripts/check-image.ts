// Checks a built image as it runs: npm run check-image -- [IMAGE] [--engine docker|podman|buildah]
// Builds nothing. With Docker: docker build -t stevedore . && npm run check-image stevedore
// Without (as root, with buildah and crun): buildah bud --format docker -t stevedore . && npm run check-image stevedore
// Prints a line for each check, and ends with 1 where one fails. Takes about half a minute.
import { type ChildProcessWithoutNullStreams, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBuildahEngine } from './image/buildah-engine.ts';
import { createDockerEngine } from './image/docker-engine.ts';
import type { ContainerWishes } from './image/engine.ts';
import { healthcheckOf, imageProblems } from './image/facts.ts';

const mostAddedMb = 60;
const stopWithinMs = 10_000;
const startWithinMs = 60_000;
const project = join(fileURLToPath(import.meta.url), '..', '..');

const words = process.argv.slice(2);
const at = words.indexOf('--engine');
const [, wanted = ['docker', 'podman', 'buildah'].find(works)] = at < 0 ? [] : words.splice(at, 2);
const [image = 'stevedore'] = words;
if (wanted === undefined) {
  process.stderr.write(
    'There is no docker, podman or buildah that works here. docs/deploy.md says how to build without Docker.\n',
  );
  process.exit(2);
}
const engine = wanted === 'buildah' ? await createBuildahEngine(image) : createDockerEngine(wanted, image);

let failed = 0;
async function check(title: string, look: () => unknown): Promise<void> {
  try {
    const told = await look();
    process.stdout.write(`ok    ${title}${typeof told === 'string' ? `: ${told}` : ''}\n`);
  } catch (error) {
    failed += 1;
    process.stdout.write(`WRONG ${title}: ${error instanceof Error ? error.message : error}\n`);
  }
}

const notes = mkdtempSync(join(tmpdir(), 'stevedore-notes-'));
try {
  await checkAll();
} finally {
  rmSync(notes, { recursive: true });
  engine.close();
}
process.stdout.write(failed === 0 ? 'The image is as it should be.\n' : `${failed} checks failed.\n`);
process.exitCode = failed === 0 ? 0 : 1;

async function checkAll() {
  const config = engine.config();
  const healthcheck = config.healthcheck ?? healthcheckOf(readFileSync(join(project, 'Dockerfile'), 'utf8'));
  await check('description', () => {
    const problems = imageProblems({ ...config, ...(healthcheck !== undefined && { healthcheck }) });
    if (problems.length > 0) throw new Error(problems.join('; '));
    return config.healthcheck === undefined
      ? 'HEALTHCHECK is in the Dockerfile alone, as the image is in OCI format'
      : undefined;
  });

  const inside = readFileSync(join(project, 'scripts', 'image', 'inside.mjs'), 'utf8');
  const facts = JSON.parse((await finished({ entrypoint: 'node', args: ['--input-type=module', '-'] }, inside)).output);
  await check('is not root, and first process', () => {
    expect(facts.uid > 0 && facts.pid === 1, `uid ${facts.uid}, pid ${facts.pid}`);
    return `uid ${facts.uid}, Node.js ${facts.node}`;
  });
  await check('writes to /data alone', () => expect(`${facts.writable}` === '/data', facts.writable.join(' ')));
  await check(`adds less than ${mostAddedMb} MB`, () => {
    const size = `${(facts.bytes / 1e6).toFixed(1)} MB in ${facts.files} files, ${(facts.bytesOnDisk / 1e6).toFixed(1)} MB on disk`;
    expect(facts.bytesOnDisk < mostAddedMb * 1e6, size);
    return size;
  });
  await check('holds no package manager and no package for development', () => {
    const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
    const found = facts.packages.filter((name: string) => packages[`node_modules/${name}`]?.dev !== undefined);
    expect(facts.packageManagers.length + found.length === 0, [...facts.packageManagers, ...found].join(' '));
    return `${facts.packages.length} packages`;
  });

  await check('answers on the command line', async () => {
    const { code, output } = await finished({ args: ['ask', 'what is a pod'] });
    expect(code === 0 && /smallest unit/.test(output) && output.includes('kubernetes/pod.md'), output);
  });
  writeFileSync(join(notes, 'glorp.md'), '# Glorp\n\nA glorp is a container that sings a tunee.\n');
  chmodSync(notes, 0o755);
  await check('answers from a folder that is mounted over its notes', async () => {
    const { output } = await finished({ args: ['ask', 'what is a glorp'], mounts: { '/app/corpus': notes } });
    expect(output.includes('sings') && output.includes('glorp.md'), output);
  });
  await check('has its dictionaries', async () => {
    const { output } = await finished({
      args: ['check', '--rule', 'spelling', '--hints'],
      mounts: { '/app/corpus': notes },
    });
    expect(/tunee/.test(output) && !/sings/.test(output), output);
  });

  await check('a command that is at work ends at SIGINT, although it is the first process', async () => {
    const { child, kill } = engine.start({ args: ['ask', '--batch'] });
    const ended = outcome(child);
    child.stdin.write('{"id":"1","q":"what is a pod"}\n');
    await once(child.stdout, 'data');
    kill('SIGINT');
    const late = setTimeout(() => kill('SIGKILL'), stopWithinMs);
    const { code } = await ended;
    clearTimeout(late);
    expect(code === 130, `exit code ${code}`);
  });

  for (const signal of ['SIGTERM', 'SIGINT']) await checkServing(signal, healthcheck);
}

/** Serves, is asked over HTTP and on standard input, and is told to stop while questions are under way. */
async function checkServing(signal: string, healthcheck: readonly string[] = []): Promise<void> {
  const container = engine.start();
  const ended = outcome(container.child);
  try {
    await check(`serves, and its own health check agrees (before ${signal})`, async () => {
      const begunAt = performance.now();
      await until(() => container.exec(healthcheck.slice(1)) === 0, ended);
      return `after ${((performance.now() - begunAt) / 1000).toFixed(1)} s`;
    });
    const base = `http://127.0.0.1:${container.port()}`;
    await check('has the command `stevedore` for whoever looks inside', () =>
      expect(container.exec(['stevedore', '--version']) === 0, 'it ends with an error'),
    );
    // Who brings no cookie is somebody new, and may ask less.
    let visitor = '';
    await check('answers over HTTP, with a source', async () => {
      await until(async () => (await read(`${base}/readyz`).page).status === 200, ended);
      const { text, cookie } = await read(`${base}/?q=what+is+a+pod`).page;
      visitor = cookie;
      expect(/smallest unit/.test(text) && text.includes('kubernetes/pod.md'), text.slice(0, 300));
    });
    await check(
      `${signal} ends it with 0 within ${stopWithinMs / 1000} s, and what was taken is answered`,
      async () => {
        const questions = ['image', 'container', 'registry', 'node', 'volume', 'service', 'deployment', 'namespace'];
        const asked = questions.map((word) => read(`${base}/?q=what+is+a+${word}`, visitor));
        container.child.stdin.write('what is a pod\n');
        await Promise.all(asked.map(({ written }) => written));
        // From then on it is at them, and not only the system that keeps connections for it.
        await Promise.race(asked.map(({ page }) => page));
        const begunAt = performance.now();
        container.kill(signal);
        const { code, output, errors } = await ended;
        const tookMs = performance.now() - begunAt;
        const answers = await Promise.all(asked.map(({ page }) => page));
        expect(code === 0, `exit code ${code}\n${output}`);
        expect(tookMs < stopWithinMs, `took ${Math.round(tookMs)} ms\n${errors.slice(-1500)}`);
        const answered = answers.filter(({ status, text }) => status === 200 && text.includes('.md'));
        const refused = answers.filter(({ status, retryAfter }) => status === 503 && retryAfter !== '');
        expect(answered.length > 0, 'no question over HTTP was answered');
        const dropped = answers.filter((answer) => !answered.includes(answer) && !refused.includes(answer));
        expect(
          dropped.length === 0,
          `${dropped.length} dropped: ${dropped[0]?.status} ${dropped[0]?.text.slice(0, 300)}`,
        );
        expect(/smallest unit/.test(output), `the question on standard input was left without an answer\n${output}`);
        return `${Math.round(tookMs)} ms, ${answered.length} answered, ${refused.length} told to come again`;
      },
    );
  } finally {
    if (container.child.exitCode === null) container.child.kill('SIGKILL');
  }
}

function works(program: string): boolean {
  const args = program === 'buildah' ? ['images'] : ['info'];
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs to its end, with this on standard input. */
function finished(wishes: ContainerWishes, input = ''): Promise<Outcome> {
  const { child } = engine.start(wishes);
  child.stdin.end(input);
  return outcome(child);
}

async function outcome(child: ChildProcessWithoutNullStreams): Promise<Outcome> {
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, output, errors };
}

/** Asks again and again until it holds. @throws when the container has ended, or it takes too long */
async function until(holds: () => boolean | Promise<boolean>, ended: Promise<Outcome>): Promise<void> {
  const over: { result?: Outcome } = {};
  void ended.then((result) => Object.assign(over, { result }));
  const giveUpAt = performance.now() + startWithinMs;
  while (!(await holds())) {
    if (over.result !== undefined)
      throw new Error(`it ended with ${over.result.code}: ${over.result.errors.slice(-600)}`);
    if (performance.now() > giveUpAt) throw new Error(`not within ${startWithinMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

interface Page {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string;
  readonly cookie: string;
}

/** `written` once the request has gone out, `page` with what came back; status 0 for none. */
function read(url: string, cookie = ''): { written: Promise<unknown>; page: Promise<Page> } {
  const request = get(url, { agent: false, headers: { accept: 'text/html', ...(cookie !== '' && { cookie }) } });
  const written = once(request, 'socket').then(([socket]) => socket.connecting && once(socket, 'connect'));
  const page = once(request, 'response').then(async ([response]) => {
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk;
    const [brought = ''] = response.headers['set-cookie'] ?? [];
    const retryAfter = response.headers['retry-after'] ?? '';
    return { status: Number(response.statusCode), text, retryAfter, cookie: brought.split(';')[0] };
  });
  const failed = (error: unknown) => ({ status: 0, text: String(error), retryAfter: '', cookie: '' });
  return { written: written.catch(failed), page: page.catch(failed) };
}
