import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ProgramProcess, runProgram, startProgram } from './program-process.ts';

/** Through the real program: its arguments, streams, signals and exit codes. */

let folder: string;
let notes: string;
let children: ProgramProcess['child'][] = [];

const podNote = `---
title: Pod
---
# Pod

A pod is the smallest unit that Kubernetes runs.

## Restarts

The field \`restartPolicy\` says when a pod starts its containers again.
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stevedore-cli-'));
});

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  notes = mkdtempSync(join(folder, 'notes-'));
  writeFileSync(join(notes, 'pod.md'), podNote);
  mkdirSync(join(notes, 'aws'));
  writeFileSync(join(notes, 'aws', 'my ecr.md'), '# ECR\n\nECR is a registry that stores container images.\n');
});

interface Given {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

const placeOf = ({ env = {}, cwd = folder }: Given) => ({
  cwd,
  env: { HOME: folder, CORPUS_DIR: notes ?? '', ...env },
});

function start(args: readonly string[], given: Given = {}) {
  const started = startProgram(args, placeOf(given));
  children.push(started.child);
  return started;
}

const run = (args: readonly string[], given: Given = {}) => runProgram(args, placeOf(given), given.input);

describe('stevedore ask', () => {
  it('prints the answer as a chat would show it, with its source', async () => {
    expect(await run(['ask', 'what', 'is', 'a', 'pod?'])).toEqual({
      code: 0,
      stdout: 'A pod is the smallest unit that Kubernetes runs.\n\n— [Pod, line 6](pod.md#L6-L6)\n',
      stderr: '',
    });
  });

  it('admits that the notes are silent, which is fine', async () => {
    const { code, stdout } = await run(['ask', 'who won the football world cup']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^The notes don't say\./);
  });

  it('prints one JSON object with --json, whose text is what it prints without', async () => {
    const plain = await run(['ask', 'what is ECR']);
    const { code, stdout, stderr } = await run(['ask', '--json', 'what is ECR']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const record = JSON.parse(stdout);
    expect(record).toMatchObject({
      state: 'answer',
      kind: 'definition',
      snippets: [
        {
          text: 'ECR is a registry that stores container images.',
          citations: [{ path: 'aws/my ecr.md', headings: [], startLine: 3, endLine: 3 }],
        },
      ],
      corrections: [],
      confidence: expect.any(Number),
      tookMs: expect.any(Number),
    });
    expect(`${record.text}\n`).toBe(plain.stdout);
  });

  it('links citations by the template', async () => {
    const env = { CITATION_URL_TEMPLATE: 'https://notes.test/{path}#L{startLine}' };
    const { stdout } = await run(['ask', '--json', 'what is ECR'], { env });
    expect(JSON.parse(stdout).snippets[0].citations[0].url).toBe('https://notes.test/aws/my%20ecr.md#L3');
  });

  it('understands a follow-up by its context', async () => {
    const { stdout } = await run(['ask', '--json', '--context', 'what is ECR', 'and a pod?']);
    expect(JSON.parse(stdout).text).toContain('smallest unit');
  });

  it('answers a batch in order, marks bad lines, and then ends with 1', async () => {
    const input =
      '{"id":"a","q":"what is a pod"}\nnonsense\n\n{"id":"b","q":"what is ECR","context":["what is a pod"]}\n';
    const { code, stdout } = await run(['ask', '--batch'], { input });
    expect(code).toBe(1);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { id: 'a', state: 'answer' },
      { id: null, line: 2 },
      { id: 'b', state: 'answer' },
    ]);
    expect((await run(['ask', '--batch'], { input: '{"id":1,"q":"what is a pod"}\n' })).code).toBe(0);
  });

  it('ends quietly when nobody reads on', async () => {
    const { child, seen, ended } = start(['ask', '--batch']);
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end('{"id":1,"q":"what is a pod"}\n'.repeat(20_000));
    expect(await ended).toBe(0);
    expect(seen.stderr).toBe('');
  });

  it('sees a note that changed since the last question', async () => {
    expect((await run(['ask', 'what is a pod'])).stdout).toContain('smallest');
    writeFileSync(join(notes, 'pod.md'), podNote.replace('smallest', 'tiniest'));
    expect((await run(['ask', 'what is a pod'])).stdout).toContain('tiniest');
  });
});

describe('where the notes are', () => {
  it('is --corpus first, then CORPUS_DIR, then .env, then what ships, wherever it is started', async () => {
    const other = mkdtempSync(join(folder, 'other-'));
    writeFileSync(join(other, 'pod.md'), '# Pod\n\nA pod is a group of whales.\n');
    const cwd = mkdtempSync(join(folder, 'cwd-'));
    writeFileSync(join(cwd, '.env'), `CORPUS_DIR="${other}"\n`);
    const ask = async (args: readonly string[], CORPUS_DIR: string) =>
      (await run(['ask', 'what is a pod', ...args], { cwd, env: { CORPUS_DIR } })).stdout;
    expect(await ask(['--corpus', other], notes)).toContain('whales');
    expect(await ask([], notes)).toContain('smallest unit');
    rmSync(join(cwd, '.env'));
    expect(await ask([], '')).toMatch(/pod[\s\S]*\.md/);
  });

  it('may be given by .env in the working directory', async () => {
    const cwd = mkdtempSync(join(folder, 'cwd-'));
    writeFileSync(join(cwd, '.env'), `CITATION_URL_TEMPLATE="https://n.test/{path}#L{startLine}"\n`);
    expect((await run(['ask', 'what is a pod'], { cwd })).stdout).toContain('(https://n.test/pod.md#L6)');
  });
});

describe('wrong usage', () => {
  it.each([
    [['dance'], /unknown command 'dance'/],
    [['ask', '--loud', 'x'], /unknown option '--loud'/],
    [['ask'], /nothing to answer/],
    [['ask', '--batch', 'x'], /standard input/],
    [['eval'], /missing required argument 'file'/],
    [['eval', 'no-such-file.jsonl'], /no-such-file/],
    [['eval', 'x.jsonl', '--min-score', '7'], /from 0 to 1/],
    [['check', '--corpus', ''], /path of a folder/],
    [[], /Usage: stevedore/],
  ])('%j ends with 2, a reason, and nothing else', async (args, reason) => {
    const { code, stdout, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(reason);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('wrong settings', () => {
  it('end with 1 and every problem at once', async () => {
    const env = { CITATION_URL_TEMPLATE: 'https://n.test/{file}', LOG_LEVEL: 'loud' };
    const { code, stdout, stderr } = await run(['ask', 'x'], { env });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(3);
    expect(stderr).toMatch(/LOG_LEVEL must be one of/);
  });

  it('such as a folder that is not there end with 1 and a remedy', async () => {
    for (const command of [['ask', 'x'], ['serve'], ['check']]) {
      const { code, stderr } = await run([...command, '--corpus', join(folder, 'nowhere')]);
      expect(code).toBe(1);
      expect(stderr).toMatch(/^stevedore: .*nowhere.*--corpus/);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
  });
});

describe('stevedore --help', () => {
  it.each([[], ['ask'], ['serve'], ['doctor'], ['backup'], ['restore'], ['check'], ['eval']])(
    '%s shows usage and examples',
    async (...command) => {
      const { code, stdout } = await run([...command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^Usage: stevedore/);
      expect(stdout).toContain('Examples:\n  stevedore');
    },
  );

  it('and --version know the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect((await run(['--version'])).stdout).toBe(`${version}\n`);
  });
});

describe('stevedore quiz', () => {
  const quizNote = `# Cranes

\`\`\`quiz
question: How much does a gantry crane lift?
answer: 40 t
wrong: [10 t, 20 t]
explanation: The plate on its leg says so.
\`\`\`

A gantry crane lifts 40 t.
`;
  beforeEach(() => {
    writeFileSync(join(notes, 'cranes.md'), quizNote);
  });

  it('lists the prompts with their places, the right choice marked', async () => {
    const { code, stdout } = await run(['quiz', '--list', 'cranes']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^cranes\.md:\d+: curated \(Cranes\)\n {4}How much does a gantry crane lift\?\n/);
    expect(stdout).toMatch(/^ {2}\* \d\. 40 t$/m);
    expect(stdout).toMatch(/^ {4}\d\. 10 t$/m);
    expect(stdout).toMatch(/\d prompts? from 1 note\n$/);
  });

  it('prints them as JSON', async () => {
    const { code, stdout } = await run(['quiz', '--json', 'cranes']);
    expect(code).toBe(0);
    const [prompt] = JSON.parse(stdout);
    expect(prompt).toMatchObject({
      type: 'curated',
      stem: 'How much does a gantry crane lift?',
      answer: '40 t',
      remark: 'The plate on its leg says so.',
      explanation: expect.stringContaining('A gantry crane lifts 40 t.'),
      citation: { path: 'cranes.md' },
      quality: 1,
    });
    expect(prompt.choices[prompt.answerIndex]).toBe('40 t');
  });

  it('says so when there is none, and when it is not told what to print', async () => {
    const none = await run(['quiz', '--list', 'submarines']);
    expect(none).toEqual({
      code: 1,
      stdout: '    0 prompts from 0 notes\n',
      stderr: 'The notes yield no prompt about "submarines".\n',
    });
    expect(await run(['quiz'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--list or --json') });
  });
});

describe('stevedore check', () => {
  it('counts what there is, and is fine without errors', async () => {
    const { code, stdout } = await run(['check']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ *2 notes$/m);
    expect(stdout).toMatch(/^ *0 errors$/m);
  });

  it('lists each problem with its place and remedy, and ends with 1 when one is an error', async () => {
    symlinkSync('nowhere.md', join(notes, 'bad.md'));
    writeFileSync(join(notes, 'slip.md'), '---\ntitle: [\n---\n\nA slip is a small mistake.\n');
    const { code, stdout } = await run(['check']);
    expect(stdout).toMatch(/^slip\.md(:\d+)?: (warning|error): .+ \[.+\]\n {4}\S/m);
    expect(stdout).toMatch(/^bad\.md(:\d+)?: error: /m);
    expect(code).toBe(1);
  });
});

describe('stevedore eval', () => {
  const line = (value: object) => `${JSON.stringify(value)}\n`;
  const good = line({ q: 'what is a pod', gold: ['smallest unit'] });
  const bad = line({ q: 'what is ECR', gold: ['moon'], kind: 'definition' });

  it('ends with 0 when all pass, and with 1 when the score is too low', async () => {
    const file = join(folder, 'questions.jsonl');
    writeFileSync(file, good + line({ q: 'who won the world cup', expect: 'silent' }));
    expect(await run(['eval', file])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/total +2 +2 +100\.0 %/),
    });
    writeFileSync(file, good + bad);
    const failed = await run(['eval', file]);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toContain('FAIL line 2 (definition): what is ECR\n     answer: missing /moon/\n');
    expect((await run(['eval', file, '--min-score', '0.5'])).code).toBe(0);
    expect(JSON.parse((await run(['eval', file, '--json'])).stdout)).toMatchObject({ score: 0.5, total: 2 });
  });

  it('names every bad line of the file', async () => {
    const file = join(folder, 'broken.jsonl');
    writeFileSync(file, `${good}{\n{"q":"x"}\n`);
    const { code, stderr } = await run(['eval', file]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/broken\.jsonl:2: [\s\S]*broken\.jsonl:3: /);
  });
});

/** The lines of a log for machines. */
const logged = (stderr: string): readonly Readonly<Record<string, unknown>>[] =>
  stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('stevedore serve', () => {
  it('answers each line of a pipe and ends with 0', async () => {
    const { code, stdout, stderr } = await run(['serve'], { input: 'what is a pod\n\nsources\nhelp\n' });
    expect(code).toBe(0);
    expect(logged(stderr).filter(({ level }) => level !== 'info')).toEqual([]);
    expect(stdout).toMatch(/smallest unit[\s\S]*quoted from:[\s\S]*pod\.md[\s\S]*I answer from the notes/);
  });

  it('goes on with a quiz, and counts what was answered, after a kill', async () => {
    const question = (text: string) =>
      `\`\`\`quiz\nquestion: ${text}?\nanswer: 40 t\nwrong: [10 t, 20 t]\nexplanation: So it is.\n\`\`\`\n\n`;
    writeFileSync(join(notes, 'cranes.md'), `# Cranes\n\nA crane lifts 40 t.\n\n${question('One')}${question('Two')}`);
    const env = { DATA_DIR: join(notes, '.state') };
    const { child, seen, ended } = start(['serve'], { env });
    child.stdin.write('quiz cranes 2\n40 t\n');
    await vi.waitFor(() => expect(seen.stdout).toContain('Question 2 of 2'), { timeout: 20_000 });
    child.kill('SIGKILL');
    await ended;
    const { stdout } = await run(['serve'], { env, input: 'quiz\n40 t\nscore\n' });
    expect(stdout).toMatch(/Still under way[\s\S]*Question 2 of 2[\s\S]*2 of 2 right, 20 points/);
    expect(stdout).toContain('**All time:** 20 points, 2 of 2 right');
  }, 40_000);

  it('warns of a daily quiz that nobody here can post, and writes no id of a place into the log', async () => {
    const env = { DATA_DIR: join(notes, '.state'), DAILY_QUIZ: 'elsewhere:C0123 09:00' };
    const { code, stderr } = await run(['serve'], { env });
    expect(code).toBe(0);
    expect(logged(stderr)).toContainEqual(expect.objectContaining({ level: 'warn', platform: 'elsewhere' }));
    expect(stderr).toContain('DAILY_QUIZ names a platform');
    expect(stderr).not.toContain('C0123');
  });

  it('answers where nothing can be kept, and says so once', async () => {
    const blocked = join(notes, 'file');
    writeFileSync(blocked, '');
    const input = 'quiz pod\nwhat is a pod\nwhat is a pod\n';
    const { code, stdout, stderr } = await run(['serve'], { env: { DATA_DIR: join(blocked, 'state') }, input });
    expect(code).toBe(0);
    expect(stdout).toMatch(/smallest unit[\s\S]*smallest unit/);
    expect(stderr.match(/the store cannot be used/g)).toHaveLength(1);
    expect(stderr).toContain('set DATA_DIR to another folder');
  }, 40_000);

  it('takes up changed, new and deleted notes while it runs', async () => {
    const { child, seen, ended } = start(['serve'], { env: { LOG_LEVEL: 'info' } });
    const answerTo = async (question: string) => {
      seen.stdout = '';
      child.stdin.write(`${question}\n`);
      await vi.waitFor(() => expect(seen.stdout).toMatch(/\n\n$/), { timeout: 10_000 });
      return seen.stdout;
    };
    const ask = (question: string, expected: RegExp) =>
      expect.poll(() => answerTo(question), { timeout: 10_000, interval: 100 }).toMatch(expected);
    await ask('what is a pod', /smallest/);
    writeFileSync(join(notes, 'pod.md'), podNote.replace('smallest', 'tiniest'));
    await ask('what is a pod', /tiniest/);
    writeFileSync(join(notes, 'node.md'), '# Node\n\nA node is a machine that runs pods.\n');
    await ask('what is a node', /machine that runs pods/);
    rmSync(join(notes, 'aws'), { recursive: true });
    await ask('what is ECR', /don't say|Not sure/);
    child.stdin.end();
    expect(await ended).toBe(0);
    for (const line of logged(seen.stderr)) expect(line).toHaveProperty('level');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 at %s though its input is still open', async (signal) => {
    const { child, seen, ended } = start(['serve']);
    child.stdin.write('what is a pod\n');
    await vi.waitFor(() => expect(seen.stdout).toContain('smallest'), { timeout: 10_000 });
    child.kill(signal);
    expect(await ended).toBe(0);
  });
});
