import { describe, expect, it, test } from 'vitest';
import { extendsCommand, readCommand, sameFamily, shellCommands } from '../../../src/quiz/commands/command-line.ts';

const command = (code: string) => readCommand(code)!;

describe('a command', () => {
  test.each([
    ['crane lift box', ['crane', 'lift', 'box']],
    ['crane image ls -a', ['crane', 'image', 'ls']],
    ['crane lift NAME --to deck', ['crane', 'lift']],
    ['crane lift <name>', ['crane', 'lift']],
    ['crane push port.example.com/box:2.1', ['crane', 'push']],
    ['./load.sh fast', ['./load.sh', 'fast']],
  ])('%j has its program and sub-commands', (code, core) => expect(readCommand(code)?.core).toEqual(core));

  test.each([
    'crane',
    'CRANE_HOME',
    'size = 3',
    'Lift failed',
    '--all deck',
    'lift: failed',
    '3 boxes',
    'until crane ready',
  ])('%j is none', (code) => expect(readCommand(code)).toBeUndefined());

  it('may be one word where commands stand', () => {
    expect(readCommand('crane', true)?.core).toEqual(['crane']);
    expect(readCommand('CRANE', true)).toBeUndefined();
  });

  it('is of one family with what adds to it', () => {
    expect(sameFamily(command('crane ps'), command('crane ps -a'))).toBe(true);
    expect(sameFamily(command('crane image ls'), command('crane image rm'))).toBe(false);
    expect(extendsCommand(command('crane ps -a'), command('crane ps'))).toBe(true);
    expect(extendsCommand(command('crane ps'), command('crane ps -a'))).toBe(false);
    expect(extendsCommand(command('crane rm -f box'), command('crane ps'))).toBe(false);
  });
});

describe('the commands of a code block', () => {
  it('have the comment beside or straight above them', () => {
    const code = '# list the boxes\ncrane ls\n\n$ crane lift BOX  # lift one\n# two\n# lines\n\ncrane rm \\\n  --all\n';
    expect(shellCommands('bash', code)).toEqual([
      { code: 'crane ls', comment: 'list the boxes' },
      { code: 'crane lift BOX', comment: 'lift one' },
      { code: 'crane rm --all' },
    ]);
  });

  it('are none in other languages', () => expect(shellCommands('yaml', 'crane: ls # list')).toEqual([]));
});
