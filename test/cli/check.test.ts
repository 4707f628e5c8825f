import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../corpus/folder.ts';
import { runProgram } from './program-process.ts';

/** Through the real program. */
const check = (folder: string, ...args: string[]) =>
  runProgram(['check', ...args], { cwd: folder, env: { HOME: folder } });

const pod = '# Pod\n\nA pod is the smallest unit that Kubernetes runs.\n';

describe('stevedore check', () => {
  it('takes the folder as an argument, prints findings as compilers do, and is fine with warnings', async () => {
    const folder = await folderWith({ 'pod.md': `${pod}\n- one\n-\n` });
    const { code, stdout, stderr } = await check(folder, folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('\npod.md:6: warning: an item of a list is empty [empty-item]\n    Delete it');
    expect(stdout).toMatch(/^ *1 notes$/m);
    expect(stdout).toMatch(/^ *1 warnings$/m);
    expect(stdout).not.toContain('[no-sources]');
  });

  it('ends with 1 above --max-warnings, and lists hints with --hints', async () => {
    const folder = await folderWith({ 'pod.md': `${pod}\n- one\n-\n` });
    expect((await check(folder, folder, '--max-warnings', '1')).code).toBe(0);
    expect((await check(folder, folder, '--max-warnings', '0')).code).toBe(1);
    const { stdout } = await check(folder, folder, '--hints');
    expect(stdout).toContain('\n.: note: no note has `sources` [no-sources]\n');
    expect(stdout).toMatch(/^ *\d+ quiz prompts$/m);
  });

  it('mends with --fix what is mechanical, says what, and then has nothing to mend', async () => {
    const folder = await folderWith({
      'pod.md': `${pod}\n- one\n-\n`,
      'a.md': '# A\n\nSee [[Pdo]] and [[pods life]].\n',
    });
    const first = await check(folder, folder, '--fix');
    expect(first.stdout).toContain('pod.md:6: mended: an item of a list is empty [empty-item]\n');
    expect(first.stdout).toContain('a.md:3: warning: there is no note "pods life" [dead-link]');
    expect(readFileSync(join(folder, 'pod.md'), 'utf8')).toBe(`${pod}\n- one\n`);
    expect((await check(folder, folder, '--fix')).stdout).not.toContain('mended');
  });

  it('runs the rules that --rule names, lists all with --rules, and knows which there are', async () => {
    const folder = await folderWith({ 'pod.md': `${pod}\n- one\n-\n\n[[gone]]\n` });
    const { stdout } = await check(folder, folder, '--rule', 'dead-link');
    expect(stdout).toContain('[dead-link]');
    expect(stdout).not.toContain('[empty-item]');
    expect((await check(folder, '--rules')).stdout).toMatch(/^dead-link +\S/m);
    expect(await check(folder, folder, '--rule', 'nonsense')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nonsense'),
    });
  });

  it('prints one object with --json', async () => {
    const folder = await folderWith({ 'pod.md': `${pod}\n- one\n-\n`, 'check.yaml': 'off: [spelling]\nof: []\n' });
    const { code, stdout } = await check(folder, folder, '--json');
    const record = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(record).toMatchObject({ folder, errors: 1, warnings: 1, mended: [], counts: { notes: 1 } });
    expect(record.findings).toContainEqual({
      severity: 'warning',
      code: 'empty-item',
      path: 'pod.md',
      line: 6,
      message: 'an item of a list is empty',
      remedy: 'Delete it, or write what was to stand there.',
      fixable: true,
    });
    expect(record.findings).toContainEqual(
      expect.objectContaining({ code: 'check-settings', path: 'check.yaml', line: 2, severity: 'error' }),
    );
  });

  it('checks the folder of CORPUS_DIR when none is given', async () => {
    const folder = await folderWith({ 'pod.md': pod });
    const { stdout } = await runProgram(['check'], { cwd: folder, env: { HOME: folder, CORPUS_DIR: folder } });
    expect(stdout).toContain(`Notes in ${folder}\n`);
  });
});
