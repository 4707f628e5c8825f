import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createTerminalLog } from '../../src/ops/terminal-log.ts';

it('writes each line where there is room for it, once somebody makes room', () => {
  const terminal = new PassThrough({ encoding: 'utf8' });
  const { output, beside } = createTerminalLog(terminal);
  output.write('one\n');
  beside((writeLine) => {
    terminal.write('(');
    writeLine();
    terminal.write(')');
  });
  output.write('two\n');
  output.write('three\n');
  expect(terminal.read()).toBe('one\n(two\n)(three\n)');
});
